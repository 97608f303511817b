import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

/// Figures a province or a city overrides; the town lies in 500114.
extension RuleCase {
    private static let waybillFree = "transport.waybillRequired,no,2026-01-01,,x,project,"
    private static let oneDay = "confirm.workingDays,1,2026-01-01,,x,project,"
    private static let nineDays = "confirm.workingDays,9,2026-01-01,,x,project,"

    @RuleCases static var regional: [RuleCase] {
        RuleCase(
            "HW-HND-006",
            "a departure without a waybill, from a city that asks for none",
            .manifestDeparted,
            ["/waybill": nil],
            given: { try $0.override(waybillFree + "5001") }
        )
        RuleCase(
            "HW-HND-006",
            "a departure without a waybill, where another province asks for none",
            .manifestDeparted,
            ["/waybill": nil],
            given: { try $0.override(waybillFree + "44") },
            finds: [.refused("/waybill")]
        )
        RuleCase(
            "HW-HND-006",
            "a departure without a waybill, to a place that asks for none",
            finds: [.refused("/waybill")]
        ) { town in
            try town.override(waybillFree + "500240")
            try town.runAway(through: .manifestLoaded)
            return try town.state(.manifestDeparted, ["/waybill": nil])
        }
        RuleCase(
            "HW-DDL-001",
            "a decision on the second working day, in a county that gives one",
            finds: [.recorded("", ["due": "2026-09-02", "late": "1", "start": "2026-09-01"])]
        ) { town in
            try town.override(oneDay + "500240", nineDays + "50")
            return try town.decideOnTheSecondDay()
        }
        RuleCase(
            "HW-DDL-001",
            "a decision on the second working day, where the place of origin gives one"
        ) { town in
            try town.override(oneDay + "500114")
            return try town.decideOnTheSecondDay()
        }
    }
}

extension Town {
    /// A manifest to a site of the disposer in another county, up to a statement.
    fileprivate func runAway(through last: EventKind) throws {
        let site = site(Self.disposer, region: "500240", segment: "5002")
        try record(Self.authority, [site.adding(["site": "002"])])
        let steps = Self.steps(through: last)
        guard let issue = steps.firstIndex(of: .manifestIssued) else { return }
        try take(Array(steps[..<issue]))
        let issued = try statement(.manifestIssued).changing(["/consignee/site": "002"])
        try record(Self.generator, [issued])
        try take(Array(steps[(issue + 1)...]))
    }

    fileprivate func decideOnTheSecondDay() throws -> SubmissionOutcome {
        try runAway(through: .manifestReceived)
        moveClock(to: "2026-09-03T01:00:00.000Z")
        return try state(.manifestDecided)
    }
}
