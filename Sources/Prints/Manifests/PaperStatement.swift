package import CanonicalJSON
package import WasteDomain

/// One statement about a manifest, as its paper lists it.
package struct PaperStatement: Sendable {
    /// What was stated.
    package let event: WasteEvent
    /// The party it was signed for.
    package let by: PartyID
    /// The id of the signing key.
    package let key: Digest
    /// Where and when a ledger took it in; nil if none has yet.
    package let recorded: (place: EventID, at: Timestamp)?
    /// The values behind its sealed fields that are at hand, by JSON pointer: `/handler`.
    package let openings: [String: String]
    /// The number of the paper form it was first written on 纸质联单编号.
    package let paperForm: String?

    package init(
        _ event: WasteEvent,
        by party: PartyID,
        key: Digest,
        recorded: (place: EventID, at: Timestamp)?,
        openings: [String: String] = [:],
        paperForm: String? = nil
    ) {
        self.event = event
        by = party
        self.key = key
        self.recorded = recorded
        self.openings = openings
        self.paperForm = paperForm
    }

    /// When it happened, to the minute or second, in Beijing time.
    var time: String { event.occurredAt.legalTime }

    /// A sealed value if it is at hand, that it is sealed if not, nothing if there is none.
    func opened(_ field: SealedField?, _ name: String) -> String? {
        field.map { _ in openings["/" + name] ?? "（已封存）" }
    }
}
