/// A JSON pointer (RFC 6901): where in a document something stands.
package struct JSONPath: Hashable, Sendable, CustomStringConvertible {
    /// The pointer as it is written; empty for the document itself.
    package let description: String

    /// The document itself.
    package static let root = JSONPath(description: "")

    private init(description: String) {
        self.description = description
    }

    /// The pointer as it is written.
    package init(_ text: String) {
        self.init(description: text)
    }

    /// The member of that name, one level down.
    package func appending(_ name: String) -> JSONPath {
        let escaped = name.contains { $0 == "~" || $0 == "/" } ? Self.escape(name) : name
        return JSONPath(description: description + "/" + escaped)
    }

    /// The element at that index, one level down.
    package func appending(_ index: Int) -> JSONPath {
        JSONPath(description: description + "/\(index)")
    }

    private static func escape(_ name: String) -> String {
        name.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
    }
}
