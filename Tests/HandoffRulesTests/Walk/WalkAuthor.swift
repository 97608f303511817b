import CanonicalJSON
import LiandanTesting
import WasteDomain

/// Somebody who walks through the lives of a few manifests at once, mostly lawfully.
struct WalkAuthor {
    /// One submission and what it is about.
    struct Step {
        let speaker: String
        let kind: EventKind
        /// Nil where no manifest is meant.
        let manifest: UniqueID?
        let events: [JSONObject]
        /// Packages it is about beside those of a manifest.
        var packages: [ItemCode] = []
    }

    /// How likely statements are that lead on; all others weigh 1.
    private static let weights: [EventKind: Int] = [
        .manifestReleased: 8, .manifestLoaded: 8, .manifestDeparted: 8, .manifestArrived: 6,
        .manifestReceived: 12, .manifestDecided: 14, .treatmentRecorded: 12,
        .manifestReturnDeparted: 6, .manifestReturnReceived: 8, .manifestRedirected: 4,
        .manifestRelayReleased: 4, .manifestRelayTaken: 12, .partyInformed: 8,
        .manifestUnfrozen: 40, .correctionProposed: 8,
    ]

    let walk: WalkTown
    private let statements: WalkStatements
    var random: SeededGenerator
    private(set) var live: [UniqueID] = []
    /// Packages a collector has accepted and may send on.
    private var collected: [ItemCode] = []
    /// Packages that stand with their generator, and such as somebody lost.
    var known: [ItemCode] = []
    private var serial = 0

    init(_ walk: WalkTown, seed: UInt64) {
        self.walk = walk
        statements = WalkStatements(walk: walk)
        random = SeededGenerator(seed: seed)
    }

    var town: Town { walk.town }

    /// Something that could follow, spoilt one time in five.
    mutating func next() throws -> Step {
        guard live.count >= 4, !chance(of: 2), let id = live.randomElement(using: &random),
            let manifest = try walk.record(Manifest.self, id)
        else { return try issue() }
        if chance(of: 4) {
            let step = bookStep()
            return chance(of: 20) ? spoil(step) : step
        }
        if chance(of: 25), let step = try packageStep(manifest) {
            return chance(of: 20) ? spoil(step) : step
        }
        if [.closed, .cancelled].contains(manifest.status), chance(of: 70) {
            live.removeAll { $0 == id }
        }
        let kind = choose(for: manifest)
        let step = try step(kind, manifest)
        return chance(of: 20) ? spoil(step) : step
    }

    private mutating func choose(for manifest: Manifest) -> EventKind {
        let kinds = ManifestTransition.table.filter { $0.from.contains(manifest.status) }
            .compactMap { EventKind(rawValue: $0.event) }
            .filter { $0 != .manifestUnfrozen || manifest.frozen != nil }
        let urn = kinds.flatMap { kind in
            Array(repeating: kind, count: Self.weights[kind] ?? 1)
        }
        return chance(of: 96) ? any(urn) ?? .noteAdded : any(EventKind.allCases) ?? .noteAdded
    }

    // MARK: Single statements

    private mutating func issue() throws -> Step {
        let ways: [(String, String)] = [
            (Town.generator, Town.disposer), (Town.generator, WalkTown.collector),
            (WalkTown.collector, Town.disposer),
        ]
        let (consignor, consignee) = any(ways) ?? ways[0]
        var carriers = WalkTown.carriers.shuffled(using: &random)
        carriers.removeLast(Int.random(in: 0...2, using: &random))
        let isApproved =
            consignor == Town.generator && consignee == Town.disposer
            && chance(of: 40)
        var others: JSONObject = ["approval": isApproved ? "A-1" : nil]
        let refused = try live.compactMap { try walk.record(Manifest.self, $0) }.first {
            $0.form.consignor.party.description == consignor
                && $0.lines.contains { $0.refusedLeft > .zero }
        }
        if let refused, chance(of: 60) { others["redirects"] = refused.manifest.json }
        let mass = 50_000 * Int.random(in: 1...8, using: &random)
        let event = statements.form(
            from: consignor,
            to: consignee,
            by: carriers,
            mass: mass,
            others
        )
        let id = event["manifest"]?.string.flatMap { UniqueID($0) }
        if let id { live.append(id) }
        return Step(speaker: consignor, kind: .manifestIssued, manifest: id, events: [event])
    }

