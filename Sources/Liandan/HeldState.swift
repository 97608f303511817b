import CanonicalJSON
package import LedgerLog

/// A state of the ledger that somebody can show, signed by the ledger.
package struct HeldState: Sendable {
    /// Where it was found.
    package let source: String
    /// Checked against the ledger's key.
    package let checkpoint: Checkpoint
    /// The ledger itself, if all of it is there.
    let location: LedgerLocation?
    /// The entry of a receipt.
    let entry: Entry?

    /// Reads a checkpoint, a receipt or a ledger's file.
    ///
    /// - Throws: `malformed` if it is none of them; `wrongLedger`, `badSignature` or `badProof` if it
    ///   is not of this ledger.
    package init(
        _ path: String,
        _ bytes: [UInt8],
        of description: LedgerDescription
    ) throws(LogError) {
        source = path
        if bytes.starts(with: Array("SQLite format 3\0".utf8)) {
            let location = LedgerLocation(path)
            let ledger = try Ledger.open(location)
            guard ledger.description == description else {
                throw LogError(.wrongLedger, "\(path) is of ledger \(ledger.description.genesis)")
            }
            checkpoint = try ledger.standing()
            self.location = location
            entry = nil
            return
        }
        location = nil
        if bytes.first == UInt8(ascii: "{") {
            let receipt = try Receipt.read(file: bytes)
            checkpoint = try receipt.verify(description)
            entry = receipt.entry
            return
        }
        guard let checkpoint = Checkpoint(String(decoding: bytes, as: UTF8.self)) else {
            throw LogError(.malformed, "\(path) is no checkpoint, no receipt and no ledger")
        }
        try checkpoint.verify(description.noteKey())
        self.checkpoint = checkpoint
        entry = nil
    }
}
