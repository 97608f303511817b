package import CanonicalJSON

/// A size of the log and the root it had then.
package struct TreeHead: Hashable, Sendable, CanonicalObject, CustomStringConvertible {
    /// Number of entries.
    package let size: UInt64
    /// The root over them; with none, H("").
    package let root: Digest

    package init(size: UInt64, root: Digest) {
        self.size = size
        self.root = root
    }

    package init?(from reader: inout ObjectReader) {
        let root = reader.required("root", Digest.self)
        let size = reader.required("size", UInt64.self)
        guard let root, let size else { return nil }
        self.init(size: size, root: root)
    }

    package var json: JSONValue {
        .object(["root": root, "size": size])
    }

    package var description: String { "\(size) \(root)" }
}
