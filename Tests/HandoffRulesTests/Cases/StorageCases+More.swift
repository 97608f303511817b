import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    private static func lain(_ days: Int, _ limit: Int) -> [String: String] {
        ["days": String(days), "limit": String(limit), "since": "2026-09-01"]
    }

    private static func open(_ days: Int) -> Expected {
        .warned("", lain(days, 180), by: "HW-AUD-004")
    }

    @RuleCases private static var atTheDisposer: [RuleCase] {
        RuleCase(
            "HW-DDL-008",
            "treatment a year and a day after reception",
            .treatmentRecorded,
            meanwhile: { $0.moveClock(to: "2027-09-02T01:00:00.000Z") },
            finds: [.recorded("", lain(366, 365)), open(366)]
        )
        RuleCase(
            "HW-DDL-008",
            "treatment a year after reception",
            .treatmentRecorded,
            meanwhile: { $0.moveClock(to: "2027-09-01T01:00:00.000Z") },
            finds: [open(365)]
        )
        RuleCase(
            "HW-AUD-004",
            "a manifest that ends after 181 days",
            .treatmentRecorded,
            meanwhile: { $0.moveClock(to: "2027-03-01T01:00:00.000Z") },
            finds: [open(181)]
        )
        RuleCase(
            "HW-AUD-004",
            "a manifest that does not end yet after 181 days",
            .treatmentRecorded,
            ["/items": [Town.packages[0]], "/mass": 100_000],
            meanwhile: { $0.moveClock(to: "2027-03-01T01:00:00.000Z") }
        )
        RuleCase(
            "HW-AUD-004",
            "a manifest that ends after 180 days",
            .treatmentRecorded,
            meanwhile: { $0.moveClock(to: "2027-02-28T01:00:00.000Z") }
        )
    }

    @RuleCases private static var atTheGenerator: [RuleCase] {
        RuleCase(
            "HW-DDL-009",
            "a package withdrawn a year and a day later",
            .itemWithdrawn,
            meanwhile: { $0.moveClock(to: "2027-09-02T01:00:00.000Z") },
            finds: [.warned("/code", lain(366, 365).merging(["code": Town.packages[0]]) { $1 })]
        )
        RuleCase(
            "HW-DDL-009",
            "a package withdrawn a year later",
            .itemWithdrawn,
            meanwhile: { $0.moveClock(to: "2027-09-01T01:00:00.000Z") }
        )
        RuleCase(
            "LD-TIM-002",
            "a package stored before it was filled",
            .itemStored,
            ["/occurredAt": "2026-09-01T00:00:00.000Z"],
            finds: [
                .refused(
                    "/code",
                    [
                        "code": Town.packages[0], "entry": "3.0",
                        "occurred": "2026-09-01T00:00:00.000Z",
                        "previous": "2026-09-01T01:03:00.000Z",
                    ]
                )
            ]
        )
        RuleCase(
            "LD-TIM-002",
            "a clock that is five minutes slow",
            .itemStored,
            ["/occurredAt": "2026-09-01T00:58:00.000Z"]
        )
        RuleCase("LD-TIM-002", "a package stored after it was filled", .itemStored)
        RuleCase(
            "LD-LIC-001",
            "a suspension that ends before it begins",
            .licenceSuspended,
            ["/until": "2026-08-31"],
            finds: [.refused("/until", ["from": "2026-09-01", "until": "2026-08-31"])]
        )
        RuleCase(
            "LD-LIC-001",
            "a suspension of one day",
            .licenceSuspended,
            ["/until": "2026-09-01"]
        )
        RuleCase("LD-LIC-001", "a suspension without an end", .licenceSuspended)
    }

    static var storageMore: [RuleCase] { atTheDisposer + atTheGenerator }
}
