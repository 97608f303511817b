import CanonicalJSON
import Duties
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Statements beside those of a straight run.
extension Town {
    /// The carrier that takes over in a relay.
    static let nextCarrier = Invented.creditCode(5)

    /// The second carrier, of another province, with key, licence and vehicle.
    func registerNextCarrier() throws {
        var party = party(Self.nextCarrier, "示例物流有限公司", ["carrier"])
        party["region"] = "360702".json
        let key = try makeKey(for: Self.nextCarrier)
        let outcome = try submit(
            Self.authority,
            [
                party,
                licence(Self.nextCarrier, "500114000002", transportTerms()),
                vehicle("渝H67890", of: Self.nextCarrier, ratedLoad: 5_000_000),
                insurance(Self.nextCarrier), enrolment(of: key, for: Self.nextCarrier),
            ]
        )
        #expect(outcome.isAccepted, "\(outcome.verdict)")
    }

    /// A manifest of some packages that was received on 2 September, whole.
    func receive(_ count: Int) throws -> (id: UniqueID, codes: [String]) {
        try arrive(count) { received($0, $1) }
    }

    /// The same, in the words of a test.
    func arrive(
        _ count: Int,
        _ receipt: (UniqueID, [String]) -> JSONObject
    ) throws -> (id: UniqueID, codes: [String]) {
        try set("2026-09-01 10:00")
        let (id, codes) = try issue(count)
        for (kind, text) in [
            (EventKind.manifestReleased, "08:00"), (.manifestLoaded, "08:10"),
            (.manifestDeparted, "08:20"), (.manifestArrived, "11:00"),
        ] {
            try step(kind, id, codes, at: "2026-09-02 " + text)
        }
        try state(at: "2026-09-02 12:00", Self.disposer) { receipt(id, codes) }
        return (id, codes)
    }

    /// Receipt of one package that is 30 kg lighter than the manifest says.
    func lighter(_ id: UniqueID, _ codes: [String]) -> JSONObject {
        let items: [JSONObject] = codes.map { ["code": $0] }
        let line: JSONObject = [
            "differences": ["quantity"], "items": items, "line": 1, "mass": 70_000,
            "packages": codes.count,
        ]
        return event(.manifestReceived, ["lines": [line], "manifest": id])
    }

    /// That somebody is told of a discrepancy, or says that it was.
    func informed(_ id: UniqueID, _ party: String, delivery: String? = nil) -> JSONObject {
        event(
            .partyInformed,
            ["about": "discrepancy", "delivery": delivery, "manifest": id, "party": party]
        )
    }

    /// A report of an incident; `told` is when the authority was told.
    func incident(
        _ incident: UniqueID,
        of id: UniqueID,
        told: String? = nil,
        ended: Bool = false
    ) throws -> JSONObject {
        event(
            .incidentReported,
            [
                "authorityToldAt": try told.map(moment), "ended": ended ? true : nil,
                "incident": incident, "manifest": id, "place": "服务区", "text": "渗漏",
            ]
        )
    }

    /// One half of a return.
    func returning(_ kind: EventKind, _ id: UniqueID, _ codes: [String]) -> JSONObject {
        let vehicle: String? = kind == .manifestReturnDeparted ? "渝H12345" : nil
        return event(kind, ["lines": [load(codes)], "manifest": id, "vehicle": vehicle])
    }

    /// The same statement as first made on paper at a moment in China.
    func onPaper(_ event: JSONObject, at text: String, form: String = "ZZ-1") throws -> JSONObject {
        var event = event
        event["occurredAt"] = try moment(text).json
        event["paper"] =
            (["form": form, "scan": Digest(words: SIMD4(1, 2, 3, 4))] as JSONObject).json
        return event
    }

    /// The kinds of statements a party is waited for.
    func awaited(_ party: String, at text: String) throws -> [EventKind] {
        try inbox(party, at: text).map(\.awaited.kind)
    }

    func inbox(_ party: String, at text: String) throws -> [InboxItem] {
        try ledger.inbox(of: #require(PartyID(party)), at: moment(text))
    }
}
