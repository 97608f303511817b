package import CanonicalJSON
package import WasteDomain

/// A field that could not be read, and where it stands.
package struct FieldContext: Sendable {
    /// Where the field stands, and what is wrong with it.
    package let fault: FieldFault
    /// The kind of the event, if at least that could be read.
    package let kind: EventKind?
    /// What stands in the field, if it is a text or a number.
    package let text: String

    /// Looks up in the event what the reader stumbled over.
    package init(_ fault: FieldFault, in event: JSONValue) {
        self.fault = fault
        kind = event.object?["kind"]?.string.flatMap(EventKind.init(rawValue:))
        text = event.value(at: fault.path)?.shownText ?? ""
    }

    /// The name of the type that refused the value.
    var form: String? {
        if case .malformed(let form) = fault.problem { form } else { nil }
    }

    /// Whether a type of one of these names refused the value.
    func isMalformed(_ forms: String...) -> Bool { form.map { forms.contains($0) } ?? false }

    /// What stands there and, if it is no valid value, how one is written.
    var facts: [String: String] {
        guard form != nil else { return ["text": text] }
        return ["text": text, "hint": fault.spelling.map { " (\($0))" } ?? ""]
    }

    var isMissing: Bool { fault.problem == .missing }

    var isUnknown: Bool { fault.problem == .unknown }
}

extension JSONValue {
    fileprivate var shownText: String? {
        switch self {
        case .string(let text): text.count <= 80 ? text : String(text.prefix(80)) + "…"
        case .integer(let number): String(number)
        case .bool(let flag): String(flag)
        case .array, .object: nil
        }
    }
}
