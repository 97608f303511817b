import Accounts
import CanonicalJSON
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Declarations and plans.
struct ReportTests {
    @Test(arguments: [
        ("2026-10", "2026-10-01", "2026-10-31", "2026-11-15"),
        ("2026-12", "2026-12-01", "2026-12-31", "2027-01-15"),
        ("2026-Q3", "2026-07-01", "2026-09-30", "2026-10-15"),
        ("2026", "2026-01-01", "2026-12-31", "2027-03-31"),
    ])
    func `a period has its days and the last day to declare it`(
        text: String,
        from: String,
        to: String,
        due: String
    ) throws {
        let period = try #require(ReportPeriod(text))
        #expect(try period.days == days(from, to))
        #expect(period.due == CivilDay(due))
        #expect(period.description == text)
    }

    @Test(arguments: ["", "26", "2026-13", "2026-Q5", "2026-1", "1999", "2026/10"])
    func `what is no period is not taken for one`(text: String) {
        #expect(ReportPeriod(text) == nil)
    }

    @Test func `a small generator declares by year what it generated, shipped and has left`()
        throws
    {
        let town = try Town.settled()
        let codes = try town.storePackages(3, at: "2026-09-01 10:00")
        _ = try town.ship(Array(codes.prefix(2)), at: "2026-09-02 09:00")
        let year = try #require(ReportPeriod("2026"))
        let found = try town.ledger.declarations(Town.own, year, town.ledger.regulation())
        let declared = try #require(found.first)
        #expect(declared.managementClass == .registered)
        #expect(declared.reason == .quantity)
        #expect(declared.isDue)
        let waste = try #require(declared.wastes.first)
        #expect(waste.waste.description == "900-214-08")
        #expect([waste.opening, waste.generated, waste.closing] == [0, 300_000, 100_000])
        let out = try #require(waste.consignees.first)
        #expect(out.grams == 200_000)
        #expect(out.key.consignee.licence?.description == "5001140001")
        #expect(out.key.consignee.region?.province == "50")
        #expect(out.key.method?.description == "R9")
        let month = try #require(ReportPeriod("2026-10"))
        let later = try town.ledger.declarations(Town.own, month, town.ledger.regulation())
        #expect(later.first?.isDue == false)
        #expect(later.first?.wastes.first?.opening == 100_000)
    }

    @Test func `a licence holder is a key unit and declares by month`() throws {
        let town = try Town.settled()
        try town.straightRun(2)
        let month = try #require(ReportPeriod("2026-09"))
        let found = try town.ledger.declarations(Town.taken, month, town.ledger.regulation())
        #expect(found.map(\.managementClass) == [.key])
        #expect(found.map(\.isDue) == [true])
        let waste = try #require(found.first?.wastes.first)
        #expect([waste.received, waste.closing] == [200_000, 0])
        #expect(waste.treated.map { "\($0.key) \($0.value)" } == ["R9 200000"])
    }

    @Test func `a plan is told beside what came of it`() throws {
        let town = try Town.settled()
        let codes = try town.storePackages(4, at: "2026-09-01 10:00")
        _ = try town.ship(Array(codes.prefix(3)), at: "2026-09-02 09:00")
        let found = try town.ledger.planComparisons(Town.own, in: 2026, town.ledger.regulation())
        let plan = try #require(found.first)
        #expect(found.count == 1)
        #expect(plan.plans.map(\.description) == ["P-2026"])
        #expect(
            [plan.planned, plan.generated, plan.stored, plan.shipped, plan.treated, plan.closing]
                == [10_000_000, 400_000, 400_000, 300_000, 0, 100_000]
        )
        #expect(plan.perMille == 30)
    }
}

/// Declarations that are signed.
struct FilingTests {
    private static let site: JSONObject = ["party": Town.generator, "site": "001"]

