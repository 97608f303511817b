import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

struct ManifestMachineTests {
    /// `Fixtures/domain/manifest_machine.json`.
    private struct Machine: Decodable {
        struct Row: Decodable {
            let event: String
            let from: [String?]
            let to: String
            let by: [String]
        }

        let transitions: [Row]

        static let shared = Result {
            try Fixture.decoded("Fixtures/domain/manifest_machine.json", as: Machine.self)
        }

        static func row(_ kind: EventKind) throws -> Row {
            try #require(shared.get().transitions.first { $0.event == kind.rawValue })
        }
    }

    /// Statements about an existing manifest, and who makes them.
    private static let statements: [EventKind: (event: JSONObject, party: String)] = [
        .manifestAmended: (Examples.event(.manifestAmended), Town.generator),
        .manifestCancelled: (Examples.event(.manifestCancelled), Town.generator),
        .manifestReleased: (Steps.released(), Town.generator),
        .manifestLoaded: (Steps.loaded(), Town.carrier),
        .manifestConfirmed: (Examples.event(.manifestConfirmed), Town.generator),
        .manifestRecalled: (Examples.event(.manifestRecalled), Town.generator),
        .manifestLoadingRefused: (Examples.event(.manifestLoadingRefused), Town.carrier),
        .manifestUnloaded: (Examples.event(.manifestUnloaded), Town.carrier),
        .manifestTakenBack: (Examples.event(.manifestTakenBack), Town.generator),
        .manifestDeparted: (Examples.event(.manifestDeparted), Town.carrier),
        .manifestVehicleChanged: (Steps.vehicleChanged(), Town.carrier),
        .manifestRelayReleased: (Steps.relayReleased([1]), Town.carrier),
        .manifestRelayTaken: (Steps.relayTaken(), Examples.nextCarrier),
        .transitObserved: (Examples.event(.transitObserved), Town.carrier),
        .incidentReported: (Examples.event(.incidentReported), Town.generator),
        .manifestArrived: (Examples.event(.manifestArrived), Town.carrier),
        .manifestReceived: (Steps.received(), Town.disposer),
        .manifestDiscrepancyReported: (
            Examples.event(.manifestDiscrepancyReported), Town.disposer
        ),
        .partyInformed: (Examples.event(.partyInformed), Town.disposer),
        .manifestDecided: (Steps.decided(), Town.disposer),
        .manifestReturnDeparted: (Steps.returned(.manifestReturnDeparted, [1]), Town.carrier),
        .manifestReturnReceived: (Steps.returned(.manifestReturnReceived, [1]), Town.generator),
        .manifestRedirected: (Examples.event(.manifestRedirected), Town.generator),
        .treatmentRecorded: (Steps.treated(), Town.disposer),
        .manifestFrozen: (Examples.event(.manifestFrozen), Town.authority),
        .manifestUnfrozen: (Examples.event(.manifestUnfrozen), Town.authority),
        .correctionProposed: (Examples.event(.correctionProposed), Town.generator),
        .correctionAgreed: (Examples.event(.correctionAgreed), Town.disposer),
        .correctionDeclined: (Examples.event(.correctionDeclined), Town.disposer),
        .correctionWithdrawn: (Examples.event(.correctionWithdrawn), Town.generator),
        .noteAdded: (Examples.event(.noteAdded), Town.authority),
    ]

    /// Statements of the way, taken also when the load is already there; they move nothing then.
    private static let late: Set<EventKind> = [
        .manifestVehicleChanged, .manifestRelayReleased, .manifestRelayTaken, .transitObserved,
    ]
    /// Statements the log alone remembers, and those about what these runs do not have: a release
    /// by another.
    private static let quiet: Set<EventKind> = [
        .noteAdded, .manifestUnfrozen, .correctionAgreed, .correctionDeclined,
        .correctionWithdrawn, .manifestConfirmed,
    ]

    @Test func `every statement about a manifest is tried`() {
        let all = EventKind.allCases.filter { $0.bodyType is any ManifestStatement.Type }
        #expect(Set(all) == Set(Self.statements.keys))
    }

    @Test(arguments: ManifestStatus.allCases)
    func `a statement of the table leads where it says, any other changes nothing`(
        status: ManifestStatus
    ) throws {
        let start = try Stage.at(status)
        for (kind, statement) in Self.statements {
            let row = try Machine.row(kind)
            let isNext = row.from.contains(status.rawValue)
            let isThere = [.arrived, .received, .decided, .closed].contains(status)
            let isLate = !isNext && isThere && Self.late.contains(kind)
            let isAllowed = isNext || isLate
            var stage = start
            let party = try #require(PartyID(statement.party))
            #expect(try stage.manifest.canFollow(kind, by: party) == isAllowed)
            let changes = try stage.apply(statement.event, by: statement.party)
            let after = try stage.manifest.status.rawValue
            if isAllowed {
                let to = isLate || row.to == "same" ? status.rawValue : row.to
                #expect(to.split(separator: "|").map(String.init).contains(after))
                #expect((changes == [:]) == Self.quiet.contains(kind), "\(kind.rawValue)")
            } else {
                #expect(changes == [:], "\(kind.rawValue) from \(status.rawValue)")
                #expect(after == status.rawValue)
            }
        }
    }

    @Test(arguments: ManifestStatus.allCases)
    func `a statement of another party changes nothing`(status: ManifestStatus) throws {
        let start = try Stage.at(status)
        for (kind, statement) in Self.statements
        where try !Machine.row(kind).by.contains("authority") {
            let roles = try start.manifest
            let others = [
                Town.authority, Town.generator, Town.carrier, Town.disposer, Stage.stranger,
            ]
            for party in others {
                let id = try #require(PartyID(party))
                guard roles.role(of: id, for: kind) == nil else { continue }
                var stage = start
                #expect(try stage.apply(statement.event, by: party) == [:])
            }
        }
    }

    @Test(arguments: ManifestStatus.allCases)
    func `a manifest is issued once`(status: ManifestStatus) throws {
        var stage = try Stage.at(status)
        let again = Examples.event(.manifestIssued, ["number": nil])
        #expect(try stage.apply(again, by: Town.generator) == [:])
    }

    @Test func `nothing is stated about a manifest nobody issued`() throws {
        for (event, party) in Self.statements.values {
            var stage = try Stage.settled()
            #expect(try stage.apply(event, by: party) == [:])
        }
    }

    @Test func `only an end is final`() {
        #expect(ManifestStatus.allCases.filter(\.isFinal) == [.closed, .cancelled])
    }
}