    private mutating func step(_ kind: EventKind, _ manifest: Manifest) throws -> Step {
        let items = try self.items(of: manifest)
        let speaker = speaker(of: kind, manifest)
        let members: JSONObject?
        switch kind {
        case .manifestAmended:
            let form = statements.form(
                from: manifest.form.consignor.party.description,
                to: manifest.form.consignee.party.description,
                by: manifest.form.carriers.map(\.description),
                mass: 50_000 * Int.random(in: 1...8, using: &random),
                ["approval": manifest.form.approval, "redirects": manifest.form.redirects]
            )
            members = form.adding(["reason": "示例事由"])
        case .manifestReleased: members = try release(manifest, items)
        case .manifestReceived:
            let missing = chance(of: 15) ? 1 : 0
            let short = chance(of: 20) ? 500 : 0
            members = statements.received(manifest, short: short, missing: missing)
        case .manifestDecided:
            let refusing = chance(of: 30) ? Int.random(in: 1...3, using: &random) : 0
            members = statements.decided(manifest, refusing: refusing, items: items)
            collected +=
                manifest.form.consignee.party.description == WalkTown.collector
                ? manifest.released?.items ?? [] : []
        case .manifestReturnDeparted, .manifestReturnReceived:
            let vehicle = WalkTown.plates[speaker]
            let lines = statements.refused(manifest, items: items)
            members =
                lines.isEmpty
                ? nil
                : JSONObject(dictionaryLiteral: ("lines", lines)).adding(
                    kind == .manifestReturnDeparted ? ["vehicle": vehicle ?? Town.plate] : [:]
                )
        case .manifestRedirected: members = try redirect(manifest, items)
        case .treatmentRecorded: members = try statements.treated(manifest, items: items)
        case .correctionProposed: members = propose(manifest)
        case .correctionAgreed, .correctionDeclined, .correctionWithdrawn:
            members = manifest.corrections.first.map {
                [
                    "correction": $0,
                    "reason": kind == .correctionAgreed ? nil : "示例事由",
                ]
            }
        case .manifestDiscrepancyReported:
            members = [
                "differences": [
                    [
                        "axis": "packaging", "found": "箱", "line": 1, "listed": "桶",
                    ] as JSONObject
                ]
            ]
        default: members = statements.members(kind, of: manifest, as: speaker)
        }
        let about = (members ?? ["reason": "示例事由"]).adding(["manifest": manifest.manifest])
        return Step(
            speaker: speaker,
            kind: kind,
            manifest: manifest.manifest,
            events: [town.event(kind, about)]
        )
    }

    private mutating func speaker(of kind: EventKind, _ manifest: Manifest) -> String {
        if kind == .correctionAgreed || kind == .correctionDeclined {
            let awaits = manifest.corrections.first.flatMap { id in
                (try? walk.record(Correction.self, id))?.awaits.first
            }
            if let awaits { return awaits.description }
        }
        let roles = ManifestTransition.of(kind)?.by ?? []
        let parties = roles.flatMap { role -> [String] in
            role == .authority
                ? [Town.authority]
                : manifest.parties(in: role, for: kind).map(\.description)
        }
        return any(parties) ?? any(WalkTown.parties) ?? Town.authority
    }

    /// New packages of the generator, or such as came to the collector, some under a new code.
    private mutating func release(_ manifest: Manifest, _ items: [ItemCode: Item]) throws
        -> JSONObject?
    {
        let consignor = manifest.form.consignor.party.description
        var codes: [String] = []
        if let old = manifest.form.redirects, let record = try walk.record(Manifest.self, old) {
            let refused = try self.items(of: record).values.filter { $0.status == .refused }
            codes = refused.map(\.code.description).sorted()
        } else if consignor == Town.generator {
            codes = try pack(mint(Int.random(in: 1...3, using: &random)))
        } else {
            codes = try send()
        }
        guard !codes.isEmpty else { return nil }
        let found = try codes.compactMap { try walk.record(Item.self, $0) }
        let mass = found.compactMap { $0.weighed?.net }.total
        let sources = found.flatMap(\.origin).summed
        return [
            "lines": [town.load(codes, mass: Int(mass.grams))],
            "sources": sources.isEmpty ? nil : sources,
        ]
    }

    private mutating func mint(_ count: Int) throws -> [String] {
        let codes = (0..<count).map { _ in freshCode(of: Town.generator) }
        try town.submit(Town.generator, town.itemEvents(codes))
        known = Array((known + codes.compactMap { ItemCode($0) }).suffix(12))
        return codes
    }

