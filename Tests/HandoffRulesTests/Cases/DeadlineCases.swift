import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    private static func late(_ start: String, _ due: String, _ days: Int) -> [String: String] {
        ["due": due, "late": String(days), "start": start]
    }

    @RuleCases private static var confirmations: [RuleCase] {
        RuleCase(
            "HW-DDL-001",
            "a decision on the sixth working day",
            .manifestDecided,
            meanwhile: { $0.moveClock(to: "2026-09-08T16:00:00.000Z") },
            finds: [.recorded("", late("2026-09-01", "2026-09-08", 1))]
        )
        RuleCase(
            "HW-DDL-001",
            "a decision in the last minute of the fifth working day",
            .manifestDecided,
            meanwhile: { $0.moveClock(to: "2026-09-08T15:58:00.000Z") }
        )
        RuleCase(
            "HW-DDL-001",
            "a decision after the National Day week and the Saturday worked for it",
            .manifestDecided,
            given: { $0.moveClock(to: "2026-09-30T01:00:00.000Z") },
            meanwhile: { $0.moveClock(to: "2026-10-15T01:00:00.000Z") },
            finds: [.recorded("", late("2026-09-30", "2026-10-13", 2))]
        )
        RuleCase(
            "HW-DDL-001",
            "a decision on the fifth working day after the National Day week",
            .manifestDecided,
            given: { $0.moveClock(to: "2026-09-30T01:00:00.000Z") },
            meanwhile: { $0.moveClock(to: "2026-10-13T01:00:00.000Z") }
        )
        RuleCase(
            "HW-DDL-001",
            "a decision in time that the ledger hears of too late",
            .manifestDecided,
            ["/occurredAt": "2026-09-07T01:00:00.000Z"],
            meanwhile: { $0.moveClock(to: "2026-09-09T01:00:00.000Z") },
            finds: [.recorded("", late("2026-09-01", "2026-09-08", 1))]
        )
        RuleCase(
            "HW-DDL-014",
            "a deadline in a year without a calendar",
            .manifestDecided,
            given: { $0.moveClock(to: "2026-12-31T01:00:00.000Z") },
            finds: [.warned("", ["year": "2027"])]
        )
        RuleCase(
            "HW-DDL-014",
            "the last deadline the calendar has",
            .manifestDecided,
            given: { $0.moveClock(to: "2026-12-24T01:00:00.000Z") }
        )
    }

    @RuleCases private static var filings: [RuleCase] {
        RuleCase(
            "HW-DDL-004",
            "a plan filed after the end of March",
            .planFiled,
            ["/plan": "P-3", "/year": 2026],
            finds: [.recorded("/year", ["due": "2026-03-31", "year": "2026"])]
        )
        RuleCase(
            "HW-DDL-004",
            "a plan filed on the last day of March",
            .planFiled,
            given: { $0.moveClock(to: "2027-03-31T15:00:00.000Z") }
        )
        RuleCase("HW-DDL-004", "a plan filed in the year before", .planFiled)
    }

    static var deadline: [RuleCase] { confirmations + filings }
}
