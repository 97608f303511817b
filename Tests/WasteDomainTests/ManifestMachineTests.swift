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
        .manifestCancelled: (Examples.event(.manifestCancelled), Town.generator),
        .manifestReleased: (Steps.released(), Town.generator),
        .manifestLoaded: (Steps.loaded(), Town.carrier),
        .manifestDeparted: (Examples.event(.manifestDeparted), Town.carrier),
        .manifestArrived: (Examples.event(.manifestArrived), Town.carrier),
        .manifestReceived: (Steps.received(), Town.disposer),
        .manifestDecided: (Steps.decided(), Town.disposer),
        .treatmentRecorded: (Steps.treated(), Town.disposer),
    ]

    @Test(arguments: ManifestStatus.allCases)
    func `a statement of the table leads where it says, any other changes nothing`(
        status: ManifestStatus
    ) throws {
        for (kind, statement) in Self.statements {
            let row = try Machine.row(kind)
            let isAllowed = row.from.contains(status.rawValue)
            var stage = try Stage.at(status)
            let party = try #require(PartyID(statement.party))
            #expect(try stage.manifest.canFollow(kind, by: party) == isAllowed)
            let changes = try stage.apply(statement.event, by: statement.party)
            let after = try stage.manifest.status.rawValue
            if isAllowed {
                #expect(row.to.split(separator: "|").map(String.init).contains(after))
                #expect(changes["manifest"] != nil)
            } else {
                #expect(changes == [:], "\(kind.rawValue) from \(status.rawValue)")
                #expect(after == status.rawValue)
            }
        }
    }

    @Test(arguments: ManifestStatus.allCases)
    func `a statement of another party changes nothing`(status: ManifestStatus) throws {
        for (kind, statement) in Self.statements {
            let roles = try Stage.at(status).manifest
            let others = [
                Town.authority, Town.generator, Town.carrier, Town.disposer, Stage.stranger,
            ]
            for party in others {
                let id = try #require(PartyID(party))
                guard roles.role(of: id, for: kind) == nil else { continue }
                var stage = try Stage.at(status)
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
