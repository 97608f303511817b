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
        let isOdd = name.utf8.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }
        let escaped = isOdd ? Self.escape(name) : name
        return JSONPath(description: description + "/" + escaped)
    }

    /// The element at that index, one level down.
    package func appending(_ index: Int) -> JSONPath {
        JSONPath(description: description + "/\(index)")
    }

    /// The place a path leads to that begins here.
    package func appending(_ path: JSONPath) -> JSONPath {
        JSONPath(description: description + path.description)
    }

    /// The names and indices it goes through, unescaped; empty for the document itself.
    package var parts: [String] {
        description.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
            $0.split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
                .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
        }
    }

    private static func escape(_ name: String) -> String {
        name.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
    }
}

extension JSONPath: CanonicalScalar {
    /// A JSON pointer (RFC 6901), as faults and corrections name places.
    package static let spelling: String? = "/lines/0/mass"

    /// Takes a pointer that is written as RFC 6901 says, the empty one too.
    package init?(scalar: JSONValue) {
        guard let text = scalar.string, Self.isPointer(text.utf8) else { return nil }
        self.init(text)
    }

    package var json: JSONValue { .string(description) }

    /// Whether it is empty or begins with `/`, and every `~` stands before 0 or 1.
    private static func isPointer(_ text: String.UTF8View) -> Bool {
        guard text.isEmpty || text.first == UInt8(ascii: "/") else { return false }
        return zip(text, Array(text.dropFirst()) + [0]).allSatisfy { byte, next in
            byte != UInt8(ascii: "~") || next == UInt8(ascii: "0") || next == UInt8(ascii: "1")
        }
    }
}

extension JSONValue {
    /// The value a JSON pointer leads to.
    package func value(at path: JSONPath) -> JSONValue? {
        var value = self
        for part in path.parts {
            guard let next = value.step(part) else { return nil }
            value = next
        }
        return value
    }

    /// Puts a value where a JSON pointer leads, or takes away what stands there.
    ///
    /// Members may be new; elements of a list must be there, and cannot be taken away.
    ///
    /// - Returns: Whether the pointer leads to such a place; if not, nothing changes.
    package mutating func set(_ new: JSONValue?, at path: JSONPath) -> Bool {
        set(new, path.parts[...])
    }

    private func step(_ part: String) -> JSONValue? {
        switch self {
        case .object(let object): object[part]
        case .array(let array): index(part).map { array[$0] }
        default: nil
        }
    }

    private mutating func set(_ new: JSONValue?, _ parts: ArraySlice<String>) -> Bool {
        guard let part = parts.first else {
            guard let new else { return false }
            self = new
            return true
        }
        let rest = parts.dropFirst()
        switch self {
        case .object(var object):
            if rest.isEmpty {
                object[part] = new
            } else {
                guard var member = object[part], member.set(new, rest) else { return false }
                object[part] = member
            }
            self = .object(object)
            return true
        case .array(var array):
            guard let index = index(part), array[index].set(new, rest) else { return false }
            self = .array(array)
            return true
        default: return false
        }
    }

    /// The index a part of a pointer names in this list, if it has one.
    private func index(_ part: String) -> Int? {
        guard case .array(let array) = self, let index = Int(part), String(index) == part,
            array.indices.contains(index)
        else { return nil }
        return index
    }
}
