import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Prints
import WasteDomain

/// The statements of a submission file, with the values behind their sealed fields.
struct SignedStatements {
    /// By event, since salt makes every event with a sealed field another; then by JSON pointer.
    typealias Openings = [JSONValue: [String: String]]

    /// The ledger it is meant for.
    let ledger: Digest
    let statements: [PaperStatement]
    let openings: Openings

    /// Reads a submission whose events are those that were signed.
    ///
    /// Whether the signature itself counts is for the ledger to say when it takes the submission.
    init(_ submission: Submission, _ description: LedgerDescription?) throws {
        let events = try Self.checked(submission, description)
        guard let party = PartyID(submission.header.actor) else {
            throw LogError(.malformed, "actor \(submission.header.actor)")
        }
        var openings: Openings = [:]
        for opening in submission.openings {
            openings[events[opening.index], default: [:]][opening.path] = opening.value.string
        }
        let opened = openings
        statements = try events.map { json in
            switch WasteEvent.read(json) {
            case .success(let event):
                PaperStatement(
                    event,
                    by: party,
                    key: submission.header.key,
                    recorded: nil,
                    openings: opened[json] ?? [:],
                    paperForm: json.paperForm
                )
            case .failure(let error):
                throw LogError(.malformed, error.faults.map(\.description).joined(separator: "; "))
            }
        }
        self.openings = openings
        ledger = submission.header.ledger
    }

    /// Without ledger and trust file nobody says which suite it is, so each is tried.
    private static func checked(
        _ submission: Submission,
        _ description: LedgerDescription?
    ) throws(LogError) -> [JSONValue] {
        if let description {
            return try submission.checked(for: description.genesis, description.suite)
        }
        let suites = HashSuite.allCases.lazy.compactMap { suite in
            try? submission.checked(for: submission.header.ledger, suite)
        }
        guard let events = suites.first else {
            throw LogError(.malformed, "the events are not those the header was signed over")
        }
        return events
    }
}

extension JSONValue {
    /// The number of the paper form an event says it was first written on 纸质联单编号.
    var paperForm: String? { object?["paper"]?.object?["form"]?.string }
}