    /// A town that shipped two of three packages in September, in October.
    private func town() throws -> Town {
        let town = try Town.settled()
        let codes = try town.storePackages(3, at: "2026-09-01 10:00")
        _ = try town.ship(Array(codes.prefix(2)), at: "2026-09-02 09:00")
        try town.set("2026-10-08 09:00")
        return town
    }

    private func declared(_ town: Town, _ text: String) throws -> Declaration {
        let period = try #require(ReportPeriod(text))
        let found = try town.ledger.declarations(Town.own, period, town.ledger.regulation())
        return try #require(found.first)
    }

    private func file(_ town: Town, _ members: JSONObject) throws {
        let event = town.event(.declarationFiled, members)
        #expect(try town.submit(Town.generator, [event]).isAccepted)
    }

    private func filed(_ town: Town) throws -> [Balance] {
        try town.balances(.report).filter { $0.subject?.hasPrefix("2026-09 ") == true }
    }

    @Test func `what is signed is what the book says, figure by figure`() throws {
        let town = try town()
        let before = try declared(town, "2026-09")
        #expect(before.filed == nil)
        try file(town, declared(town, "2026-09").statement)
        let after = try declared(town, "2026-09")
        #expect(after.filed != nil)
        let balances = try filed(town)
        #expect(
            balances.map { "\($0.subject ?? ""): \($0.equation)" } == [
                "2026-09 closing: 100000 = 100000",
                "2026-09 generated: 300000 = 300000",
                "2026-09 shipped \(Town.disposer)/001 R9: 200000 = 200000",
            ]
        )
        #expect(balances.map(\.closes) == [true, true, true])
    }

    @Test func `where other figures are declared, the statement is named`() throws {
        let town = try town()
        var members = try declared(town, "2026-09").statement
        var waste = try #require(members["wastes"]?.array?.first?.object)
        waste["generated"] = .integer(250_000)
        waste["outsourced"] = .array([])
        members["wastes"] = .array([.object(waste)])
        try file(town, members)
        let event = try declared(town, "2026-09").filed
        let open = try filed(town).filter { !$0.closes }
        #expect(
            open.map { "\($0.subject ?? ""): \($0.equation)" } == [
                "2026-09 generated: 250000 = 300000",
                "2026-09 shipped \(Town.disposer)/001 R9: 0 = 200000",
            ]
        )
        #expect(open.map(\.evidence.events) == [[event], [event]].map { $0.compactMap(\.self) })
    }

    @Test func `what is stated afterwards shows in the declaration, until it is filed anew`() throws
    {
        let town = try town()
        try file(town, declared(town, "2026-09").statement)
        let late = town.event(
            .wasteGenerated,
            [
                "batch": "HWCS20260930001", "code": "900-210-08", "day": "2026-09-30",
                "mass": 500_000, "site": Self.site,
            ]
        )
        #expect(try town.submit(Town.generator, [late]).isAccepted)
        let open = try filed(town).filter { !$0.closes }
        #expect(open.map(\.equation) == ["0 = 500000", "0 = 500000"])
        var anew = try declared(town, "2026-09").statement
        anew["reason"] = .string("漏报油泥")
        try file(town, anew)
        let closing = try filed(town)
        #expect(!closing.contains { !$0.closes })
    }

    @Test func `a class that an authority set counts from its day`() throws {
        let town = try town()
        let set = town.event(
            .siteClassified,
            ["class": "key", "from": "2026-10-01", "reason": "敏感区域", "site": Self.site]
        )
        #expect(try town.submit(Town.authority, [set]).isAccepted)
        let september = try declared(town, "2026-09")
        #expect(september.managementClass == .registered)
        #expect(september.reason == .quantity)
        let october = try declared(town, "2026-10")
        #expect(october.managementClass == .key)
        #expect(october.reason == .stated)
        #expect(october.isDue)
        let own = try town.submit(Town.generator, [set])
        #expect(!own.isAccepted)
    }
}
