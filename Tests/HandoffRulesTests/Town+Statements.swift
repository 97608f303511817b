import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Regulation
import Testing
import WasteDomain

/// Changes to the members of a statement: a value at a JSON pointer, or nil to take it away.
typealias Changes = KeyValuePairs<String, (any CanonicalEncodable)?>

extension Town {
    static let newcomer = Invented.creditCode(5)
    static let first = id("01990000-0000-7000-8000-000000000001")
    static let second = id("01990000-0000-7000-8000-000000000002")
    /// Two packages of the generator, 100 kg each, and the code of a third nobody registered.
    static let packages = [code("001"), code("002")]
    static let stranger = code("003")
    static let plate = "渝H12345"

    static func code(_ serial: String, waste: String = "90021408", day: String = "20260901")
        -> String
    {
        generator + waste + day + serial
    }

    private static func id(_ text: String) -> UniqueID {
        guard let id = UniqueID(text) else { preconditionFailure("\(text) is no UUID") }
        return id
    }

    /// The id of the key a party signs with.
    func keyID(of party: String) -> String {
        keys[party].map { description.suite.hash.digest($0.verifyingKey.spki).description } ?? ""
    }

    /// A statement of a kind that is in order once all that leads to it was stated.
    func statement(_ kind: EventKind) throws -> JSONObject {
        switch kind {
        case .partyRegistered: party(Self.newcomer, "示例新单位", ["generator"])
        case .partyAmended:
            event(kind, ["party": Self.generator, "phone": "023-79220000"])
        case .partyRetired: event(kind, ["party": Self.disposer, "reason": "搬迁"])
        case .siteRegistered: site(Self.carrier)
        case .keyEnrolled: try enrolment(of: .generate(.ed25519), for: Self.generator)
        case .keyRevoked:
            event(
                kind,
                ["key": keyID(of: Self.generator), "party": Self.generator, "reason": "遗失"]
            )
        case .licenceGranted: licence(Self.disposer, "5001140002", disposalTerms())
        case .licenceAmended:
            event(kind, licenceName.adding(["reason": "换证", "terms": disposalTerms()]))
        case .licenceSuspended, .licenceRevoked:
            event(kind, licenceName.adding(["from": "2026-09-01", "reason": "违法"]))
        case .vehicleRegistered: vehicle("渝H54321")
        case .planFiled: plan("P-2027", year: 2027)
        case .planAmended:
            event(
                kind,
                [
                    "lines": plan()["lines"], "party": Self.generator, "plan": "P-2026",
                    "reason": "产量变化",
                ]
            )
        case .contractRecorded: contract("C-2", with: Self.disposer, "disposal")
        case .insuranceRecorded: insurance(Self.generator)
        case .numbersGranted:
            event(kind, ["from": 1000, "segment": "5001", "to": 1999, "year": 2026])
        case .regulationAdopted:
            event(
                kind,
                [
                    "digest": RegulationLibrary.digest(of: .builtIn, description.suite),
                    "tables": RegulationTables.builtIn,
                ]
            )
        case .itemIssued: event(kind, content(["code": Self.packages[0], "site": "001"]))
        case .itemFilled, .itemWithdrawn: event(kind, ["code": Self.packages[0]])
        case .itemWeighed: event(kind, ["code": Self.packages[0], "net": 100_000])
        case .itemStored: event(kind, ["code": Self.packages[0], "facility": "TS001"])
        case .itemVoided: event(kind, ["code": Self.packages[0], "reason": "标签损坏"])
        case .manifestIssued: manifest(Self.first, lines: [line(packages: 2, mass: 200_000)])
        case .manifestCancelled: event(kind, ["manifest": Self.first, "reason": "改期"])
        case .manifestReleased: released(Self.first, [load(Self.packages)])
        case .manifestLoaded: loaded(Self.first, [load(Self.packages)])
        case .manifestDeparted: departed(Self.first)
        case .manifestArrived: arrived(Self.first)
        case .manifestReceived: received(Self.first, Self.packages)
        case .manifestDecided: decided(Self.first, accepted: 200_000)
        case .treatmentRecorded: treated(Self.first, Self.packages)
        default: try branch(kind)
        }
    }