    /// A code of a unit that nobody used.
    mutating func freshCode(of unit: String) -> String {
        let day = town.clock.now.legalDay.description.filter { $0 != "-" }
        serial = serial % 999 + 1
        return unit + "90021408" + day + Digits.text(of: Int64(serial), width: 3)
    }

    private mutating func send() throws -> [String] {
        let mine = try Set(collected).sorted().compactMap { try walk.record(Item.self, $0) }
            .filter {
                $0.custodian.description == WalkTown.collector
                    && [.received, .weighed, .stored].contains($0.status)
            }
        let some = Array(mine.shuffled(using: &random).prefix(2))
        collected = mine.map(\.code)
        guard !some.isEmpty, some.allSatisfy({ $0.status == .received }), chance(of: 50) else {
            return some.map(\.code.description)
        }
        let child = freshCode(of: WalkTown.collector)
        let merged = town.content(["code": child, "parents": some.map(\.code), "site": "001"])
        let net = Int(some.compactMap { $0.receivedNet ?? $0.weighed?.net }.total.grams)
        let outcome = try town.submit(
            WalkTown.collector,
            [
                town.event(.itemMerged, merged),
                town.event(.itemWeighed, ["code": child, "net": net]),
            ]
        )
        guard outcome.isAccepted else { return some.map(\.code.description) }
        if let code = ItemCode(child) { collected.append(code) }
        return [child]
    }

    private func redirect(_ manifest: Manifest, _ items: [ItemCode: Item]) throws -> JSONObject? {
        let new = try live.compactMap { try walk.record(Manifest.self, $0) }.first {
            $0.form.redirects == manifest.manifest
        }
        let lines = statements.refused(manifest, items: items)
        guard let new, !lines.isEmpty else { return nil }
        return ["lines": lines, "to": new.manifest]
    }

    /// The released mass of a line and, once decided, its difference, some grams up.
    private mutating func propose(_ manifest: Manifest) -> JSONObject? {
        guard let released = manifest.released, let line = released.lines.first else { return nil }
        let grams = Int.random(in: 1...900, using: &random)
        var changes: [JSONObject] = [
            [
                "event": released.note.event, "new": Int(line.mass.grams) + grams,
                "old": line.mass, "path": "/lines/0/mass",
            ]
        ]
        if let decided = manifest.decided, chance(of: 80),
            let difference = manifest.progress(line.line)?.difference
        {
            changes.append([
                "event": decided.event, "new": difference + grams, "old": difference,
                "path": "/lines/0/difference",
            ])
        }
        return ["changes": changes, "correction": town.uuid(), "reason": "示例事由"]
    }

    private func items(of manifest: Manifest) throws -> [ItemCode: Item] {
        var items: [ItemCode: Item] = [:]
        for code in manifest.released?.items ?? [] {
            items[code] = try walk.record(Item.self, code)
        }
        return items
    }

    // MARK: Mistakes

    /// Another speaker, somebody on another's behalf, a member less, a gram more.
    private mutating func spoil(_ step: Step) -> Step {
        var (speaker, event) = (step.speaker, step.events[0])
        switch Int.random(in: 0..<5, using: &random) {
        case 0: speaker = any(WalkTown.parties) ?? speaker
        case 1:
            if let delegation = walk.delegations[step.kind] {
                event["onBehalfOf"] = .object([
                    "delegation": delegation.id, "party": delegation.from,
                ])
                speaker = delegation.to
            }
        case 2:
            let names = event.members.map(\.name).filter { $0 != "kind" }
            if let name = any(names) { event[name] = nil }
        case 3:
            let mass = event.json.value(at: JSONPath("/lines/0/mass"))?.integer
            var json = event.json
            if let mass, json.set(.integer(mass + 1), at: JSONPath("/lines/0/mass")) {
                event = json.object ?? event
            }
        default:
            event["occurredAt"] = town.clock.now.advanced(by: -7_200_000).json
        }
        return Step(
            speaker: speaker,
            kind: step.kind,
            manifest: step.manifest,
            events: [event] + step.events.dropFirst(),
            packages: step.packages
        )
    }

    mutating func chance(of percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    mutating func any<Element>(_ elements: [Element]) -> Element? {
        elements.randomElement(using: &random)
    }
}
