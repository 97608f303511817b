package import CanonicalJSON
package import HandoffRules
import Liandan
package import WasteDomain

/// The whole life of a package, and of what it came from, stood in and became 追溯.
package struct Trace: Sendable {
    /// The package that was asked for.
    package let root: ItemCode
    /// The root, then what was followed in the order it was found; each once.
    package let packages: [TracedPackage]
    /// Treatments that used up some of them, or left some over 利用处置批次.
    package let batches: [TreatmentBatch]
    /// How they hang together, in the order it happened.
    package let links: [TraceLink]
    /// The manifests they travelled under, by number.
    package let manifests: [TracedManifest]
    /// What happened, in the order it happened.
    package let steps: [TraceStep]
    /// What was only counted and not followed.
    package let omissions: [TraceOmission]
    /// The names of all parties that are named 单位名称.
    package let parties: [PartyID: String]
}

/// How far a trace goes.
package struct TraceScope: Hashable, Sendable {
    /// Whether to follow what it came from.
    package var followsUp = true
    /// Whether to follow what became of it.
    package var followsDown = true
    /// How many generations to follow either way.
    package var depth = 10
    /// How many packages of one merge, box or batch to follow; more are only counted.
    package var breadth = 20
    /// How many packages to follow altogether.
    package var packages = 1000

    package init() {}

    /// Everything that is connected, however much it is.
    package static var unlimited: TraceScope {
        var scope = TraceScope()
        scope.depth = .max
        scope.breadth = .max
        scope.packages = .max
        return scope
    }
}

/// When something happened, and where it is recorded.
package struct Moment: Hashable, Sendable, CanonicalEncodable {
    /// By the word of whoever stated it.
    package let at: Timestamp
    package let event: EventID

    init(at: Timestamp, event: EventID) {
        self.at = at
        self.event = event
    }

    package var json: JSONValue { .object(["at": at, "event": event]) }
}

extension Moment {
    init(_ event: RecordedEvent) {
        self.init(at: event.event.occurredAt, event: event.place)
    }

    init(_ note: StatementNote) {
        self.init(at: note.at, event: note.event)
    }
}

/// A package in a trace.
package struct TracedPackage: Sendable {
    /// How it belongs to the one that was asked for.
    package enum Relation: String, Sendable, CanonicalScalar, Titled {
        case root, ancestor, descendant, container

        package var title: Bilingual {
            switch self {
            case .root: Bilingual(zh: "本件", en: "itself")
            case .ancestor: Bilingual(zh: "来源", en: "came from")
            case .descendant: Bilingual(zh: "去向", en: "became")
            case .container: Bilingual(zh: "所在包装", en: "stood in")
            }
        }
    }

    /// As it is now.
    package let item: Item
    package let relation: Relation
}

/// A batch of treatment 利用处置批次, of whoever treated.
package struct TreatmentBatch: Hashable, Sendable, CanonicalEncodable {
    package let party: PartyID
    /// 利用处置批次编码.
    package let batch: Reference

    package var json: JSONValue { .object(["batch": batch, "party": party]) }
}

/// What a link joins.
package enum TraceNode: Hashable, Sendable, CanonicalEncodable {
    case package(ItemCode)
    case batch(TreatmentBatch)

    package var json: JSONValue {
        switch self {
        case .package(let code): .object(["code": code])
        case .batch(let batch): batch.json
        }
    }
}

/// How one thing became another, or stood in it.
package struct TraceLink: Hashable, Sendable, CanonicalEncodable {
    package enum Kind: String, Sendable, CanonicalScalar, Titled {
        case merged, split, recoded, overpacked, packed, treated, residue

        package var title: Bilingual {
            switch self {
            case .merged: Bilingual(zh: "合并", en: "merged")
            case .split: Bilingual(zh: "拆分", en: "split")
            case .recoded: Bilingual(zh: "换码", en: "recoded")
            case .overpacked: Bilingual(zh: "重新包装", en: "overpacked")
            case .packed: Bilingual(zh: "装箱", en: "packed")
            case .treated: Bilingual(zh: "利用处置", en: "treated")
            case .residue: Bilingual(zh: "次生废物", en: "left over")
            }
        }
    }

    package let kind: Kind
    /// What was there before, or is inside.
    package let from: TraceNode
    package let to: TraceNode
    package let since: Moment
    /// When what was packed came out; nil if it did not, and for all other kinds.
    package let until: Moment?

    package var json: JSONValue {
        .object(["from": from, "kind": kind, "since": since, "to": to, "until": until])
    }
}

/// A manifest in a trace.
package struct TracedManifest: Sendable {
    package let manifest: UniqueID
    package let number: ManifestNumber
    package let consignor: PartyID
    package let consignee: PartyID
    package let status: ManifestStatus
}

/// Packages that belong here and were not followed.
package struct TraceOmission: Hashable, Sendable, CanonicalEncodable {
    /// How they hang together with `of`.
    package let kind: TraceLink.Kind
    package let of: TraceNode
    /// Whether they came before it.
    package let isBefore: Bool
    package let count: Int

    package var json: JSONValue {
        .object([
            "count": count, "direction": isBefore ? "up" : "down", "kind": kind, "of": of,
        ])
    }
}

/// One event as it concerns what is traced.
package struct TraceStep: Sendable {
    /// Where it is recorded.
    package let place: EventID
    package let kind: EventKind
    /// By the word of whoever stated it.
    package let at: Timestamp
    package let recordedAt: Timestamp
    package let by: PartyID
    /// The manifest it is about; nil if it is about none.
    package let manifest: UniqueID?
    /// The traced packages it names, directly or by what they are in.
    package let packages: [ItemCode]
    /// What it says, as it counts now.
    package let details: StepDetails
    /// Whether the event as signed was corrected since 已更正.
    package let isCorrected: Bool
    /// What was found when it was recorded, of the whole or of these packages.
    package let findings: [Finding]
}
