import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    private static func differs(_ what: String, _ stated: String, _ listed: String)
        -> [Expected]
    {
        Town.packages.indices.map { index in
            .refused(
                "/lines/0/items/\(index)",
                ["line": "1", "listed": listed, "stated": stated, "what": what]
            )
        }
    }

    @RuleCases static var labels: [RuleCase] {
        RuleCase(
            "HW-HND-003",
            "labels with another name",
            finds: differs("name", "废机油", "废液压油")
        ) { try $0.release(under: ["/lines/0/name": "废液压油"]) }
        RuleCase(
            "HW-HND-003",
            "labels with other hazards",
            finds: differs("hazards", "I,T", "T")
        ) { try $0.release(under: ["/lines/0/hazards": ["T"]]) }
        RuleCase(
            "HW-HND-003",
            "labels with another form",
            finds: differs("form", "liquid", "solid")
        ) { try $0.release(under: ["/lines/0/form": "solid"]) }
        RuleCase("HW-HND-003", "hazards in another order") {
            try $0.release(under: ["/lines/0/hazards": ["I", "T"]])
        }
        RuleCase(
            "LD-HND-001",
            "one package fewer loaded than released",
            .manifestLoaded,
            onePackage,
            finds: [
                .recorded(
                    "/lines",
                    ["carrier": "1: 1×", "consignor": "1: 2×, 1: \(Town.packages[1])"]
                )
            ]
        )
        RuleCase(
            "LD-HND-001",
            "another package released than loaded, stated first",
            .manifestReleased,
            meanwhile: { town in
                let loaded = try town.statement(.manifestLoaded)
                    .changing(["/lines/0/items/0": Town.stranger])
                try town.record(Town.carrier, [loaded])
            },
            finds: [
                .recorded(
                    "/lines",
                    ["carrier": "1: \(Town.stranger)", "consignor": "1: \(Town.packages[0])"]
                )
            ]
        )
        RuleCase(
            "LD-HND-001",
            "the loading stated again as it was released",
            .manifestLoaded,
            meanwhile: { town in
                let loaded = try town.statement(.manifestLoaded).changing(onePackage)
                try town.record(Town.carrier, [loaded])
            }
        )
        RuleCase(
            "LD-HND-001",
            "another mass by the carrier, as the consignor's binds",
            .manifestLoaded,
            ["/lines/0/mass": 199_000]
        )
        RuleCase(
            "LD-HND-002",
            "another line than the manifest's",
            .manifestReleased,
            ["/lines/0/line": 2],
            finds: [.refused("/lines", ["line": "1"]), .refused("/lines", ["line": "2"])]
        )
        RuleCase(
            "LD-HND-002",
            "treatment of a line that is none",
            .treatmentRecorded,
            ["/line": 2],
            finds: [.refused("/line", ["line": "2"])]
        )
        RuleCase(
            "LD-HND-002",
            "a line received twice",
            finds: [.refused("/lines", ["line": "1"])]
        ) { town in
            try town.take(Town.steps(through: .manifestArrived))
            let received = try town.statement(.manifestReceived)
            let line = received["lines"]?.array?[0]
            let lines = [line, line].compactMap(\.self)
            return try town.submit(Town.disposer, [received.adding(["lines": lines])])
        }
        RuleCase("LD-HND-002", "each line once", .manifestReceived)
    }
}

extension Town {
    /// Releases packages under a manifest that says something else of them.
    fileprivate func release(under changes: Changes) throws -> SubmissionOutcome {
        try take(Self.steps(through: .itemWeighed))
        let issued = try statement(.manifestIssued).changing(changes)
        try record(Self.generator, [issued])
        return try state(.manifestReleased)
    }
}
