import CanonicalJSON

/// Where a manifest stands 联单状态.
package enum ManifestStatus: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case issued, handingOver, loaded, inTransit, relaying, arrived, received, decided, closed
    case cancelled

    package var title: Bilingual {
        switch self {
        case .issued: Bilingual(zh: "已填发", en: "issued")
        case .handingOver: Bilingual(zh: "交接中", en: "handing over")
        case .loaded: Bilingual(zh: "已装车", en: "loaded")
        case .inTransit: Bilingual(zh: "运输中", en: "in transit")
        case .relaying: Bilingual(zh: "联运交接", en: "relaying")
        case .arrived: Bilingual(zh: "已运抵", en: "arrived")
        case .received: Bilingual(zh: "已接收核实", en: "received")
        case .decided: Bilingual(zh: "已出具意见", en: "decided")
        case .closed: Bilingual(zh: "已办结", en: "closed")
        case .cancelled: Bilingual(zh: "已作废", en: "cancelled")
        }
    }

    /// Whether the load may be on a vehicle 在途.
    package var isOnTheRoad: Bool {
        switch self {
        case .handingOver, .loaded, .inTransit, .relaying: true
        case .issued, .arrived, .received, .decided, .closed, .cancelled: false
        }
    }

    /// Whether nothing can follow.
    package var isFinal: Bool { self == .closed || self == .cancelled }
}

/// Where one line of a manifest stands 废物行状态; a branch lives per line.
package enum LineStatus: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case open, accepted, refused, missing, returning, returned, redirected, passedOn, treated

    package var title: Bilingual {
        switch self {
        case .open: Bilingual(zh: "未决", en: "open")
        case .accepted: Bilingual(zh: "接受", en: "accepted")
        case .refused: Bilingual(zh: "拒收", en: "refused")
        case .missing: Bilingual(zh: "缺失", en: "missing")
        case .returning: Bilingual(zh: "退运中", en: "returning")
        case .returned: Bilingual(zh: "已退回", en: "returned")
        case .redirected: Bilingual(zh: "改送", en: "redirected")
        case .passedOn: Bilingual(zh: "转出", en: "passed on")
        case .treated: Bilingual(zh: "已利用处置", en: "treated")
        }
    }
}

/// Who makes a statement about a manifest 联单角色.
package enum ManifestRole: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case consignor, carrier, consignee, authority, nextCarrier, author
    case everyOtherParty = "everyOtherPartyThatReliedOnIt"

    package var title: Bilingual {
        switch self {
        case .consignor: Bilingual(zh: "移出人", en: "consignor")
        case .carrier: Bilingual(zh: "承运人", en: "carrier")
        case .consignee: Bilingual(zh: "接受人", en: "consignee")
        case .authority: Bilingual(zh: "主管部门", en: "authority")
        case .nextCarrier: Bilingual(zh: "下一承运人", en: "next carrier")
        case .author: Bilingual(zh: "原填写人", en: "author")
        case .everyOtherParty: Bilingual(zh: "其他各方", en: "every other party")
        }
    }
}
