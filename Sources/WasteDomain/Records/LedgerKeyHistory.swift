package import CanonicalJSON

/// The keys that have signed the ledger's checkpoints after the first 账本密钥; there is no such record
/// while the description's key signs.
package struct LedgerKeyHistory: StateRecord {
    package static let kind = Subject.Kind.ledgerKey
    /// A ledger has one history.
    package static let only = "history"

    /// One key and the statement that put it in its place.
    package struct Successor: Hashable, Sendable, CanonicalObject {
        /// SubjectPublicKeyInfo, DER.
        package let key: ByteText
        /// The signature of the key before; nil if that was lost.
        package let old: ByteText?
        package let rotated: StatementNote

        init(key: ByteText, old: ByteText?, rotated: StatementNote) {
            self.key = key
            self.old = old
            self.rotated = rotated
        }

        package init?(from reader: inout ObjectReader) {
            let key = reader.required("key", ByteText.self)
            let old = reader.optional("old", ByteText.self)
            let rotated = reader.required("rotated", StatementNote.self)
            guard let key, let rotated else { return nil }
            self.init(key: key, old: old, rotated: rotated)
        }

        package var json: JSONValue {
            .object(["key": key, "old": old, "rotated": rotated])
        }
    }

    /// In the order they came.
    package private(set) var successors: [Successor] = []

    package var id: String { Self.only }

    init() {}

    package init?(from reader: inout ObjectReader) {
        let successors = reader.required("successors", [Successor].self)
        guard let successors else { return nil }
        self.successors = successors
    }

    package var json: JSONValue { .object(["successors": successors]) }

    /// A key comes once.
    mutating func add(_ successor: Successor) {
        if successors.contains(where: { $0.key == successor.key }) { return }
        successors.append(successor)
    }
}
