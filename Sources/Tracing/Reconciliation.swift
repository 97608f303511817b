package import CanonicalJSON
package import WasteDomain

/// What was handed over of a manifest from hand to hand, compared package by package 逐件核对.
///
/// A packed unit counts for what is in it, and a package with another code for the one it was.
package struct Reconciliation: Sendable {
    package let manifest: UniqueID
    package let number: ManifestNumber
    /// In the order of the way; the first is what the others are compared with.
    package let stages: [LoadStage]
    /// By line, then by code.
    package let differences: [LoadDifference]
    /// What a scan holds that is no item code.
    package let unreadable: [String]
    /// The names of all parties that are named 单位名称.
    package let parties: [PartyID: String]

    /// Whether every stage speaks of the same.
    package var agrees: Bool { differences.isEmpty && unreadable.isEmpty }
}

/// One statement of what was there 交接环节.
package struct LoadStage: Hashable, Sendable {
    package enum Kind: String, Sendable, CanonicalScalar, Titled {
        case released, loaded, relayGiven, relayTaken, movedOver, received, decided
        /// What should be there now, by the ledger.
        case expected
        /// What a scanner read.
        case scanned

        package var title: Bilingual {
            switch self {
            case .released: Bilingual(zh: "交付", en: "released")
            case .loaded: Bilingual(zh: "装车", en: "loaded")
            case .relayGiven: Bilingual(zh: "联运移交", en: "handed on")
            case .relayTaken: Bilingual(zh: "联运接收", en: "taken over")
            case .movedOver: Bilingual(zh: "换车", en: "moved over")
            case .received: Bilingual(zh: "接收", en: "received")
            case .decided: Bilingual(zh: "接受意见", en: "decided")
            case .expected: Bilingual(zh: "应有", en: "expected")
            case .scanned: Bilingual(zh: "扫码", en: "scanned")
            }
        }
    }

    package let kind: Kind
    /// When, and where it is recorded; nil for what no statement says.
    package let moment: Moment?
    package let by: PartyID?
    /// How many packages have a code, boxes counted for what is in them.
    package let packages: Int
    /// How many have none and can only be counted 无码.
    package let uncoded: Int
    /// In grams; nil where no mass is stated.
    package let mass: Mass?
}

/// One package, or the weight of one line, that is not the same everywhere.
package struct LoadDifference: Hashable, Sendable {
    package enum Kind: String, Sendable, CanonicalScalar, Titled {
        case missing, extra, swapped, damaged, offWeight

        package var title: Bilingual {
            switch self {
            case .missing: Bilingual(zh: "缺少", en: "missing")
            case .extra: Bilingual(zh: "多出", en: "extra")
            case .swapped: Bilingual(zh: "调换", en: "swapped")
            case .damaged: Bilingual(zh: "破损", en: "damaged")
            case .offWeight: Bilingual(zh: "重量不符", en: "off weight")
            }
        }
    }

    package let kind: Kind
    /// The newest code it goes by here; nil if the weight of a whole line differs.
    package let code: ItemCode?
    /// 序号; nil if nobody put it on a line.
    package let line: Int?
    /// The package it is there instead of.
    package var inPlaceOf: ItemCode?
    /// The line it belongs to, if it is on another.
    package var belongsTo: Int?
    /// Indices of stages at which it is there, and of those at which it is not.
    package var present: [Int] = []
    package var absent: [Int] = []
    /// The two masses and how far they may be apart.
    package var weights: Weights?
    /// As it is now; nil if the ledger does not know it.
    package var status: ItemStatus?
    /// What happened to it last, newest first; empty if the ledger does not know it.
    package var story: [Sight] = []

    package struct Weights: Hashable, Sendable {
        package let stated: Mass
        package let found: Mass
        package let tolerance: Mass
    }

    /// A statement that shows where a package was.
    package struct Sight: Hashable, Sendable {
        package let moment: Moment
        package let kind: EventKind
        package let by: PartyID
        /// A place, a store, a site; nil if the statement names none.
        package let location: String?
        package let manifest: ManifestNumber?
    }

    init(_ kind: Kind, _ code: ItemCode?, line: Int?) {
        self.kind = kind
        self.code = code
        self.line = line
    }
}
