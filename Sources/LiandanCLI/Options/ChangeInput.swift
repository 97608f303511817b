import CanonicalJSON
import Interchange
import Liandan
import WasteDomain

/// One change of a correction as people write it: `released.lines.1.mass=99kg`.
struct ChangeInput {
    private let event: EventID
    private let path: JSONPath
    private let old: JSONValue?
    private let new: JSONValue?

    /// Looks up the statement that is meant and what stands there now.
    ///
    /// - Parameters:
    ///   - text: `STATEMENT.FIELD=VALUE`, lists counted from 1, or `EVENT/POINTER=VALUE`.
    ///   - history: What was stated about the manifest.
    ///   - party: Of several statements of a kind, its newest is meant.
    /// - Throws: a usage error if it is no such text, `notFound` if there is no such statement.
    init(_ text: String, in history: History, by party: PartyID) throws {
        guard let equals = text.firstIndex(of: "=") else { throw Self.malformed(text) }
        let place = String(text[..<equals])
        let value = String(text[text.index(after: equals)...])
        if let slash = place.firstIndex(of: "/"), let event = EventID(String(place[..<slash])) {
            self.event = event
            path = JSONPath(String(place[slash...]))
        } else if let (kind, rest) = StatementName.split(place) {
            let stated = history.events.filter { $0.event.kind == kind }
            let found = stated.last { $0.speaker == party } ?? stated.last
            guard let found else {
                throw CommandError(
                    .notFound,
                    "联单上没有这种陈述: \(kind.title.zh)",
                    "the manifest has no such statement: \(kind.title.en)"
                )
            }
            event = found.place
            path = Self.path(rest.split(separator: ".").map(String.init), in: found.event.json)
        } else {
            throw Self.malformed(text)
        }
        guard let stated = history.event(event) else {
            throw CommandError(
                .notFound,
                "联单上没有事件 \(event)",
                "the manifest has no event \(event)"
            )
        }
        old = (stated.corrected ?? stated.json).value(at: path)
        new = value.isEmpty ? nil : Self.value(value, like: old)
    }

    var json: JSONObject {
        ["event": event, "new": new, "old": old, "path": path.description]
    }

    private static func malformed(_ text: String) -> CommandError {
        CommandError(
            .usage,
            "\"\(text)\" 应为 陈述.字段=新值，如 released.lines.1.mass=99kg",
            "\"\(text)\" should be STATEMENT.FIELD=VALUE, such as released.lines.1.mass=99kg"
        )
    }

    /// The pointer to a field whose lists are counted from 1.
    private static func path(_ parts: [String], in event: JSONValue) -> JSONPath {
        parts.reduce(JSONPath.root) { path, part in
            guard event.value(at: path)?.array != nil, let number = Int(part), number > 0 else {
                return path.appending(part)
            }
            return path.appending(number - 1)
        }
    }

    /// The value a text means, of the kind that stands there now.
    private static func value(_ text: String, like old: JSONValue?) -> JSONValue {
        let isNegative = text.hasPrefix("-")
        let mass = Mass(isNegative ? String(text.dropFirst()) : text).map {
            JSONValue.integer(isNegative ? -$0.grams : $0.grams)
        }
        switch old {
        case .integer: return mass ?? Int64(text).map(JSONValue.integer) ?? .string(text)
        case .bool: return ["true": .bool(true), "false": .bool(false)][text] ?? .string(text)
        case .string(let time) where Timestamp(time) != nil:
            return .string(LocalTime.member(text))
        case .array, .object: return (try? LooseJSON.read(Array(text.utf8))) ?? .string(text)
        case .string: return .string(text)
        case nil: return mass ?? .string(text)
        }
    }
}
