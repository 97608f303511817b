package import CanonicalJSON

/// Sources whose waste is collected the same way 产废单位类别.
package struct PlannedGroup: Hashable, Sendable {
    /// How their waste is collected.
    package enum Way: String, Sendable, CaseIterable, CanonicalScalar {
        /// Each load has a vehicle, straight to a receiver 专车直运.
        case direct
        /// Rounds to a collector, who sends it on to receivers 收集后转移.
        case collected
        /// Rounds to one disposer, at least every two days 医疗废物巡回收运.
        case medical
    }

    /// Its name in violations, such as `industrial`.
    package let name: String
    package let way: Way
    /// Of all its sources in the days of the plan, in grams.
    package private(set) var mass: Int
    /// Whom all of them hand it to; each to a receiver of its categories if nil.
    package let receiver: String?
    /// How often each is visited in the days of the plan; medical ones go by `interval`.
    package private(set) var visits: Int
    package let trades: [PlannedTrade]

    /// The group in the first days of its plan.
    func part(_ days: Int, of whole: Int) -> PlannedGroup {
        var group = self
        group.mass = Int(Int128(mass) * Int128(days) / Int128(whole))
        group.visits = max(1, visits * days / whole)
        return group
    }
}

extension PlannedGroup: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let mass = reader.required("mass", Int.self)
        let name = reader.required("name", String.self)
        receiver = reader.optional("receiver")
        let trades: [PlannedTrade] = reader.list("trades")
        visits = reader.optional("visits", Int.self) ?? 1
        let way = reader.required("way", Way.self)
        if visits < 1 { reader.refuse("visits", "count") }
        guard let mass, let name, let way else { return nil }
        self.mass = mass
        self.name = name
        self.trades = trades
        self.way = way
    }

    package var json: JSONValue {
        .object([
            "mass": mass, "name": name, "receiver": receiver, "trades": trades,
            "visits": visits, "way": way,
        ])
    }
}

/// Sources of one trade 行业: as many, as large a part, the same wastes.
package struct PlannedTrade: Hashable, Sendable, CanonicalObject {
    package let name: String
    package let count: Int
    /// Of each of them, beside those of the others in the group.
    package let share: Int
    /// Shares of the wastes of each.
    package let wastes: [String: Int]
    /// Whether it has a store of its own that packages are entered into 贮存设施.
    package let hasStore: Bool
    /// Packages in a turnover bin 周转箱; none are used if nil.
    package let bin: Int?
    /// Days between two visits, for medical waste.
    package let interval: Int
    /// Where all of them are; each has an address of its own if nil.
    package let address: String?

    package init?(from reader: inout ObjectReader) {
        address = reader.optional("address")
        bin = reader.optional("bin")
        let count = reader.required("count", Int.self)
        interval = reader.optional("interval", Int.self) ?? 1
        let name = reader.required("name", String.self)
        let share = reader.required("share", Int.self)
        hasStore = reader.flag("store")
        let wastes = reader.required("wastes", [String: Int].self)
        if interval < 1 { reader.refuse("interval", "count") }
        guard let count, let name, let share, let wastes else { return nil }
        self.count = count
        self.name = name
        self.share = share
        self.wastes = wastes
    }

    package var json: JSONValue {
        .object([
            "address": address, "bin": bin, "count": count,
            "interval": interval == 1 ? nil : interval, "name": name, "share": share,
            "store": hasStore ? true : nil, "wastes": wastes,
        ])
    }
}
