package import CanonicalJSON
package import LedgerCrypto

/// The hashes of format v1, each with its own first byte (`Schemas/log.md` 1.9).
package struct LogHasher: ~Copyable {
    private var context: DigestContext

    /// Makes one context of the suite's hash, used for message after message.
    package init(_ suite: HashSuite) {
        context = DigestContext(suite.hash)
    }

    /// The hash of an entry, which is its leaf in the log's tree: H(0x00 ‖ entry).
    package mutating func entry(_ bytes: Span<UInt8>) -> Digest {
        context.digest(prefix: 0x00, bytes)
    }

    /// The hash of a node of any tree: H(0x01 ‖ left ‖ right).
    package mutating func node(_ left: Digest, _ right: Digest) -> Digest {
        context.digest(prefix: 0x01, left, right)
    }

    /// The leaf of an event in its submission's tree: H(0x02 ‖ event).
    package mutating func event(_ bytes: Span<UInt8>) -> Digest {
        context.digest(prefix: 0x02, bytes)
    }

    /// The commitment to a sealed value: H(0x04 ‖ salt ‖ preimage).
    package mutating func sealed(salt: [UInt8], _ preimage: [UInt8]) -> Digest {
        let message = salt + preimage
        return context.digest(prefix: 0x04, message.span)
    }

    /// The hash of bytes that carry their own meaning, without a prefix.
    package mutating func plain(_ bytes: [UInt8]) -> Digest {
        context.digest(bytes.span)
    }
}
