import CanonicalJSON
import Indicators
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Indicators of the books of other wastes.
struct StreamIndicatorTests {
    @Test
    func `sludge that left without a document counts as generated, not as disposed of safely`()
        throws
    {
        let town = try Town.settled()
        #expect(try town.indicators("IND-13").map(\.value) == [nil], "there are no books yet")
        try town.sludge("CS1", "generated", 10_000_000)
        try town.sludge("YC1", "sent", 6_000_000, document: "WN-1")
        try town.sludge("YC2", "sent", 3_000_000)
        try town.sludge("JS1", "received", 6_000_000, document: "WN-1", by: Town.disposer)
        try town.sludge("CZ1", "disposed", 6_000_000, by: Town.disposer)
        #expect(try town.indicators("IND-13").map(\.value) == ["60.00"])
        #expect(try town.indicators("IND-13", region: "36").map(\.value) == [nil])
        try town.sludge("YC2", "sent", 3_000_000, document: "WN-2", reason: "补办联单")
        #expect(try town.indicators("IND-13").map(\.value) == ["90.00"])
    }

    @Test func `rows without the amount that is summed are named, not taken for none`() throws {
        let town = try Town.settled()
        try town.construction("CS1", "generated", ["mass": 8_000_000])
        try town.construction("LY1", "used", ["mass": 2_000_000])
        #expect(try town.indicators("IND-15").map(\.value) == ["25.00"])
        try town.construction("CS2", "generated", ["volume": 5_000])
        let lacking = try #require(try town.indicators("IND-15").first)
        #expect(lacking.value == nil)
        guard case .amount("construction", 2026, let rows) = lacking.lacks.first else {
            Issue.record("\(lacking.lacks)")
            return
        }
        #expect(rows.count == 1)
        try town.construction("CS2", "generated", ["mass": 8_000_000], reason: "过磅")
        #expect(try town.indicators("IND-15").map(\.value) == ["12.50"])
    }
}

extension Town {
    /// A row of the generator's books of construction waste.
    fileprivate func construction(
        _ number: String,
        _ act: String,
        _ amount: JSONObject,
        reason: String? = nil
    ) throws {
        let isUse = act == "used"
        let field: JSONObject = isUse ? ["method": "brick"] : ["project": "GC-1"]
        let row = event(
            .streamRecorded,
            amount.adding([
                "act": act, "code": "900-001-S72", "day": clock.now.legalDay, "fields": field,
                "number": number, "point": ["party": Town.generator, "site": "001"] as JSONObject,
                "reason": reason, "stock": isUse ? "out" : "in", "stream": "construction",
            ])
        )
        #expect(try submit(Town.generator, [row]).isAccepted)
    }

    /// A row of the books of sludge.
    fileprivate func sludge(
        _ number: String,
        _ act: String,
        _ mass: Int,
        document: String? = nil,
        reason: String? = nil,
        by party: String = Town.generator
    ) throws {
        let other = party == Town.generator ? Town.disposer : Town.generator
        let isLoad = act == "sent" || act == "received"
        let comes = act == "generated" || act == "received"
        var fields: JSONObject = ["moisture": 800]
        if act == "sent" { fields["plate"] = "渝H12345".json }
        if act == "disposed" { fields["method"] = "coProcessing".json }
        let row = event(
            .streamRecorded,
            [
                "act": act, "code": "462-001-S90",
                "counterparty": isLoad ? ["party": other] as JSONObject : nil,
                "day": clock.now.legalDay, "document": document, "fields": fields, "mass": mass,
                "number": number, "point": ["party": party, "site": "001"] as JSONObject,
                "reason": reason, "stock": comes ? "in" : "out", "stream": "sludge",
            ]
        )
        #expect(try submit(party, [row]).isAccepted)
    }
}
