import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Whoever states whatever about things nobody knows is told so; nothing stops the ledger.
struct UnknownSubjectTests {
    private static let unknown = [
        "approval": "X-3", "code": Town.stranger, "correction": Town.second.description,
        "delegation": Town.second.description, "from": Town.newcomer,
        "key": "qAbPXY6J5ufSMHIVHOWqGWtuTuYqZlI5hLyqfdHGkfQ=",
        "licence": "X-1", "manifest": Town.second.description, "party": Town.newcomer,
        "plan": "X-2", "to": Town.second.description, "trip": Town.first.description,
    ]
    private static let speakers = [Town.authority, Town.generator, Town.carrier, Town.disposer]

    @Test(arguments: EventKind.allCases)
    func `a statement by anybody about subjects nobody knows has an answer`(kind: EventKind) throws
    {
        let town = try Town.settled()
        for speaker in Self.speakers {
            let statement = try town.statement(kind)
            let names = statement.members.map(\.name).filter { Self.unknown[$0] != nil }
            for unknown in [[], names] + names.map({ [$0] }) {
                let changes = unknown.map { (path: "/" + $0, value: Self.unknown[$0]?.json) }
                let outcome = try town.submit(speaker, [statement.changing(changes)])
                #expect(outcome.isAnswered)
            }
        }
    }

    @Test(arguments: EventKind.allCases)
    func `a statement by anybody in the middle of a run has an answer`(kind: EventKind) throws {
        let town = try Town.settled()
        try town.take(Town.steps(through: .manifestReceived))
        for speaker in Self.speakers {
            #expect(try town.state(kind, [], by: speaker).isAnswered)
        }
    }
}

extension SubmissionOutcome {
    /// Whether it is recorded, or something keeps it out.
    var isAnswered: Bool {
        switch self {
        case .accepted: true
        case .refused(let findings): findings.contains { $0.effect == .refuse }
        case .known: false
        }
    }
}
