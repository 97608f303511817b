import CanonicalJSON
import HandoffRules
import LiandanTesting
import WasteDomain

extension RuleCase {
    @RuleCases static var form: [RuleCase] {
        RuleCase(
            "HW-MAN-016",
            "a manifest without precautions",
            .manifestIssued,
            ["/emergency": nil],
            finds: [.refused("/emergency", ["text": ""])]
        )
        RuleCase(
            "HW-MAN-016",
            "a manifest without an emergency telephone",
            .manifestIssued,
            ["/emergency/phone": nil],
            finds: [.refused("/emergency/phone", ["text": ""])]
        )
        RuleCase("HW-MAN-016", "a manifest with both", .manifestIssued)
        RuleCase(
            "HW-MAN-017",
            "the carrier as shipper",
            .manifestIssued,
            ["/shipper": "carrier"],
            finds: [.refused("/shipper", ["hint": " (consignor, consignee)", "text": "carrier"])]
        )
        RuleCase(
            "HW-MAN-017",
            "nobody as shipper",
            .manifestIssued,
            ["/shipper": nil],
            finds: [.refused("/shipper", ["text": ""])]
        )
        RuleCase(
            "HW-MAN-017",
            "the consignee as shipper",
            .manifestIssued,
            ["/shipper": "consignee", "/transportContract": nil]
        )
        RuleCase(
            "HW-MAN-014",
            "everything that part 1 lacks, at once",
            .manifestIssued,
            ["/contract": nil, "/lines/0/method": nil, "/plan": nil],
            finds: [
                .refused("/contract", ["text": ""]), .refused("/lines/0/method", ["text": ""]),
                .refused("/plan", ["text": ""]),
            ]
        )
        RuleCase(
            "HW-MAN-014",
            "a manifest without what may be left out",
            .manifestIssued,
            ["/transportContract": nil]
        )
        RuleCase(
            "LD-FMT-001",
            "a filling of no package",
            .itemFilled,
            ["/code": nil],
            finds: [.refused("/code", ["text": ""])]
        )
        RuleCase("LD-FMT-001", "a filling without what may be left out", .itemFilled)
        RuleCase(
            "LD-FMT-002",
            "a field nobody knows",
            .itemFilled,
            ["/colour": "red"],
            finds: [.refused("/colour", ["text": "red"])]
        )
        RuleCase("LD-FMT-002", "a field that is known", .itemFilled, ["/vessel": "V-1"])
        RuleCase(
            "LD-FMT-003",
            "words of no vocabulary",
            .itemIssued,
            ["/form": "dust", "/packaging": "barrel"],
            finds: [
                .refused(
                    "/form",
                    [
                        "vocabulary": "form", "word": "dust",
                        "words": "gas, liquid, other, semisolid, solid",
                    ]
                ),
                .refused(
                    "/packaging",
                    [
                        "vocabulary": "packaging", "word": "barrel",
                        "words": "bag, bigBag, box, can, drum, ibc, other, tanker",
                    ]
                ),
            ]
        )
        RuleCase("LD-FMT-003", "other words", .itemIssued, ["/packaging": "bigBag"])
        RuleCase(
            "LD-FMT-004",
            "a name that begins with a space",
            .partyRegistered,
            ["/name": " 示例"],
            finds: [
                .refused("/name", ["hint": " (1–200 characters, one line)", "text": " 示例"])
            ]
        )
        RuleCase(
            "LD-FMT-004",
            "a party that does nothing",
            .partyRegistered,
            ["/roles": [String]()],
            finds: [.refused("/roles", ["hint": "", "text": ""])]
        )
        RuleCase(
            "LD-FMT-004",
            "a package that stands twice on a line",
            .manifestReleased,
            ["/lines/0/items": [Town.packages[0], Town.packages[0]]],
            finds: [.refused("/lines/0/items", ["hint": "", "text": ""])]
        )
        RuleCase(
            "LD-FMT-004",
            "fewer packages than codes",
            .manifestLoaded,
            ["/lines/0/packages": 1],
            finds: [.refused("/lines/0/packages", ["hint": "", "text": "1"])]
        )
        RuleCase(
            "LD-FMT-004",
            "a contract that ends before it begins",
            .contractRecorded,
            ["/until": "2025-12-31"],
            finds: [.refused("/until", ["hint": "", "text": "2025-12-31"])]
        )
        RuleCase(
            "LD-FMT-004",
            "another version of the format",
            .itemFilled,
            ["/v": 2],
            finds: [.refused("/v", ["hint": "", "text": "2"])]
        )
        RuleCase("LD-FMT-004", "a name of one line", .partyRegistered, ["/name": "示例 甲"])
    }
}
