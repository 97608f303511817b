package import CanonicalJSON

/// What one kind of event says: its shape, its bytes, what it touches and what it changes.
package protocol StatementBody: CanonicalObject, Hashable {
    static var kind: EventKind { get }

    /// Names of the members that hold personal data and are sealed.
    static var sealedFields: [String] { get }

    /// Who may make this statement, given the state it meets.
    func speakers(in slice: StateSlice) -> [Speaker]

    /// The same as a statement about one package, if it is one.
    var itemStatement: (any ItemStatement)? { get }

    /// The same as a statement about an existing manifest, if it is one.
    var manifestStatement: (any ManifestStatement)? { get }

    /// The form of a manifest that it fills in, if it does.
    var statedForm: ManifestForm? { get }

    /// The codes it gives to packages.
    var newItems: [NewItem] { get }

    /// The packages it changes, other than by a manifest; they are registered.
    var usedItems: [Mention] { get }

    /// What it refers to and what must be registered.
    var needs: [Mention] { get }

    /// What it brings into being and what must be new.
    var creates: [Mention] { get }

    /// The subjects this statement reads or changes.
    ///
    /// It is asked again while what it asked for is being looked up, at most three times, so that
    /// a manifest can lead to its parties and these to their licences.
    func subjects(in slice: StateSlice, _ made: Made) -> [Subject]

    /// Changes the state; where what it needs is missing it changes nothing.
    func apply(to slice: inout StateSlice, _ made: Made)
}

extension StatementBody {
    package static var sealedFields: [String] { [] }

    package var itemStatement: (any ItemStatement)? { nil }

    package var manifestStatement: (any ManifestStatement)? { nil }

    package var statedForm: ManifestForm? { nil }

    package var newItems: [NewItem] { [] }

    package var usedItems: [Mention] { [] }

    package var needs: [Mention] { [] }

    package var creates: [Mention] { [] }
}

/// A subject that a statement names, and where.
package struct Mention: Hashable, Sendable {
    /// Where in the event it is named, for findings.
    package let path: JSONPath
    /// What is named there.
    package let subject: Subject

    init(_ path: String, _ subject: Subject) {
        self.path = JSONPath(path)
        self.subject = subject
    }
}

/// Who may make a statement.
package enum Speaker: Hashable, Sendable {
    /// Any party registered as an authority 主管部门.
    case authority
    case party(PartyID)
    /// Whoever has a key 任何登记单位.
    case anyone
}
