import CanonicalJSON
import WasteDomain

/// Values written `line=1,mass=250kg,items=CODE+CODE`.
struct Pairs {
    private let values: [String: String]
    private let text: String

    /// - Throws: a usage error for a part that is not `name=value` or a name that is not known.
    init(_ text: String, names: [String]) throws {
        self.text = text
        var values: [String: String] = [:]
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2, names.contains(sides[0]), values[sides[0]] == nil else {
                throw CommandError(
                    .usage,
                    "\"\(part)\" 应为 名称=值，名称: \(names.joined(separator: ", "))",
                    "\"\(part)\" should be name=value, with a name of: \(names.joined(separator: ", "))"
                )
            }
            values[sides[0]] = sides[1]
        }
        self.values = values
    }

    subscript(name: String) -> String? { values[name] }

    /// A number, or the text if it is none, for the domain to refuse.
    func integer(_ name: String) -> JSONValue? {
        values[name].map { Int64($0).map(JSONValue.integer) ?? .string($0) }
    }

    /// A mass, or the text if it is none.
    func mass(_ name: String) -> JSONValue? {
        values[name].map { Mass($0)?.json ?? .string($0) }
    }

    /// A mass with a sign.
    func signedMass(_ name: String) -> JSONValue? {
        values[name].map { text in
            let isNegative = text.hasPrefix("-")
            let mass = Mass(isNegative ? String(text.dropFirst()) : text)
            return mass.map { .integer(isNegative ? -$0.grams : $0.grams) } ?? .string(text)
        }
    }

    /// Words separated by `+`, or the lines of a file `@file`.
    func list(_ name: String) throws -> [String]? {
        try values[name].map { text in
            try CodeList.expand(text.split(separator: "+").map(String.init))
        }
    }
}
