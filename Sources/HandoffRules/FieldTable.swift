package import CanonicalJSON
package import WasteDomain

/// A field of the manifest form 联单样式, and what of the log it is.
package struct FormField: Sendable {
    /// The statement it stands in.
    package let kind: EventKind
    /// Where in the statement; `*` stands for any number, as in `/lines/*/code`.
    package let path: String
    /// What the form calls it.
    package let label: Bilingual
    /// Who fills it in.
    package let by: ManifestRole
    /// The statement from which it must be there; nil if it may be left out.
    package let requiredFrom: EventKind?
    /// Under which condition it must; always if nil.
    package let condition: Bilingual?
    /// The statement from which only a correction changes it.
    package let lockedFrom: EventKind
}

/// The fields of the manifest form in one place: required from, locked from.
package enum FieldTable {
    /// In the order of the form: 移出信息, 运输信息, 接受信息.
    package static let fields: [FormField] =
        FieldTable.issued + FieldTable.released + FieldTable.loaded + FieldTable.onTheRoad
        + FieldTable.received + FieldTable.decided

    /// The statement from which a field can no longer be changed without a correction.
    ///
    /// - Parameters:
    ///   - path: Where in the statement, with numbers as they are: `/lines/0/mass`. A part of a
    ///     field is locked with it; what holds several fields as soon as the first of them is.
    ///   - kind: The statement it stands in.
    /// - Returns: Nil if the form has no such field.
    package static func lock(
        of path: JSONPath,
        in kind: EventKind = .manifestIssued
    ) -> EventKind? {
        let parts = path.description.split(separator: "/").map {
            $0.allSatisfy(\.isNumber) ? "*" : $0
        }
        let fields = fields.filter { $0.kind == kind }
        let whole = fields.first { parts.starts(with: $0.path.split(separator: "/")) }
        if let whole { return whole.lockedFrom }
        return fields.filter { $0.path.split(separator: "/").starts(with: parts) }
            .map(\.lockedFrom).min { order($0) < order($1) }
    }

    private static func order(_ kind: EventKind) -> Int {
        EventKind.allCases.firstIndex(of: kind) ?? 0
    }
}
