package import Regulation
package import WasteDomain

/// One rule: stable for ever; a change is a new version beside it.
package struct Rule: Sendable {
    /// Its name in findings and in `Schemas/rules.md`, never given to another.
    package let id: RuleID
    /// Recorded with every finding, so that an old one keeps its meaning.
    package private(set) var version = 1
    /// The first version of the rule set that has it.
    package private(set) var since = 1
    /// The last version of the rule set that has it; nil if it is in force.
    package private(set) var until: Int?
    /// The chapter of `Schemas/rules.md` it stands in.
    package let stage: Stage
    /// How bad its findings are, unless a fault says otherwise.
    package let severity: Severity
    /// What its findings do, unless a fault says otherwise.
    package let effect: Effect
    /// What is wrong, in one sentence; `{name}` stands for a fact.
    package let title: Bilingual
    /// What to do about it.
    package let advice: Bilingual
    /// The texts it follows, or that there is none but our own.
    package let basis: [LegalBasis]
    /// The regulation's figures it works with.
    package let parameters: [Parameters.Name]
    /// Takes a field that could not be read, if the rule is about fields.
    package let field: (@Sendable (FieldContext) -> Bool)?
    /// Looks at a statement that could be read, if the rule is about statements.
    package let statement: StatementCheck?

    /// Rules with neither are applied by the log itself, before any event is looked at.
    init(
        _ id: RuleID,
        _ stage: Stage,
        _ severity: Severity = .error,
        _ effect: Effect = .refuse,
        zh: (title: String, advice: String),
        en: (title: String, advice: String),
        basis: [LegalBasis],
        parameters: [Parameters.Name] = [],
        field: (@Sendable (FieldContext) -> Bool)? = nil,
        check: StatementCheck? = nil
    ) {
        self.id = id
        self.stage = stage
        self.severity = severity
        self.effect = effect
        title = Bilingual(zh: zh.title, en: en.title)
        advice = Bilingual(zh: zh.advice, en: en.advice)
        self.basis = basis
        self.parameters = parameters
        self.field = field
        statement = check
    }

    /// The same in some versions of the rule set only: a changed rule stands beside the old one,
    /// which ends where it begins.
    package func holding(since: Int = 1, until: Int? = nil, version: Int = 1) -> Rule {
        var rule = self
        rule.since = since
        rule.until = until
        rule.version = version
        return rule
    }
}

/// How a rule looks at statements of some kinds, or of every kind.
package struct StatementCheck: Sendable {
    /// Nil for every kind.
    package let kinds: [EventKind]?
    /// Everything wrong with one statement; empty if it keeps the rule.
    package let faults: @Sendable (RuleContext) -> [Fault]

    private init(_ kinds: [EventKind]?, _ faults: @escaping @Sendable (RuleContext) -> [Fault]) {
        self.kinds = kinds
        self.faults = faults
    }

    /// Looks at statements of every kind.
    static func always(_ faults: @escaping @Sendable (RuleContext) -> [Fault]) -> StatementCheck {
        StatementCheck(nil, faults)
    }

    /// Looks at statements of some kinds.
    static func on(
        _ kinds: [EventKind],
        _ faults: @escaping @Sendable (RuleContext) -> [Fault]
    ) -> StatementCheck {
        StatementCheck(kinds, faults)
    }

    /// Looks at statements of one kind.
    static func on<Body: StatementBody>(
        _ type: Body.Type,
        _ faults: @escaping @Sendable (Body, RuleContext) -> [Fault]
    ) -> StatementCheck {
        StatementCheck([Body.kind]) { context in
            (context.event.body as? Body).map { faults($0, context) } ?? []
        }
    }

    /// Looks at each code that a statement gives to a package.
    static func newItems(
        _ faults: @escaping @Sendable (NewItem, RuleContext) -> [Fault]
    ) -> StatementCheck {
        StatementCheck([.itemIssued, .itemMerged, .itemOverpacked, .itemRecoded, .itemSplit]) {
            context in
            context.event.newItems.flatMap { faults($0, context) }
        }
    }

    /// Looks at statements that fill in the form of a manifest: at issue, and when it is amended.
    static func form(
        _ faults: @escaping @Sendable (ManifestForm, RuleContext) -> [Fault]
    ) -> StatementCheck {
        StatementCheck([.manifestAmended, .manifestIssued]) { context in
            context.event.body.statedForm.map { faults($0, context) } ?? []
        }
    }

    /// Looks at statements of one kind about a manifest that exists.
    static func about<Body: ManifestStatement>(
        _ type: Body.Type,
        _ faults: @escaping @Sendable (Body, Manifest, RuleContext) -> [Fault]
    ) -> StatementCheck {
        on(type) { body, context in
            context.slice[Manifest.self, body.manifest].map { faults(body, $0, context) } ?? []
        }
    }
}
