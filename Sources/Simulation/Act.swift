import CanonicalJSON
import WasteDomain

/// One thing that is stated, before it is signed.
struct Statement {
    let kind: EventKind
    /// When it happened.
    var at: Timestamp
    var members: JSONObject

    init(_ kind: EventKind, at time: Timestamp, _ members: JSONObject) {
        self.kind = kind
        at = time
        self.members = members
    }

    /// As it is signed.
    var event: JSONObject {
        members.adding(["kind": kind, "occurredAt": at, "v": 1])
    }

    /// What it is about, as a find names it.
    var subject: String? { members.subjectOfStatement }
}

/// What a party signs together, and when it does.
struct Act {
    /// The party's code.
    var by: String
    /// Nothing in it happened later.
    var at: Timestamp
    var statements: [Statement]
    /// The name of the key it is signed with, if it is not the party's first.
    var key: String?

    init(by party: String, at time: Timestamp, _ statements: [Statement]) {
        by = party
        at = time
        self.statements = statements
    }

    /// One statement made when it happened.
    init(by party: String, at time: Timestamp, _ kind: EventKind, _ members: JSONObject) {
        self.init(by: party, at: time, [Statement(kind, at: time, members)])
    }
}

/// What will be stated, by day.
struct Agenda {
    private var acts: [CivilDay: [Act]] = [:]

    var isEmpty: Bool { acts.isEmpty }

    mutating func add(_ act: Act) { acts[act.at.legalDay, default: []].append(act) }

    mutating func add(_ acts: [Act]) { for act in acts { add(act) } }

    /// Takes the acts of a day and what was added for earlier ones, in the order of time; of the
    /// same time, in that they were added.
    mutating func take(through day: CivilDay) -> [Act] {
        let days = acts.keys.filter { $0 <= day }.sorted()
        let taken = days.flatMap { acts.removeValue(forKey: $0) ?? [] }
        return taken.enumerated().sorted {
            ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
        }.map(\.element)
    }
}

extension JSONObject {
    /// The manifest an event is about, or else the package; nil if it names neither.
    var subjectOfStatement: String? {
        if let manifest = self["manifest"]?.string { return "manifest:\(manifest)" }
        if let code = self["code"]?.string { return "item:\(code)" }
        return nil
    }
}
