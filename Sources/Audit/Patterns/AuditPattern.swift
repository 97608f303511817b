package import HandoffRules
package import Regulation
package import WasteDomain

/// What one pattern 规律性疑点 looks for: something no single statement shows, only the whole ledger.
///
/// A pattern proves nothing by itself: it tells an inspector where to look.
package struct AuditPattern: Sendable {
    /// That of the row of the law it comes from, or `LD-PAT-…`.
    ///
    /// A rule of the same id judges the statement that ends a breach; the pattern sees the breach that
    /// nobody has ended yet.
    package let id: RuleID
    /// How bad it is if it turns out to be so.
    package let severity: Severity
    /// What was found, in one sentence; `{name}` stands for a fact.
    package let title: Bilingual
    /// What an inspector does about it, and what the pattern cannot see.
    package let advice: Bilingual
    /// The texts it follows, or that there is none but our own.
    package let basis: [LegalBasis]
    /// The regulation's figures it works with.
    package let parameters: [Parameters.Name]

    init(
        _ id: RuleID,
        _ severity: Severity,
        zh: (title: String, advice: String),
        en: (title: String, advice: String),
        basis: [LegalBasis],
        _ parameters: [Parameters.Name] = []
    ) {
        self.id = id
        self.severity = severity
        title = Bilingual(zh: zh.title, en: en.title)
        advice = Bilingual(zh: zh.advice, en: en.advice)
        self.basis = basis
        self.parameters = parameters
    }

    /// All patterns, in the order their findings are reported.
    package static let all: [AuditPattern] = PatternSearch.types.map { $0.about }

    /// The pattern of that id.
    package static func pattern(_ id: RuleID) -> AuditPattern? { all.first { $0.id == id } }
}
