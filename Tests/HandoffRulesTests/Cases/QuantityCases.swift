import CanonicalJSON
import HandoffRules
import LiandanTesting
import WasteDomain

extension RuleCase {
    @RuleCases static var quantities: [RuleCase] {
        RuleCase(
            "HW-FMT-012",
            "a package that weighs nothing",
            .itemWeighed,
            ["/gross": 0, "/net": 0],
            finds: [.refused("/gross", ["text": "0 g"]), .refused("/net", ["text": "0 g"])]
        )
        RuleCase(
            "HW-FMT-012",
            "a negative mass",
            .itemWeighed,
            ["/net": -5],
            finds: [.refused("/net", ["hint": "", "text": "-5"])]
        )
        RuleCase(
            "HW-FMT-012",
            "a gram beyond reason",
            .itemWeighed,
            ["/net": 1_000_000_000_001],
            finds: [.refused("/net", ["text": "1000000000001 g"])]
        )
        RuleCase(
            "HW-FMT-012",
            "the most that is within reason",
            .itemWeighed,
            ["/net": 1_000_000_000_000]
        )
        RuleCase(
            "HW-FMT-012",
            "nothing accepted of a line that is refused",
            .manifestDecided,
            ["/lines/0/accepted": 0, "/lines/0/refused": 200_000]
        )
        RuleCase(
            "HW-FMT-013",
            "a batch of another form",
            .itemFilled,
            ["/batch": "B1"],
            finds: [.warned("/batch", ["text": "B1"])]
        )
        RuleCase("HW-FMT-013", "a batch of the form", .itemFilled, ["/batch": "HWCS20260901001"])
        RuleCase(
            "HW-FMT-014",
            "a plate of five characters",
            .vehicleRegistered,
            ["/plate": "渝H123"],
            finds: [.refused("/plate", ["text": "渝H123"])]
        )
        RuleCase(
            "HW-FMT-014",
            "a plate with a hyphen",
            .vehicleRegistered,
            ["/plate": "渝H-12345"],
            finds: [.refused("/plate", ["hint": " (渝H12345)", "text": "渝H-12345"])]
        )
        RuleCase(
            "HW-FMT-014",
            "a ship's id",
            .vehicleRegistered,
            ["/plate": "CHUAN0001", "/type": "ship"],
            finds: [.warned("/plate", ["text": "CHUAN0001"])]
        )
        RuleCase(
            "HW-FMT-014",
            "a trailer",
            .vehicleRegistered,
            ["/plate": "渝H1234挂", "/type": "trailer"]
        )
        RuleCase("HW-FMT-014", "an electric lorry", .vehicleRegistered, ["/plate": "渝H12345D"])
        RuleCase(
            "HW-FMT-015",
            "a telephone without its area code",
            .partyRegistered,
            ["/phone": "79220000"],
            finds: [.warned("/phone", ["text": "79220000"])]
        )
        RuleCase(
            "HW-FMT-015",
            "an emergency telephone that is none",
            .manifestIssued,
            ["/emergency/phone": "值班室"],
            finds: [.warned("/emergency/phone", ["text": "值班室"])]
        )
        RuleCase("HW-FMT-015", "a mobile", .partyRegistered, ["/phone": "13800000000"])
        RuleCase(
            "HW-FMT-016",
            "a store of another form",
            .itemStored,
            ["/facility": "库房1"],
            finds: [.warned("/facility", ["text": "库房1"])]
        )
        RuleCase("HW-FMT-016", "a production facility", .itemFilled, ["/facility": "MF0001"])
        RuleCase(
            "HW-FMT-017",
            "a moment beyond five minutes ahead",
            .itemFilled,
            ["/occurredAt": "2026-09-01T01:09:00.001Z"],
            finds: [.refused("/occurredAt", ["text": "2026-09-01T01:09:00.001Z"])]
        )
        RuleCase(
            "HW-FMT-017",
            "a time without its zone",
            .itemFilled,
            ["/occurredAt": "2026-09-01T01:03:00"],
            finds: [
                .refused(
                    "/occurredAt",
                    ["hint": " (2026-11-22T03:04:05.678Z)", "text": "2026-09-01T01:03:00"]
                )
            ]
        )
        RuleCase(
            "HW-FMT-017",
            "five minutes ahead of the ledger, and of the signature, which decides nothing",
            .itemFilled,
            ["/occurredAt": "2026-09-01T01:09:00.000Z"]
        )
        RuleCase(
            "HW-FMT-018",
            "a method of no table",
            .manifestIssued,
            ["/lines/0/method": "R99"],
            finds: [.refused("/lines/0/method", ["text": "R99"])]
        )
        RuleCase(
            "HW-FMT-018",
            "what is no method at all",
            .manifestIssued,
            ["/lines/0/method": "9R"],
            finds: [.refused("/lines/0/method", ["hint": " (R9)", "text": "9R"])]
        )
        RuleCase(
            "HW-FMT-018",
            "a method for medical waste on oil",
            .treatmentRecorded,
            ["/method": "Y10"],
            finds: [
                .refused("/method", ["text": "Y10"]),
                .recorded(
                    "/method",
                    ["code": "900-214-08", "licence": "5001140001", "method": "Y10"],
                    by: "HW-LIC-003"
                ),
            ]
        )
        RuleCase(
            "HW-FMT-018",
            "a method for medical waste in a licence",
            .licenceGranted,
            ["/terms/methods/0/method": "Y10"]
        )
    }
}
