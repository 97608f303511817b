import CanonicalJSON
import HandoffRules
import LiandanTesting
import WasteDomain

/// A number of another segment than the ledger's own.
private let foreign = "20265002000001"

extension RuleCase {
    @RuleCases static var numberCodes: [RuleCase] {
        RuleCase(
            "HW-FMT-001",
            "a number of no province",
            .manifestIssued,
            ["/number": "20269901000001"],
            finds: [
                .refused("/number", ["hint": " (20265001000001)", "text": "20269901000001"])
            ]
        )
        RuleCase(
            "HW-FMT-001",
            "serials beyond six digits",
            .numbersGranted,
            ["/to": 1_000_000],
            finds: [.refused("/to", ["hint": "", "text": "1000000"])]
        )
        RuleCase("HW-FMT-001", "a number of 14 digits", .manifestIssued, ["/number": foreign])
        RuleCase(
            "HW-FMT-002",
            "a segment of no prefecture",
            .numbersGranted,
            ["/segment": "5099"],
            finds: [.refused("/segment", ["segment": "5099"])]
        )
        RuleCase("HW-FMT-002", "a known segment", .numbersGranted, ["/segment": "3607"])
        RuleCase(
            "HW-FMT-003",
            "a number the ledger allots itself",
            .manifestIssued,
            ["/number": "20265001000999"],
            finds: [.refused("/number", ["number": "20265001000999"])]
        )
        RuleCase(
            "HW-FMT-003",
            "the number of a cancelled manifest",
            .manifestIssued,
            ["/manifest": Town.second, "/number": foreign],
            after: .itemWeighed,
            given: { town in
                let issued = try town.statement(.manifestIssued)
                try town.record(Town.generator, [issued.adding(["number": foreign])])
                try town.take([.manifestCancelled])
            },
            finds: [.refused("/number", ["number": foreign])]
        )
        RuleCase(
            "HW-FMT-003",
            "a range that overlaps another by one",
            .numbersGranted,
            ["/from": 999],
            finds: [.refused("/from", ["number": "999-1999"])]
        )
        RuleCase("HW-FMT-003", "the range after the granted one", .numbersGranted)
        RuleCase(
            "HW-FMT-003",
            "the number after those granted",
            .manifestIssued,
            [
                "/number": "20265001001000"
            ]
        )
        RuleCase(
            "HW-FMT-004",
            "a site numbered under another province",
            .siteRegistered,
            ["/segment": "3607"],
            finds: [.refused("/segment", ["region": "黔江区", "segment": "3607"])]
        )
        RuleCase(
            "HW-FMT-004",
            "a manifest numbered under another province",
            .manifestIssued,
            ["/number": "20263607000001"],
            finds: [.refused("/number", ["region": "黔江区", "segment": "3607"])]
        )
        RuleCase(
            "HW-FMT-004",
            "the other segment of the same municipality",
            .siteRegistered,
            ["/segment": "5002"]
        )
    }

    @RuleCases static var partyCodes: [RuleCase] {
        RuleCase(
            "HW-FMT-005",
            "a credit code that is too short",
            .partyRegistered,
            ["/party": "91500114MA5"],
            finds: [.refused("/party", ["hint": "", "text": "91500114MA5"])]
        )
        RuleCase(
            "HW-FMT-005",
            "a wrong check character",
            .partyRegistered,
            ["/party": "91500114MA500009X0"],
            finds: [.refused("/party", ["expected": "Q", "text": "91500114MA500009X0"])]
        )
        RuleCase(
            "HW-FMT-005",
            "a code that was issued wrongly",
            .partyRegistered,
            ["/party": "91350211M00013FA1N"]
        )
        RuleCase(
            "HW-FMT-005",
            "a village point without a credit code",
            .partyRegistered,
            ["/party": "L500114-0001"]
        )
        RuleCase(
            "HW-FMT-006",
            "an organisation code that fails its own check",
            .partyRegistered,
            ["/party": "91500114MA50000912"],
            finds: [.warned("/party", ["code": "91500114MA50000912"])]
        )
        RuleCase(
            "HW-FMT-006",
            "the credit code of HJ 608's own example",
            .partyRegistered,
            ["/party": "91130200699229617X"]
        )
    }
}
