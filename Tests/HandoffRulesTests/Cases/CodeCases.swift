import CanonicalJSON
import HandoffRules
import LiandanTesting
import WasteDomain

extension RuleCase {
    @RuleCases private static var wasteCodes: [RuleCase] {
        RuleCase(
            "HW-FMT-007",
            "a code of no category",
            .planFiled,
            ["/lines/0/code": "900-214-41"],
            finds: [
                .refused("/lines/0/code", ["hint": " (900-249-08)", "text": "900-214-41"])
            ]
        )
        RuleCase(
            "HW-FMT-007",
            "a category that is none",
            .itemIssued,
            ["/category": "HW41"],
            finds: [.refused("/category", ["hint": "", "text": "HW41"])]
        )
        RuleCase("HW-FMT-007", "a category that is one", .itemIssued, ["/category": "HW08"])
        RuleCase(
            "HW-FMT-008",
            "a code the edition of its day does not list, with the present one",
            .itemIssued,
            ["/code": Town.code("001", waste: "83100101", day: "20240601")],
            finds: [
                .refused(
                    "/code",
                    ["code": "831-001-01", "day": "2024-06-01", "hint": " (→ 841-001-01)"]
                )
            ]
        )
        RuleCase(
            "HW-FMT-008",
            "a code nobody ever listed",
            .itemIssued,
            ["/code": Town.code("001", waste: "90029908", day: "20241231")],
            finds: [.refused("/code", ["code": "900-299-08", "day": "2024-12-31", "hint": ""])]
        )
        RuleCase(
            "HW-FMT-008",
            "the same under the edition we do not have whole",
            .planFiled,
            ["/lines/0/code": "900-299-08"],
            finds: [
                .warned("/lines/0/code", ["code": "900-299-08", "day": "2026-09-01", "hint": ""])
            ]
        )
        RuleCase(
            "HW-FMT-008",
            "a code listed on its day",
            .itemIssued,
            ["/code": Town.code("001", day: "20240601")]
        )
        RuleCase(
            "HW-FMT-009",
            "waste found hazardous by testing, without the report",
            .itemIssued,
            ["/code": Town.code("001", waste: "90000008")],
            finds: [.refused("/report", ["code": "900-000-08"])]
        )
        RuleCase(
            "HW-FMT-009",
            "the same with the report",
            .itemIssued,
            ["/code": Town.code("001", waste: "90000008"), "/report": "JB-2026-1"]
        )
        RuleCase(
            "HW-FMT-010",
            "the category of another code",
            .itemIssued,
            ["/category": "HW09"],
            finds: [.refused("/category", ["category": "HW09", "code": "900-214-08"])]
        )
        RuleCase("HW-FMT-010", "the category of the code", .itemIssued, ["/category": "HW08"])
        RuleCase(
            "HW-FMT-011",
            "hazards without the first of the catalogue",
            .itemIssued,
            ["/code": Town.code("001", day: "20241231"), "/hazards": ["I", "C"]],
            finds: [
                .refused("/hazards", ["code": "900-214-08", "expected": "T", "stated": "I,C"])
            ]
        )
        RuleCase(
            "HW-FMT-011",
            "the same under the edition of which we do not have the hazards",
            .itemIssued,
            ["/code": Town.code("001", day: "20250101"), "/hazards": ["I", "C"]],
            finds: [
                .warned("/hazards", ["code": "900-214-08", "expected": "T", "stated": "I,C"])
            ]
        )
        RuleCase(
            "HW-FMT-011",
            "none of the hazards the catalogue offers",
            .itemIssued,
            ["/code": Town.code("001", waste: "84100401", day: "20241231"), "/hazards": ["In"]],
            finds: [
                .refused(
                    "/hazards",
                    ["code": "841-004-01", "expected": "T/C/I/R", "stated": "In"]
                )
            ]
        )
        RuleCase(
            "HW-FMT-011",
            "one of the hazards the catalogue offers",
            .itemIssued,
            ["/code": Town.code("001", waste: "84100401"), "/hazards": ["C"]]
        )
        RuleCase("HW-FMT-011", "the first and another", .itemIssued, ["/hazards": ["C", "T"]])
    }

    @RuleCases private static var itemCodes: [RuleCase] {
        RuleCase(
            "HW-ITM-001",
            "a code that is too short",
            .itemIssued,
            ["/code": "123"],
            finds: [.refused("/code", ["hint": "", "text": "123"])]
        )
        RuleCase(
            "HW-ITM-001",
            "a day no calendar has",
            .itemIssued,
            ["/code": Town.code("001", day: "20260231")],
            finds: [
                .refused("/code", ["hint": "", "text": Town.code("001", day: "20260231")])
            ]
        )
        RuleCase("HW-ITM-001", "a code of 37 characters", .itemIssued)
        RuleCase(
            "HW-ITM-005",
            "the serial before the first",
            .itemIssued,
            ["/code": Town.code("000")],
            finds: [.refused("/code", ["hint": "", "text": Town.code("000")])]
        )
        RuleCase("HW-ITM-005", "the last serial", .itemIssued, ["/code": Town.code("999")])
    }

    static var codes: [RuleCase] { numberCodes + partyCodes + wasteCodes + itemCodes }
}