    /// The same for the statements off the straight way.
    private func branch(_ kind: EventKind) throws -> JSONObject {
        let about = { (members: JSONObject) in
            self.event(kind, members.adding(["manifest": Self.first]))
        }
        let reason: JSONObject = ["reason": "示例事由"]
        let load: JSONObject = ["lines": [self.load(Self.packages)]]
        let change: JSONObject = [
            "event": "9.0", "new": "示例路10号", "old": "示例路9号", "path": "/place",
        ]
        switch kind {
        case .delegationGranted:
            return event(
                kind,
                [
                    "delegation": Self.second, "from": "2026-09-01", "party": Self.carrier,
                    "statement": "manifest.arrived", "to": Self.disposer, "until": "2026-12-31",
                ]
            )
        case .delegationRevoked: return event(kind, ["delegation": Self.second])
        case .approvalGranted:
            let waste: JSONObject = ["code": "900-214-08", "mass": 1_000_000, "methods": ["R9"]]
            return event(
                kind,
                [
                    "approval": "A-1", "consignee": Self.disposer, "from": "2026-01-01",
                    "issuer": "省生态环境厅", "party": Self.generator, "until": "2026-12-31",
                    "wastes": [waste],
                ]
            )
        case .exemptionGranted:
            return event(
                kind,
                [
                    "code": "900-214-08", "consignee": Self.disposer, "exemption": "X-1",
                    "from": "2026-01-01", "party": Self.generator, "until": "2026-12-31",
                    "yearlyCap": 1_000_000,
                ]
            )
        case .itemMerged:
            let child: JSONObject = [
                "code": Self.stranger, "parents": Self.packages, "site": "001",
            ]
            return event(kind, content(child))
        case .manifestAmended:
            let form = manifest(Self.first, lines: [line(packages: 2, mass: 200_000)])
            return form.adding(reason).adding(["kind": kind])
        case .manifestVehicleChanged:
            return about(reason.adding(["place": "示例服务区", "vehicle": Self.plate]))
        case .manifestRelayReleased:
            return about(load.adding(["place": "示例服务区", "to": Self.carrier]))
        case .manifestRelayTaken:
            return about(
                load.adding([
                    "consignor": Self.generator, "from": Self.carrier, "place": "示例服务区",
                    "vehicle": Self.plate,
                ])
            )
        case .transitObserved: return about(["place": "示例收费站"])
        case .incidentReported:
            return about(["incident": Self.second, "place": "示例路口", "text": "一桶渗漏"])
        case .manifestDiscrepancyReported:
            let difference: JSONObject = [
                "axis": "packaging", "found": "箱", "line": 1, "listed": "桶",
            ]
            return about(["differences": [difference]])
        case .partyInformed: return about(["about": "discrepancy", "party": Self.generator])
        case .manifestReturnDeparted: return about(load.adding(["vehicle": Self.plate]))
        case .manifestReturnReceived: return about(load)
        case .manifestRedirected: return about(load.adding(["to": Self.second]))
        case .correctionProposed:
            return about(reason.adding(["changes": [change], "correction": Self.second]))
        case .correctionAgreed, .correctionDeclined, .correctionWithdrawn:
            return about(reason.adding(["correction": Self.second]))
        case .noteAdded: return about(["text": "示例备注"])
        case .tripOpened:
            return event(
                kind,
                ["party": Self.carrier, "trip": Self.second, "vehicle": Self.plate]
            )
        case .tripStopped, .tripClosed:
            return event(kind, ["place": "示例路1号", "trip": Self.second])
        case .accountRecorded:
            return event(
                kind,
                [
                    "code": "900-214-08", "contract": "C-1", "day": "2026-09-01",
                    "form": "liquid",
                    "from": ["party": Self.generator, "site": "001"] as JSONObject,
                    "hazards": ["T"], "mass": 1000, "meter": ["id": "M-1"] as JSONObject,
                    "to": ["party": Self.disposer, "site": "001"] as JSONObject,
                ]
            )
        // Recalled, unloaded, frozen and their like say why, and no more.
        default: return about(reason)
        }
    }

    private var licenceName: JSONObject { ["licence": "5001140001", "party": Self.disposer] }
}

