import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Gathers what each stage says of a load, and finds in what they differ.
struct LoadComparison {
    let reader: StateReader
    let regulation: Regulation
    let manifest: Manifest
    private(set) var archive: EventArchive
    private var identities: PackageIdentities
    private(set) var stages: [LoadStage] = []
    /// The line of each package, by stage; nil on a scan.
    private var lines: [[ItemCode: Int?]] = []
    /// The newest code each package was named by.
    private var names: [ItemCode: ItemCode] = [:]
    private var differences: [LoadDifference] = []

    init(_ manifest: Manifest, _ reader: StateReader, _ regulation: Regulation) {
        self.manifest = manifest
        self.reader = reader
        self.regulation = regulation
        archive = EventArchive(reader)
        identities = PackageIdentities(reader, archive)
    }

    // MARK: - Stages

    /// All that was stated, as it counts.
    mutating func readStages() throws(LogError) {
        for (kind, place) in try statements() {
            guard let event = try archive.event(place) else { continue }
            switch event.now.statement {
            case .manifestReceived(let received):
                try add(
                    kind,
                    event,
                    received.lines.map { ($0.line, $0.items.map(\.code), $0.packages, $0.mass) }
                )
            case .manifestDecided(let decided): try add(decided, event)
            default:
                let lines = event.now.body.manifestStatement?.loadLines ?? []
                try add(kind, event, lines.map { ($0.line, $0.items, $0.packages, $0.mass) })
            }
        }
    }

    /// The statements that count, in the order of the way.
    private mutating func statements() throws(LogError) -> [(LoadStage.Kind, EventID)] {
        var found: [(LoadStage.Kind, EventID)] = []
        if let note = manifest.released?.note { found.append((.released, note.event)) }
        if let note = manifest.loaded?.note { found.append((.loaded, note.event)) }
        let history = try archive.history(of: manifest.subject)
        let takings =
            manifest.legs.dropFirst().map(\.taken.event)
            + [manifest.relayTaken?.load.note.event].compactMap(\.self)
        for taking in takings {
            guard case .manifestRelayTaken(let taken)? = try archive.event(taking)?.event.statement
            else { continue }
            let taker = try archive.event(taking)?.speaker
            let giving = history.last { event in
                guard case .manifestRelayReleased(let given) = event.event.statement else {
                    return false
                }
                return given.to == taker && event.speaker == taken.from
            }
            if let giving { found.append((.relayGiven, giving.place)) }
            found.append((.relayTaken, taking))
        }
        if let given = manifest.relayReleased?.load.note.event,
            !found.contains(where: { $0.1 == given })
        {
            found.append((.relayGiven, given))
        }
        let moved = history.filter {
            guard case .manifestVehicleChanged(let changed) = $0.event.statement else {
                return false
            }
            return !changed.lines.isEmpty
        }
        found += moved.map { (.movedOver, $0.place) }
        if let note = manifest.received { found.append((.received, note.event)) }
        if let note = manifest.decided { found.append((.decided, note.event)) }
        return found
    }

    private mutating func add(
        _ kind: LoadStage.Kind,
        _ event: RecordedEvent,
        _ stated: [(line: Int, codes: [ItemCode], packages: Int, mass: Mass)]
    ) throws(LogError) {
        var lines: [ItemCode: Int?] = [:]
        for line in stated {
            for code in line.codes {
                try put(code, on: line.line, event.place, into: &lines)
            }
        }
        let uncoded = stated.map { $0.packages - $0.codes.count }.reduce(0, +)
        add(kind, Moment(event), event.speaker, lines, uncoded, stated.map(\.mass).total)
    }

    /// A decision speaks of all that was released but what it names as missing.
    private mutating func add(_ decided: ManifestDecided, _ event: RecordedEvent) throws(LogError) {
        guard var lines = lines.first else { return }
        for code in decided.lines.flatMap(\.missingItems) {
            for package in try identities.packages(of: code, before: event.place) {
                lines[package] = nil
            }
        }
        let sum = decided.lines.map { $0.accepted + $0.refused }.total
        add(.decided, Moment(event), event.speaker, lines, 0, sum)
    }

    /// What a scan should find, by the ledger, and what it found.
    mutating func readScan(_ scanned: [ItemCode]) throws(LogError) {
        var expected: [ItemCode: Int?] = [:]
        for line in manifest.released?.lines ?? [] {
            for code in line.items {
                try put(code, on: line.line, nil, into: &expected)
            }
        }
        for package in expected.keys.sorted() {
            let newest = try identities.codes(from: package).last ?? package
            let item = try reader.record(Item.self, newest)
            let isHere =
                item?.manifest == manifest.manifest
                && ![.lost, .missing].contains(item?.status)
            if !isHere { expected[package] = nil as Int?? }
        }
        add(.expected, nil, nil, expected, 0, nil)
        var found: [ItemCode: Int?] = [:]
        for code in scanned { try put(code, on: nil, nil, into: &found) }
        add(.scanned, nil, nil, found, 0, nil)
    }

    private mutating func put(
        _ code: ItemCode,
        on line: Int?,
        _ place: EventID?,
        into lines: inout [ItemCode: Int?]
    ) throws(LogError) {
        let packages = try identities.packages(of: code, before: place)
        for package in packages {
            lines[package] = .some(line)
            if packages.count == 1 { names[package] = code }
        }
    }

    private mutating func add(
        _ kind: LoadStage.Kind,
        _ moment: Moment?,
        _ by: PartyID?,
        _ lines: [ItemCode: Int?],
        _ uncoded: Int,
        _ mass: Mass?
    ) {
        self.lines.append(lines)
        stages.append(
            LoadStage(
                kind: kind,
                moment: moment,
                by: by,
                packages: lines.count,
                uncoded: uncoded,
                mass: mass
            )
        )
    }

