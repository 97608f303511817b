import CanonicalJSON
import LedgerLog
package import WasteDomain

/// What proven statements lead to, by the same reducers as in the ledger, as far as they go.
package struct ProvenState {
    private var slice = StateSlice()
    private let statements: [EventID: ProvenStatement]
    /// In the order they were issued.
    private var manifestIDs: [UniqueID] = []

    /// Applies statements in the order of the log.
    package init(_ statements: [ProvenStatement]) {
        self.statements = Dictionary(uniqueKeysWithValues: statements.map { ($0.at, $0) })
        for statement in statements { take(statement) }
    }

    /// The manifests that are stated, in the order they were issued.
    package var manifests: [Manifest] {
        manifestIDs.compactMap { slice[Manifest.self, $0] }
    }

    /// The packages in a list, with boxes opened down to what is in them.
    package func packages(in codes: [ItemCode]) -> [ItemCode] {
        codes.flatMap { code in
            let contents = slice[Item.self, code]?.contents ?? []
            return contents.isEmpty ? [code] : packages(in: contents)
        }
    }

    private mutating func take(_ statement: ProvenStatement) {
        let event = statement.event
        let made = Made(
            by: event.onBehalfOf?.party ?? statement.by,
            actor: statement.by,
            key: statement.entry.header.key,
            occurredAt: event.occurredAt,
            recordedAt: statement.entry.recordedAt,
            place: statement.at,
            paper: event.paper,
            allotted: statement.entry.allotted[statement.at.index]
        )
        var missed: [Subject]
        repeat {
            slice.undoEvent()
            event.body.apply(to: &slice, made)
            missed = slice.takeMissed()
            for subject in missed { slice.load(stated(subject), as: subject) }
        } while !missed.isEmpty
        slice.startEvent()
        if case .manifestIssued(let issued) = event.statement {
            manifestIDs.append(issued.manifest)
        }
    }

    /// A statement that a correction asks for; of all else nothing is known beforehand.
    private func stated(_ subject: Subject) -> (any StateRecord)? {
        guard subject.kind == .event, let place = EventID(subject.id),
            let statement = statements[place]
        else { return nil }
        let by = statement.event.onBehalfOf?.party ?? statement.by
        return StatedEvent(place: place, by: by, event: statement.bundled.event)
    }
}
