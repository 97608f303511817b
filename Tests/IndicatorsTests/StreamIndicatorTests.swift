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
}

extension Town {
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
