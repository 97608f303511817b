package import CanonicalJSON
package import WasteDomain

/// What bookkeeping makes of the log: lines of the book, movements of stock, and figures that must
/// agree with each other.
package enum Booking: Sendable {
    case row(AccountRow)
    case posting(Posting)
    case comparison(Comparison)
    case use(AllowanceUse)
}

/// How one event changes a stock 出入账, in grams.
///
/// What comes in, less what goes out, must be what the stock grows by: where it is not, the balance
/// does not close, and this event is why.
package struct Posting: Sendable {
    /// The kinds of what comes in and goes out (accounts.md 7).
    package enum Term: String, Sendable, CaseIterable {
        /// G 产生.
        case generated
        /// R 接受.
        case received
        /// B 退回.
        case returned
        /// I 入库.
        case stored
        /// S 自行利用处置.
        case treated
        /// D 移出.
        case shipped
        /// X 出库.
        case withdrawn
        /// A 调整: positive where stock was less than thought.
        case adjusted

        package var isIncoming: Bool {
            switch self {
            case .generated, .received, .returned, .stored: true
            case .treated, .shipped, .withdrawn, .adjusted: false
            }
        }
    }

    package let stock: Stock
    package let event: EventID
    package let time: Timestamp
    /// Zero where a kind is missing.
    package private(set) var amounts: [Term: Int64] = [:]
    /// By how much what is there grows, counted package by package and lot by lot.
    package var held: Int64 = 0
    /// By how much what came by manifests and is there grows; the rest of `held` the site generated.
    package var foreign: Int64 = 0
    /// How it was used or disposed of 利用处置方式; nil for any other change.
    package var method: MethodCode?

    init(_ stock: Stock, _ event: EventID, at time: Timestamp) {
        self.stock = stock
        self.event = event
        self.time = time
    }

    mutating func add(_ term: Term, _ grams: Int64) {
        amounts[term, default: 0] += grams
    }

    /// What came in and went out without the stock changing, or the other way round.
    package var gap: Int64 {
        amounts.reduce(-held) { $1.key.isIncoming ? $0 + $1.value : $0 - $1.value }
    }
}

/// One waste at a site, or in one of its stores 库存.
package struct Stock: Hashable, Sendable, Comparable {
    package let site: SiteID
    package let waste: WasteCode
    /// 贮存设施; nil for the whole site.
    package let facility: Reference?

    package static func < (left: Stock, right: Stock) -> Bool {
        (left.site.description, left.waste, left.facility?.description ?? "")
            < (right.site.description, right.waste, right.facility?.description ?? "")
    }
}

/// Two figures of which one follows from the other, in grams.
package struct Comparison: Sendable {
    package let balance: BalanceID
    package let site: SiteID
    package let waste: WasteCode
    package let time: Timestamp
    package let left: Int64
    package let right: Int64
    /// How far they may be apart 允差.
    package var tolerance: Int64 = 0
    /// The events that state them.
    package let events: [EventID]

    package var holds: Bool {
        balance.isUpperBound ? left <= right + tolerance : abs(left - right) <= tolerance
    }
}

/// What an event takes of something that is limited 额度.
package struct AllowanceUse: Sendable {
    /// Whose limit it is.
    package enum Allowance: Hashable, Sendable {
        /// 经营规模 of a party in a year.
        case licence(PartyID, year: Int)
        /// 跨省转移批准, of all the time it holds.
        case approval(DocumentID)
        /// 管理计划 of a site for a year.
        case plan(SiteID, year: Int)
    }

    package let allowance: Allowance
    /// The site whose act it is.
    package let site: SiteID
    package let waste: WasteCode
    package let mass: Mass
    package let event: EventID
    package let time: Timestamp
}