extension Town {
    private static let itemSteps: [EventKind] = [.itemIssued, .itemFilled, .itemWeighed]
    private static let manifestSteps: [EventKind] = [
        .manifestIssued, .manifestReleased, .manifestLoaded, .manifestDeparted, .manifestArrived,
        .manifestReceived, .manifestDecided, .treatmentRecorded,
    ]

    /// What leads from a settled town to a statement of a kind, that statement last.
    static func steps(through kind: EventKind) -> [EventKind] {
        if let place = itemSteps.firstIndex(of: kind) { return Array(itemSteps[...place]) }
        if let place = manifestSteps.firstIndex(of: kind) {
            return itemSteps + manifestSteps[...place]
        }
        return switch kind {
        case .itemStored: itemSteps + [kind]
        case .itemWithdrawn: itemSteps + [.itemStored, kind]
        case .itemVoided: [.itemIssued, kind]
        case .manifestCancelled: itemSteps + [.manifestIssued, kind]
        default: [kind]
        }
    }

    /// Who makes statements of a kind.
    static func speaker(of kind: EventKind) -> String {
        switch kind {
        case .manifestLoaded, .manifestLoadingRefused, .manifestUnloaded, .manifestDeparted,
            .manifestVehicleChanged, .manifestRelayReleased, .manifestRelayTaken,
            .manifestArrived, .manifestReturnDeparted, .transitObserved, .incidentReported,
            .tripOpened, .tripStopped, .tripClosed, .delegationGranted, .delegationRevoked:
            carrier
        case .manifestReceived, .manifestDiscrepancyReported, .partyInformed, .manifestDecided,
            .treatmentRecorded:
            disposer
        case .manifestFrozen, .manifestUnfrozen: authority
        case .correctionProposed, .correctionAgreed, .correctionDeclined, .correctionWithdrawn,
            .noteAdded, .accountRecorded:
            generator
        case .planFiled, .planAmended, .contractRecorded: generator
        case _ where kind.rawValue.hasPrefix("item.") || kind.rawValue.hasPrefix("manifest."):
            generator
        default: authority
        }
    }

    /// Makes statements that are in order, about every package where they are about packages.
    func take(_ steps: some Sequence<EventKind>) throws {
        for kind in steps {
            let statement = try statement(kind)
            let isAboutItem = kind.rawValue.hasPrefix("item.")
            let events =
                isAboutItem
                ? Self.packages.map { statement.changing([("/code", .string($0))]) } : [statement]
            try record(Self.speaker(of: kind), events)
        }
    }

    /// Submits what must be accepted.
    func record(_ party: String, _ events: [JSONObject]) throws {
        let outcome = try submit(party, events)
        try #require(outcome.isAccepted, "\(outcome.verdict)")
    }

    /// Makes one statement, changed.
    func state(
        _ kind: EventKind,
        _ changes: [(path: String, value: JSONValue?)] = [],
        by speaker: String? = nil
    ) throws -> SubmissionOutcome {
        let speaker = speaker ?? Self.speaker(of: kind)
        return try submit(speaker, [statement(kind).changing(changes)])
    }
}

extension JSONObject {
    func changing(_ changes: Changes) -> JSONObject {
        changing(changes.map { (path: $0, value: $1?.json) })
    }

    /// The same with other values at some JSON pointers.
    func changing(_ changes: [(path: String, value: JSONValue?)]) -> JSONObject {
        changes.reduce(self) { object, change in
            let parts = change.path.split(separator: "/")[...]
            return JSONValue.object(object).setting(parts, change.value).object ?? object
        }
    }
}

extension JSONValue {
    fileprivate func setting(_ path: ArraySlice<Substring>, _ value: JSONValue?) -> JSONValue {
        guard let part = path.first else { return self }
        let rest = path.dropFirst()
        switch self {
        case .object(var object):
            let name = String(part)
            object[name] = rest.isEmpty ? value : object[name]?.setting(rest, value)
            return .object(object)
        case .array(var array):
            guard let index = Int(part), array.indices.contains(index) else { return self }
            if let changed = rest.isEmpty ? value : array[index].setting(rest, value) {
                array[index] = changed
            }
            return .array(array)
        case .bool, .integer, .string: return self
        }
    }
}