    // MARK: - Differences

    /// What is not the same everywhere, by line and code.
    mutating func compared() throws(LogError) -> [LoadDifference] {
        compareSets()
        try pairSwaps()
        if stages.first?.kind == .released {
            try findDamages()
            try compareWeights()
        }
        try tellStories()
        return differences.sorted { left, right in
            (left.line ?? 0, left.code?.description ?? "", left.kind.rawValue)
                < (right.line ?? 0, right.code?.description ?? "", right.kind.rawValue)
        }
    }

    private mutating func compareSets() {
        guard let first = lines.first else { return }
        for package in Set(lines.flatMap(\.keys)) {
            let there = lines.indices.filter { lines[$0][package] != nil }
            let placed = there.compactMap { lines[$0][package] ?? nil }
            let belongs = first[package] ?? nil
            let other = placed.first { $0 != belongs }
            var difference: LoadDifference
            if first[package] == nil {
                difference = LoadDifference(.extra, name(package), line: placed.first)
            } else if there.count < lines.count {
                difference = LoadDifference(.missing, name(package), line: belongs)
            } else if let other {
                difference = LoadDifference(.swapped, name(package), line: other)
                difference.belongsTo = belongs
            } else {
                continue
            }
            difference.present = there
            difference.absent = lines.indices.filter { !there.contains($0) }
            differences.append(difference)
        }
    }

    private func name(_ package: ItemCode) -> ItemCode { names[package] ?? package }

    /// A package of another manifest that came where one of this line did not is there in its place.
    private mutating func pairSwaps() throws(LogError) {
        var missing = differences.filter { $0.kind == .missing }
            .sorted { ($0.code?.description ?? "") > ($1.code?.description ?? "") }
        for index in differences.indices where differences[index].kind == .extra {
            guard let code = differences[index].code,
                let item = try reader.record(Item.self, code),
                item.manifests.contains(where: { $0 != manifest.manifest }),
                let place = missing.lastIndex(where: {
                    differences[index].line == nil || $0.line == differences[index].line
                })
            else { continue }
            let lost = missing.remove(at: place)
            var swapped = LoadDifference(.swapped, code, line: lost.line)
            swapped.inPlaceOf = lost.code
            swapped.present = differences[index].present
            swapped.absent = differences[index].absent
            differences[index] = swapped
        }
        let replaced = Set(differences.compactMap(\.inPlaceOf))
        differences.removeAll { $0.kind == .missing && $0.code.map(replaced.contains) ?? false }
    }

    private mutating func findDamages() throws(LogError) {
        guard let first = lines.first, let start = manifest.released?.note.event else { return }
        for (package, line) in first {
            for code in try identities.codes(from: package) {
                guard let note = try reader.record(Item.self, code)?.damaged, note.event > start,
                    manifest.decided.map({ note.event < $0.event }) ?? true
                else { continue }
                differences.append(LoadDifference(.damaged, code, line: line))
            }
        }
    }

    /// Lines, and packages the consignee weighed alone.
    private mutating func compareWeights() throws(LogError) {
        guard let note = manifest.received, let event = try archive.event(note.event),
            case .manifestReceived(let received) = event.now.statement
        else { return }
        let site = Jurisdiction.site(of: .manifestReceived, on: manifest.form)
        let region = try reader.record(Site.self, site)?.region
        let day = event.event.occurredAt.legalDay
        for line in received.lines {
            let waste = manifest.line(line.line)?.code
            if let stated = manifest.released(line.line)?.mass {
                let tolerance = regulation.tolerance(
                    of: stated,
                    waste,
                    on: [manifest.released?.ticket?.scale, received.ticket?.scale],
                    day: day,
                    in: region
                )
                compare(nil, line.line, stated, line.mass, tolerance)
            }
            for item in line.items {
                guard let found = item.net,
                    let weighed = try reader.record(Item.self, item.code)?.weighed
                else { continue }
                let tolerance = regulation.tolerance(
                    of: weighed.net,
                    waste,
                    on: [weighed.scale, received.ticket?.scale],
                    day: day,
                    in: region
                )
                compare(item.code, line.line, weighed.net, found, tolerance)
            }
        }
    }

    private mutating func compare(
        _ code: ItemCode?,
        _ line: Int,
        _ stated: Mass,
        _ found: Mass,
        _ tolerance: Mass
    ) {
        guard stated.distance(to: found) > tolerance else { return }
        var difference = LoadDifference(.offWeight, code, line: line)
        difference.weights = .init(stated: stated, found: found, tolerance: tolerance)
        differences.append(difference)
    }

    /// The last statements about each package that differs.
    private mutating func tellStories() throws(LogError) {
        let length = 3
        for index in differences.indices {
            guard let code = differences[index].code,
                let item = try reader.record(Item.self, code)
            else { continue }
            differences[index].status = item.status
            for place in try reader.places(of: item.subject).suffix(length).reversed() {
                guard let event = try archive.event(place) else { continue }
                let id = event.event.body.manifestStatement?.manifest
                let manifest =
                    try id.map { (id) throws(LogError) in
                        try reader.record(Manifest.self, id)
                    } ?? nil
                differences[index].story.append(
                    LoadDifference.Sight(
                        moment: Moment(event),
                        kind: event.event.kind,
                        by: event.speaker,
                        location: event.event.statement.location(manifest),
                        manifest: manifest?.number
                    )
                )
            }
        }
    }
}
