import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import LiandanTesting
import Regulation
import WasteDomain

extension RuleCase {
    /// What the built-in tables do not know yet.
    static let unmapped = Expected.noted(
        "/tables",
        [
            "laws": "《国家危险废物名录(2021年版)》→《国家危险废物名录(2025年版)》, "
                + "《中华人民共和国固体废物污染环境防治法》→《中华人民共和国生态环境法典》"
        ],
        by: "HW-AUD-031"
    )

    @RuleCases static var regulation: [RuleCase] {
        RuleCase(
            "HW-AUD-031",
            "tables that name the new law and none of its articles",
            .regulationAdopted,
            finds: [unmapped]
        )
        RuleCase("HW-AUD-031", "tables that name every article") { town in
            var texts = RegulationTables.builtIn.texts
            texts["law_map"] = """
                law,article,successor,successorArticle,confidence
                SWL2020,80,ECODE,612,high

                """
            return try town.adopt(RegulationTables(texts))
        }
        RuleCase("HW-AUD-031", "tables of the first version") { town in
            var texts = RegulationTables.builtIn.texts
            for table in RegulationTables.later { texts[table] = nil }
            return try town.adopt(RegulationTables(texts))
        }
        RuleCase(
            "HW-MAN-033",
            "acid and lye on one vehicle",
            finds: [reaction("heat")]
        ) { try $0.release("900-300-34", "900-352-35") }
        RuleCase("HW-MAN-033", "oil and rags on one vehicle") {
            try $0.release("900-214-08", "900-041-49")
        }
        RuleCase(
            "HW-MAN-033",
            "acid and lye, where the authority is sure",
            finds: [
                .recorded(
                    "/lines",
                    [
                        "code": "900-300-34", "danger": "heat", "line": "1", "other": "2",
                        "otherCode": "900-352-35",
                    ]
                )
            ]
        ) { town in
            var texts = RegulationTables.builtIn.texts
            texts["compatibility"] = """
                left,right,danger,source,confidence
                HW35,HW34,heat,GB18597,high

                """
            _ = try town.adopt(RegulationTables(texts))
            return try town.release("900-300-34", "900-352-35")
        }
    }

    private static func reaction(_ danger: String) -> Expected {
        .warned(
            "/lines",
            [
                "code": "900-300-34", "danger": danger, "line": "1", "other": "2",
                "otherCode": "900-352-35",
            ]
        )
    }
}

extension Town {
    /// Has the authority adopt other tables.
    @discardableResult
    func adopt(_ tables: RegulationTables) throws -> SubmissionOutcome {
        let digest = RegulationLibrary.digest(of: tables, description.suite)
        return try submit(
            Self.authority,
            [event(.regulationAdopted, ["digest": digest, "tables": tables])]
        )
    }

    /// Has the authority adopt the built-in tables with more rows of parameters.
    func override(_ rows: String...) throws {
        var texts = RegulationTables.builtIn.texts
        texts["parameters"]? += rows.joined(separator: "\n") + "\n"
        _ = try adopt(RegulationTables(texts))
    }

    /// A release of two wastes in bulk, one line each, all papers in order.
    fileprivate func release(_ one: String, _ other: String) throws -> SubmissionOutcome {
        let codes = [one, other]
        try record(
            Self.authority,
            [
                amendedLicence(
                    disposalTerms(),
                    ["/wastes": codes.map { ["category": "HW" + $0.suffix(2)] as JSONObject }]
                )
            ]
        )
        try record(Self.authority, [amendedPlan(10_000_000, codes: codes)])
        let lines = codes.enumerated().map { index, code in
            line(index + 1, packages: 0, mass: 100_000)
                .adding(["code": code, "hazards": hazards(of: code)])
        }
        try record(Self.generator, [manifest(Self.first, lines: lines)])
        let loads = (1...2).map { number -> JSONObject in
            ["items": [String](), "line": number, "mass": 100_000, "packages": 0]
        }
        return try submit(Self.generator, [released(Self.first, loads)])
    }

    private func hazards(of code: String) -> [String] {
        switch code.suffix(2) {
        case "34", "35": ["C", "T"]
        case "49": ["T", "In"]
        default: ["T", "I"]
        }
    }
}
