/// How deep and how large a document may be.
package struct JSONLimits: Hashable, Sendable {
    /// Arrays and objects that may stand inside each other; a scalar needs none.
    package let depth: Int
    /// Bytes of the whole document.
    package let bytes: Int

    package init(depth: Int, bytes: Int) {
        self.depth = depth
        self.bytes = bytes
    }

    /// One event: 16 deep, 1 MiB (`Schemas/submission.md` 1.1).
    package static let event = JSONLimits(depth: 16, bytes: 1 << 20)
    /// Any other document: 20 deep, 64 MiB (`Schemas/log.md` 1.1).
    package static let document = JSONLimits(depth: 20, bytes: 64 << 20)
    /// A submission's header: 4 KiB (`Schemas/submission.md` 2.1).
    package static let header = JSONLimits(depth: 20, bytes: 4096)
    /// An entry: 65,535 bytes, what a C2SP entry bundle can carry (`Schemas/log.md` 4.1).
    package static let entry = JSONLimits(depth: 20, bytes: 65535)
}
