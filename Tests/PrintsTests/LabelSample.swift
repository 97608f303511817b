import CanonicalJSON
import LedgerCrypto
import Liandan
import LiandanTesting
import Prints
import Regulation
import Testing
import WasteDomain

/// Labels of one package, with more or less to say.
enum LabelSample {
    static let code = "91500114MA5000022X9002140820260915001"
    /// As long as the text of a signed label can be, all of it of any use to nobody.
    static let signedText =
        code + "LD1" + String(repeating: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", count: 10)
    static let alternate = "[414]6901234567892[241]90021408[8004]69012345T042"
    private static let regulation = RegulationLibrary(.sha256).builtIn()

    static func profile() throws -> LabelProfile {
        try #require(regulation.labels.profile(named: "hj1276"))
    }

    static func content(
        _ members: JSONObject = [:],
        without names: [String] = []
    ) throws -> ItemIssued {
        let event: JSONObject = [
            "code": code, "components": "矿物油、添加剂", "form": "liquid", "harmful": "石油烃、重金属",
            "hazards": ["T", "I"], "kind": "item.issued", "name": "废机油",
            "occurredAt": "2026-09-15T01:00:00.000Z", "packaging": "drum", "site": "001", "v": 1,
        ]
        var object = event.adding(members)
        for name in names { object[name] = nil }
        let read = try WasteEvent.read(.object(object)).get()
        return try #require(read.body as? ItemIssued)
    }

    static func label(
        _ members: JSONObject = [:],
        without names: [String] = [],
        litres: Int = 200,
        facts: LabelContent.Facts = facts,
        symbol: DrawnSymbol = DrawnSymbol(.qr, signedText),
        alternate: DrawnSymbol? = nil
    ) throws -> LabelPaper {
        let issued = try content(members, without: names)
        let profile = try profile()
        return LabelPaper(
            LabelContent(
                issued.code,
                issued.content,
                facts,
                on: profile,
                words: regulation.vocabularies
            ),
            profile,
            profile.size(forLitres: litres),
            symbol: symbol,
            alternate: alternate
        )
    }

    static let facts = LabelContent.Facts(
        unit: "示例精密机械制造有限责任公司",
        contact: "王芳 023-79221000",
        net: Mass(grams: 182_500),
        remark: "第二车间"
    )
}

extension Drawing {
    /// Every text on it, in order.
    var texts: [DrawnText] {
        elements.compactMap { element in
            guard case .text(let text) = element else { return nil }
            return text
        }
    }

    /// All of them, without what stands between words.
    var joinedText: String { texts.map(\.text).joined().filter { $0 != " " } }
}
