import CanonicalJSON
import Duties
import Liandan
import LiandanTesting
import Testing
import WasteDomain

struct QuotaDutyTests {
    private static let day = "2026-09-02 12:00"

    /// 200 kg move in a straight run of two packages.
    @Test(arguments: [
        (223_000, nil), (222_222, DutyState.soon), (200_001, .soon), (200_000, .late),
        (150_000, .late),
    ])
    func `a plan is told of from nine tenths on`(planned: Int, state: DutyState?) throws {
        let town = try Town.settled()
        var amended: JSONObject = ["party": Town.generator, "plan": "P-2026", "reason": "变更"]
        amended["lines"] = town.plan(mass: planned)["lines"]
        try town.submit(Town.authority, [town.event(.planAmended, amended)])
        try town.straightRun()
        try town.expect("plan.used", [Self.day: state])
        if state != nil {
            let duty = try town.duty("plan.used", at: Self.day)
            #expect(duty.due == .used(percent: 200_000 * 100 / planned))
            #expect(duty.party.description == Town.generator)
            #expect(duty.detail.en.hasPrefix("900-214-08: 0.2 t moved of 0."))
        }
        // Next year's plan is another one.
        try town.expect("plan.used", ["2027-01-01 00:00": nil])
    }

    @Test(arguments: [
        (223_000, nil), (222_222, DutyState.soon), (200_000, .late), (nil, nil),
    ])
    func `a licence is told of from nine tenths of its year on`(scale: Int?, state: DutyState?)
        throws
    {
        let town = try Town.settled()
        let amended: JSONObject = [
            "licence": "5001140001", "party": Town.disposer, "reason": "核准规模",
            "terms": town.disposalTerms(scale: scale),
        ]
        try town.submit(Town.authority, [town.event(.licenceAmended, amended)])
        try town.straightRun()
        try town.expect("licence.used", [Self.day: state, "2027-01-01 00:00": nil])
    }

    @Test func `the scale of a method counts apart`() throws {
        let town = try Town.settled()
        var terms = town.disposalTerms(scale: 1_000_000)
        let methods: [JSONObject] = [
            ["method": "R9", "scale": 210_000], ["method": "D10", "scale": 100_000],
        ]
        terms["methods"] = methods.json
        let amended: JSONObject = [
            "licence": "5001140001", "party": Town.disposer, "reason": "核准规模", "terms": terms,
        ]
        try town.submit(Town.authority, [town.event(.licenceAmended, amended)])
        try town.straightRun()
        let duty = try town.duty("licence.used", at: Self.day)
        #expect(duty.due == .used(percent: 95))
        #expect(duty.facts["what"] == "R9")
    }
}
