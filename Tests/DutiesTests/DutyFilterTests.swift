import CanonicalJSON
import Duties
import Liandan
import LiandanTesting
import Regulation
import Testing
import WasteDomain

/// Which duties are told, and in which order.
struct DutyFilterTests {
    private static let contractsEnd = "2026-12-20 12:00"

    @Test func `the most pressing come first`() throws {
        let town = try Town.settled()
        // On the road since 30 November, and codes of the same day.
        try town.set("2026-11-30 10:00")
        let (id, codes) = try town.issue(1)
        try town.submit(
            Town.generator,
            town.codes(1, from: 9).map {
                town.event(.itemIssued, town.content(["code": $0, "site": "001"]))
            }
        )
        try town.step(.manifestReleased, id, codes, at: "2026-11-30 11:00")
        try town.step(.manifestLoaded, id, codes, at: "2026-11-30 12:00")
        let duties = try town.ledger.duties(at: moment("2026-12-30 12:00"))
        #expect(
            duties.map(\.check.kind) == [
                "arrival", "item.unfilled", "contract.end", "contract.end", "insurance.end",
                "insurance.end",
            ]
        )
        #expect(duties.map(\.state) == [.late, .soon, .soon, .soon, .soon, .soon])
    }

    @Test func `a party is told its own, a region those of its parties and sites`() throws {
        let town = try Town.settled()
        let moment = try moment(Self.contractsEnd)
        for (party, kinds) in [
            (Town.generator, ["contract.end", "contract.end"]), (Town.carrier, ["insurance.end"]),
            (Town.authority, []),
        ] {
            let filter = DutyFilter(party: PartyID(party))
            #expect(try town.ledger.duties(filter, at: moment).map(\.check.kind) == kinds)
        }
        for (region, count) in [("", 4), ("50", 4), ("500114", 4), ("500115", 0), ("51", 0)] {
            let filter = DutyFilter(region: region)
            #expect(try town.ledger.duties(filter, at: moment).count == count, "\(region)")
        }
    }

    @Test func `somebody may look further ahead, or less far, than each kind does itself`() throws {
        let town = try Town.settled()
        let counts = try [0, 10, 11, 30, 366, 1500].map { days in
            try town.ledger.duties(DutyFilter(within: days), at: moment(Self.contractsEnd)).count
        }
        // Contracts and policies in 11 days, the vehicle in a year, both licences in 2029.
        #expect(counts == [0, 0, 4, 4, 4, 7])
    }

    /// Chongqing asks for a decision within three working days, the rest of the country within five.
    @Test(arguments: [("50", "2026-09-07", "3"), ("36", "2026-09-09", "5")])
    func `the figures are those of the place`(region: String, due: String, limit: String) throws {
        let town = try Town.settled()
        let row = "confirm.workingDays,3,2022-01-01,,a province,high,\(region)\n"
        try town.adopt(RegulationTables.builtIn.adding(row))
        _ = try town.bring([
            .manifestReleased: "2026-09-02 08:00", .manifestLoaded: "2026-09-02 08:10",
            .manifestDeparted: "2026-09-02 08:20", .manifestArrived: "2026-09-02 11:00",
        ])
        let duty = try town.duty("decision", at: "2026-09-20 00:00")
        #expect(try duty.due == .day(#require(CivilDay(due))))
        #expect(duty.facts["limit"] == limit)
    }

    @Test func `every kind has texts of its own, and figures that hold today`() throws {
        let kinds = DutyCheck.all.map(\.kind)
        #expect(Set(kinds).count == kinds.count)
        let town = try Town.settled()
        let parameters = try town.ledger.regulation().parameters
        let today = try moment(Self.contractsEnd).legalDay
        for check in DutyCheck.all {
            #expect(Set([check.title.zh, check.title.en]).count == 2)
            #expect(!check.advice.zh.isEmpty && !check.advice.en.isEmpty)
            #expect(!check.basis.isEmpty)
            let usesLimit = (check.advice.zh + check.advice.en).contains("{limit}")
            #expect(usesLimit == (check.limit != nil), "\(check.kind)")
            if let limit = check.limit {
                #expect(parameters.value(limit, on: today) != nil, "\(check.kind)")
            }
        }
    }

    @Test func `no text of a duty is left with a name for a value`() throws {
        let town = try Town.settled()
        _ = try town.bring([.manifestReleased: "2026-09-02 08:00"])
        let duties = try town.ledger.duties(
            DutyFilter(within: 36_500),
            at: moment(Self.contractsEnd)
        )
        #expect(Set(duties.map(\.check.kind)).count >= 6)
        for duty in duties {
            for text in [duty.advice.zh, duty.detail.zh, duty.detail.en, duty.command] {
                #expect(!text.contains("{"), "\(duty.check.kind): \(text)")
            }
        }
    }
}
