import CanonicalJSON
import WasteDomain

/// A change of a value, for people: `12.0/lines/0/mass: 100000 → 99000`.
enum ChangeText {
    static func text(_ change: FieldChange) -> String {
        "\(change.event)" + text(change.path, change.old, change.new)
    }

    /// Where two documents differ, and how.
    static func differences(from old: JSONValue, to new: JSONValue) -> [String] {
        differences(old, new, at: .root)
    }

    private static func differences(
        _ old: JSONValue?,
        _ new: JSONValue?,
        at path: JSONPath
    ) -> [String] {
        switch (old, new) {
        case (.object(let old)?, .object(let new)?):
            let names = Set((old.members + new.members).map(\.name)).sorted()
            return names.flatMap { differences(old[$0], new[$0], at: path.appending($0)) }
        case (.array(let old)?, .array(let new)?) where old.count == new.count:
            return old.indices.flatMap { differences(old[$0], new[$0], at: path.appending($0)) }
        default: return old == new ? [] : [text(path, old, new)]
        }
    }

    private static func text(_ path: JSONPath, _ old: JSONValue?, _ new: JSONValue?) -> String {
        "\(path): \(text(old)) → \(text(new))"
    }

    private static func text(_ value: JSONValue?) -> String {
        guard let value else { return say("无", "nothing") }
        return value.string ?? String(decoding: value.canonicalBytes, as: UTF8.self)
    }
}
