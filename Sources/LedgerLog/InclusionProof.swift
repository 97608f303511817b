package import CanonicalJSON
import LedgerCrypto

/// The proof that an entry stands in a signed log, as a C2SP tlog-proof (`Schemas/proof.md` 2).
package struct InclusionProof: Hashable, Sendable, CustomStringConvertible {
    private static let firstLine = "c2sp.org/tlog-proof@v1"

    /// The entry's `seq`.
    package let index: UInt64
    /// From the entry's sibling up to the root (RFC 6962 section 2.1.1).
    package let path: [Digest]
    /// The log it stands in; its signature is not checked before `verify`.
    package let checkpoint: Checkpoint
    /// The line `extra`: for ours the entry's bytes, so that the file stands for itself.
    package let extra: [UInt8]?

    package init(index: UInt64, path: [Digest], checkpoint: Checkpoint, extra: [UInt8]? = nil) {
        self.index = index
        self.path = path
        self.checkpoint = checkpoint
        self.extra = extra
    }

    /// Takes a `.tlog-proof` file apart, without checking what it says.
    package init?(_ description: String) {
        let lines = description.split(separator: "\n", omittingEmptySubsequences: false)
        guard let end = lines.firstIndex(of: ""), lines[0].isSpelled(as: Self.firstLine) else {
            return nil
        }
        var rest = lines[1..<end]
        var extra: [UInt8]?
        if let line = rest.first, line.hasPrefix("extra ") {
            guard let bytes = Base64.bytes(of: String(line.dropFirst(6))) else { return nil }
            extra = bytes
            rest.removeFirst()
        }
        guard let line = rest.popFirst(), line.hasPrefix("index "),
            let index = UInt64(line.dropFirst(6)), line == "index \(index)", rest.count < 64,
            let checkpoint = Checkpoint(lines[(end + 1)...].joined(separator: "\n"))
        else { return nil }
        let path = rest.map { Digest(String($0)) }
        guard !path.contains(nil) else { return nil }
        self.init(
            index: index,
            path: path.compactMap(\.self),
            checkpoint: checkpoint,
            extra: extra
        )
    }

    /// The file: what is proven by which hashes, an empty line, the checkpoint.
    package var description: String {
        let head =
            [Self.firstLine] + (extra.map { ["extra \(Base64.text(of: $0))"] } ?? [])
            + ["index \(index)"] + path.map(\.description)
        return head.joined(separator: "\n") + "\n\n" + checkpoint.description
    }

    /// Checks that an entry stands in the log of the ledger, and returns it.
    ///
    /// - Parameters:
    ///   - entry: Its bytes; nil for those the file brings along.
    ///   - ledger: The one that must have signed.
    /// - Returns: The entry.
    /// - Throws: `wrongLedger`, `badSignature`, `badProof`, `malformed`, or `notFound` if neither
    ///   brings the bytes.
    @discardableResult
    package func verify(
        _ entry: [UInt8]? = nil,
        in ledger: LedgerIdentity
    ) throws(LogError) -> Entry {
        guard let bytes = entry ?? extra else {
            throw LogError(.notFound, "the proof does not bring the entry's bytes along")
        }
        try checkpoint.verify(ledger)
        var hasher = LogHasher(ledger.description.suite)
        let holds = TreeProof.includes(
            leaf: hasher.entry(bytes.span),
            at: index,
            in: checkpoint.head.size,
            root: checkpoint.head.root,
            path: path,
            &hasher
        )
        guard holds else {
            throw LogError(.badProof, "these bytes are not entry \(index) of the checkpoint")
        }
        let entry = try Entry.read(bytes)
        guard entry.seq == index, entry.header.ledger == ledger.description.genesis else {
            throw LogError(.badProof, "entry \(index) is of another place or ledger")
        }
        return entry
    }
}

extension Substring {
    /// Whether it is the same bytes; `==` also takes other spellings of a character.
    fileprivate func isSpelled(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
