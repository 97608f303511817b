package import CanonicalJSON
import Liandan
import WasteDomain

/// A collector between generator and disposer, who sends on what it took in.
extension Town {
    package static let collector = Invented.creditCode(8)

    /// Registers it with all the papers its way takes: three entries.
    package func registerCollector() throws {
        let collecting = disposalTerms(type: "pilotCollection").adding([
            "activities": ["collect", "store"], "methods": [["method": "S1"] as JSONObject],
        ])
        let key = try makeKey(for: Self.collector)
        try submit(
            Self.authority,
            [
                party(Self.collector, "示例收集有限公司", ["collector"]), site(Self.collector),
                licence(Self.collector, "5001140009", collecting),
                try enrolment(of: key, for: Self.collector),
            ]
        )
        for (consignor, consignee) in [
            (Self.generator, Self.collector), (Self.collector, Self.disposer),
        ] {
            let line: JSONObject = [
                "code": "900-214-08", "consignees": [consignee], "mass": 10_000_000,
            ]
            let plan = plan("P-2").adding(["lines": [line], "party": consignor])
            let contract = contract("C-2", with: consignee, "disposal")
            try submit(consignor, [plan, contract.adding(["party": consignor])])
        }
    }

    /// The form of a manifest to or from the collector.
    package static func form(_ consignor: String, to consignee: String) -> (inout JSONObject) ->
        Void
    {
        { members in
            members["consignor"] = .object(["party": consignor, "site": "001"])
            members["consignee"] = .object(["party": consignee, "site": "001"])
            members["contract"] = "C-2".json
            members["plan"] = "P-2".json
            members["transportContract"] = nil
            guard consignee == collector, var line = members["lines"]?.array?.first?.object else {
                return
            }
            line["method"] = "S1".json
            members["lines"] = .array([.object(line)])
        }
    }
}
