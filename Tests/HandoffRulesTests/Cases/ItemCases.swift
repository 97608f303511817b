import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    @RuleCases private static var newItems: [RuleCase] {
        RuleCase(
            "HW-ITM-002",
            "a code that is taken",
            .itemIssued,
            after: .itemIssued,
            finds: [.refused("/code", ["code": Town.packages[0], "entry": "2.0"])]
        )
        RuleCase(
            "HW-ITM-002",
            "the next serial",
            .itemIssued,
            ["/code": Town.stranger],
            after: .itemIssued
        )
        RuleCase(
            "HW-ITM-003",
            "a code of another unit",
            .itemIssued,
            by: Town.disposer,
            finds: [.refused("/code", ["party": Town.disposer, "unit": Town.generator])]
        )
        RuleCase("HW-ITM-003", "a code of one's own", .itemIssued)
        RuleCase(
            "HW-ITM-004",
            "a code of tomorrow",
            .itemIssued,
            ["/code": Town.code("001", day: "20260902")],
            finds: [.refused("/code", ["day": "2026-09-02", "recorded": "2026-09-01"])]
        )
        RuleCase(
            "HW-ITM-004",
            "a code of tomorrow, once it is tomorrow in China",
            .itemIssued,
            ["/code": Town.code("001", day: "20260902")],
            given: { $0.moveClock(to: "2026-09-01T16:00:00.000Z") }
        )
    }

    @RuleCases private static var ends: [RuleCase] {
        RuleCase(
            "HW-ITM-008",
            "a code filled after it was voided",
            .itemFilled,
            after: .itemVoided,
            finds: [.refused("/code", ["code": Town.packages[0], "status": "voided"])]
        )
        RuleCase(
            "HW-ITM-008",
            "packages treated twice",
            .treatmentRecorded,
            after: .treatmentRecorded,
            finds: [
                .refused("/items/0", ["code": Town.packages[0], "status": "treated"]),
                .refused("/items/1", ["code": Town.packages[1], "status": "treated"]),
                .refused(
                    "/mass",
                    ["accepted": "200", "line": "1", "sum": "400"],
                    by: "HW-RCP-011"
                ),
            ]
        )
        RuleCase("HW-ITM-008", "packages treated once", .treatmentRecorded)
    }

    @RuleCases private static var onManifests: [RuleCase] {
        RuleCase(
            "HW-ITM-009",
            "a package nobody registered",
            .manifestReleased,
            ["/lines/0/items/1": Town.stranger],
            finds: [
                .refused(
                    "/lines/0/items/1",
                    ["code": Town.stranger, "why": "unknown"]
                )
            ]
        )
        RuleCase(
            "HW-ITM-009",
            "packages of another open manifest",
            .manifestReleased,
            ["/manifest": Town.second],
            after: .manifestReleased,
            given: { town in
                let issued = try town.statement(.manifestIssued)
                try town.record(Town.generator, [issued.adding(["manifest": Town.second])])
            },
            finds: [
                .refused(
                    "/lines/0/items/0",
                    ["code": Town.packages[0], "why": "otherManifest \(Town.first)"]
                ),
                .refused(
                    "/lines/0/items/1",
                    ["code": Town.packages[1], "why": "otherManifest \(Town.first)"]
                ),
            ]
        )
        RuleCase(
            "HW-ITM-009",
            "packages that are on the road",
            .manifestReleased,
            [
                "/lines/0/items": [Town.packages[0]], "/lines/0/mass": 100_000,
                "/lines/0/packages": 1, "/manifest": Town.second,
            ],
            after: .manifestLoaded,
            given: { town in
                let issued = try town.statement(.manifestIssued)
                try town.record(Town.generator, [issued.adding(["manifest": Town.second])])
            },
            finds: [
                .refused(
                    "/lines/0/items/0",
                    ["code": Town.packages[0], "why": "custodian \(Town.carrier)"]
                )
            ]
        )
        RuleCase(
            "HW-ITM-009",
            "one package on two lines",
            finds: [
                .refused(
                    "/lines/1/items/0",
                    ["code": Town.packages[0], "why": "repeated"]
                )
            ]
        ) { town in
            try town.takeTwoLines(of: "900-214-08")
            return try town.submit(
                Town.generator,
                [
                    town.released(
                        Town.first,
                        [town.load([Town.packages[0]]), town.load([Town.packages[0]], line: 2)]
                    )
                ]
            )
        }
        RuleCase("HW-ITM-009", "two packages on two lines") { town in
            try town.takeTwoLines(of: "900-214-08")
            let loads = Town.packages.enumerated().map { town.load([$1], line: $0 + 1) }
            return try town.submit(Town.generator, [town.released(Town.first, loads)])
        }
        RuleCase(
            "HW-ITM-009",
            "packages out of the store",
            .manifestReleased,
            meanwhile: { town in
                let stored = try town.statement(.itemStored)
                let withdrawn = try town.statement(.itemWithdrawn)
                try town.record(Town.generator, [stored, withdrawn])
            }
        )
        RuleCase(
            "HW-ITM-010",
            "a package of another waste",
            finds: [
                .refused(
                    "/lines/1/items/0",
                    ["code": Town.packages[1], "line": "2", "listed": "900-249-08"]
                )
            ]
        ) { town in
            try town.takeTwoLines(of: "900-249-08")
            let loads = Town.packages.enumerated().map { town.load([$1], line: $0 + 1) }
            return try town.submit(Town.generator, [town.released(Town.first, loads)])
        }
        RuleCase("HW-ITM-010", "packages of the line's waste", .manifestReleased)
        RuleCase(
            "HW-ITM-014",
            "two packages, one of them with a code",
            .manifestReleased,
            ["/lines/0/items": [Town.packages[0]]],
            finds: [.warned("/lines/0/packages", ["count": "1", "line": "1"])]
        )
        RuleCase("HW-ITM-014", "two packages with their codes", .manifestReleased)
    }

    static var items: [RuleCase] { newItems + ends + onManifests }
}

extension Town {
    /// Two weighed packages, and a manifest with two lines, the second of some waste.
    fileprivate func takeTwoLines(of waste: String) throws {
        try record(
            Self.generator,
            [amendedPlan(10_000_000, codes: ["900-214-08", "900-249-08"])]
        )
        try take(Self.steps(through: .itemWeighed))
        let lines = [
            line(packages: 1, mass: 100_000),
            line(2, packages: 1, mass: 100_000).adding(["code": waste]),
        ]
        try record(Self.generator, [manifest(Self.first, lines: lines)])
    }
}
