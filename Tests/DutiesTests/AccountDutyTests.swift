import CanonicalJSON
import Duties
import LiandanTesting
import Testing
import WasteDomain

struct AccountDutyTests {
    @Test func `a day one side has metered is stated by the other on the next day`() throws {
        let town = try Town.settled()
        try town.meter("2026-09-01", by: Town.generator)
        try town.expect(
            "account.day",
            ["2026-09-01 23:59": nil, "2026-09-02 00:00": .soon]
        )
        let duty = try town.duty("account.day", at: "2026-09-02 00:00")
        #expect(duty.party.description == Town.disposer)
        #expect(duty.region?.description == "500114")
        #expect(try duty.due == .day(#require(CivilDay("2026-09-02"))))
        #expect(duty.command.contains("--waste 900-214-08 --day 2026-09-01 "))
        try town.meter("2026-09-01", by: Town.disposer)
        try town.expect("account.day", ["2026-09-02 23:59": nil])
    }

    @Test func `days nobody has stated are missing for both, from the first up to yesterday`()
        throws
    {
        let town = try Town.settled()
        for day in ["2026-09-01", "2026-09-04"] {
            for side in [Town.generator, Town.disposer] { try town.meter(day, by: side) }
        }
        let owed = try town.duties("account.day", at: "2026-09-06 12:00")
        #expect(owed.map(\.party.description).sorted() == [Town.generator, Town.disposer].sorted())
        // The 2nd, 3rd and 5th; the 6th is not over.
        #expect(owed.map { $0.facts["days"] } == ["3", "3"])
        #expect(owed.map { $0.facts["day"] } == ["2026-09-02", "2026-09-02"])
        #expect(owed.map(\.state) == [.late, .late])
        let own = DutyFilter(party: PartyID(Town.generator))
        #expect(try town.duties("account.day", at: "2026-09-06 12:00", own).count == 1)
    }

    @Test func `a month nobody has begun counts for the month before`() throws {
        let town = try Town.settled()
        for day in ["2026-09-30", "2026-11-02"] {
            for side in [Town.generator, Town.disposer] { try town.meter(day, by: side) }
        }
        let filter = DutyFilter(party: PartyID(Town.generator))
        let owed = try town.duties("account.day", at: "2026-11-04 12:00", filter)
        #expect(Set(owed.map(\.subject.id)).count == 2)
        // October and 1 November; then 3 November.
        #expect(owed.map { $0.facts["days"] } == ["32", "1"])
        #expect(owed.map { $0.facts["day"] } == ["2026-10-01", "2026-11-03"])
    }

    /// A site since September: of a class that an authority set, or of none.
    @Test(
        arguments: [
            (nil, ["2026"], "2027-03-31"),
            ("registered", ["2026"], "2027-03-31"),
            ("simplified", ["2026-Q3", "2026-Q4", "2026"], "2026-10-15"),
            ("key", ["2026-09", "2026-10", "2026-11", "2026-12", "2026"], "2026-10-15"),
        ] as [(String?, [String], String)]
    )
    func `each period of a class is declared by its day, from when the ledger knows the site`(
        managementClass: String?,
        periods: [String],
        due: String
    ) throws {
        let town = try Town.settled()
        let site: JSONObject = ["party": Town.generator, "site": "001"]
        if let managementClass {
            try town.state(at: "2026-09-02 10:00", Town.authority) {
                town.event(
                    .siteClassified,
                    ["class": managementClass, "from": "2026-09-01", "reason": "名录", "site": site]
                )
            }
        }
        let own = DutyFilter(party: PartyID(Town.generator))
        let far = DutyFilter(party: PartyID(Town.generator), within: 120)
        func owed(_ text: String, _ filter: DutyFilter) throws -> Duty? {
            try town.duties("declaration", at: text, filter).first
        }
        #expect(try owed("2026-09-30 23:59", far) == nil)
        let all = try #require(try owed("2027-01-01 00:00", far))
        #expect(all.facts["count"] == String(periods.count))
        #expect(all.facts["period"] == periods[0])
        #expect(try all.due == .day(#require(CivilDay(due))))
        #expect(try owed("\(due) 23:59", own)?.state == .soon)
        #expect(try owed("2027-04-01 00:00", own)?.state == .late)
        try town.set("2027-01-02 09:00")
        for (index, period) in periods.enumerated() {
            let filed = town.event(
                .declarationFiled,
                ["period": period, "site": site, "wastes": [JSONObject]()]
            )
            let outcome = try town.submit(Town.generator, [filed])
            #expect(outcome.isAccepted, "\(outcome.verdict)")
            let next = periods.dropFirst(index + 1).first
            #expect(try owed("2027-01-02 10:00", far)?.facts["period"] == next)
        }
    }
}

extension Town {
    /// What a side metered of a day, stated as soon as it is over.
    fileprivate func meter(_ day: String, by party: String) throws {
        let next = try #require(CivilDay(day)).advanced(by: 1)
        try state(at: "\(next) 00:05", party) {
            event(
                .accountRecorded,
                [
                    "code": "900-214-08", "contract": "C-1", "day": day, "form": "liquid",
                    "from": ["party": Self.generator, "site": "001"] as JSONObject,
                    "hazards": ["T", "I"], "mass": 1_000_000,
                    "meter": ["calibratedOn": "2026-01-10", "id": "FT-1"] as JSONObject,
                    "to": ["party": Self.disposer, "site": "001"] as JSONObject,
                ]
            )
        }
    }
}
