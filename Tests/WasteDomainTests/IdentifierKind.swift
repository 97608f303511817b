import CanonicalJSON
import Testing
import WasteDomain

/// A kind of identifier: how it is read and printed, what is one and what is not.
struct IdentifierKind: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let parse: @Sendable (String) -> String?
    let valid: [String]
    let wrong: [String]
    /// Whether it is made of ASCII alone.
    let isCode: Bool

    private init<Value: LosslessStringConvertible & Sendable>(
        _ type: Value.Type,
        _ valid: [String],
        not wrong: [String],
        isCode: Bool = true
    ) {
        testDescription = "\(type)"
        parse = { Value($0)?.description }
        self.valid = valid
        self.wrong = wrong
        self.isCode = isCode
    }

    static let all: [IdentifierKind] = [
        IdentifierKind(
            CreditCode.self,
            ["91130200699229617X", "914403001922038216", "91350100M000100Y43"],
            not: ["91130200699229617x", "9113020069922961IX", "91130200699229617", "张三"]
        ),
        IdentifierKind(
            PartyID.self,
            ["91130200699229617X", "91350211M00013FA1N", "L500114-0001"],
            not: [
                "91130200699229617", "91130200699229617x", "9113020069922961OX", "l500114-0001",
                "L500114-001", "L500114_0001", "L50011-00001", "L500114-000A", "X500114-0001",
            ]
        ),
        IdentifierKind(
            RegionCode.self,
            ["500114", "110000"],
            not: ["50011", "5001140", "50011A", "50-114"]
        ),
        IdentifierKind(
            NumberSegment.self,
            ["5001", "3607", "6590", "8201"],
            not: ["501", "50011", "9901", "1601", "0001", "50O1"]
        ),
        IdentifierKind(
            ManifestNumber.self,
            ["20263607000001", "20265001999999", "20005001000001", "20995001000001"],
            not: [
                "2026360700001", "202636070000010", "20269907000001", "20263607000000",
                "19993607000001", "21003607000001", "2026-3607-000001", "2026360700000A",
            ]
        ),
        IdentifierKind(
            WasteCode.self,
            ["900-214-08", "841-001-01", "900-000-49", "261-183-50"],
            not: [
                "90021408", "900-21408", "900-214-8", "900-214-00", "900-214-41", "900-214-51",
                "HW08-900-214", "900–214–08", "900-214-08x", "90A-214-08",
            ]
        ),
        IdentifierKind(
            StreamID.self,
            ["sludge", "pesticide_packaging", "x2", String(repeating: "a", count: 40)],
            not: [
                "", "Sludge", "_sludge", "2x", "sludge-1", "污泥", String(repeating: "a", count: 41),
            ],
            isCode: false
        ),
        IdentifierKind(
            SolidWasteCode.self,
            ["900-001-S61", "462-001-S90"],
            not: ["900-001-61", "900-001-s61", "900-001-S6", "900001S61", "900-001-S611", "SW61"]
        ),
        IdentifierKind(
            StreamCode.self,
            ["900-001-S61", "900-003-04"],
            not: ["900-001-S6", "900-003-41", "SW61", "HW04"]
        ),
        IdentifierKind(
            StreamKind.self,
            ["SW61", "HW04", "900-003-04", "900-001-S61"],
            not: ["SW6", "HW41", "sw61", "900-003-41", "SW611"]
        ),
        IdentifierKind(
            StreamPoint.self,
            ["L500114-0001", "91130200699229617X/001"],
            not: ["L500114-0001/", "L500114-0001/1", "/001", "L500114-0001/001/002"]
        ),
        IdentifierKind(
            WasteCategory.self,
            ["HW01", "HW40", "HW45", "HW50"],
            not: ["HW1", "hw01", "HW001", "HW41", "HW44", "HW00", "HW51", "SW01"]
        ),
        IdentifierKind(
            ItemCode.self,
            [
                "91130200699229617X9002140820260815001", "91130200699229617X8410010120260228999",
                "91350211M00013FA1N9000004920240229001",
            ],
            not: [
                "91130200699229617X9002140820260230001", "91130200699229617X9002140820260815000",
                "91130200699229617X9002144120260815001", "91130200699229617X900214082026081501",
                "91130200699229617X90021408202608150001", "91130200699229617x9002140820260815001",
                "91130200699229617X9002140819990815001", "91130200699229617X9002140821000815001",
                "91130200699229617X9002140820250229001", "91130200699229617X9002140820260815-01",
                "L500114-00010000009002140820260815001",
            ]
        ),
        IdentifierKind(
            MethodCode.self,
            ["R9", "D10", "C1", "Y16"],
            not: ["R", "r9", "R100", "9R", "RR", "R 9", "R9.", "Ｒ9"]
        ),
        IdentifierKind(
            UNNumber.self,
            ["UN3077", "UN0004"],
            not: ["3077", "UN307", "UN30770", "un3077", "UN 3077", "UN307A"]
        ),
        IdentifierKind(
            SiteNumber.self,
            ["001", "999"],
            not: ["000", "1", "01", "1000", "0001", "00A", "-01"]
        ),
        IdentifierKind(
            EventID.self,
            ["0.0", "1234.7", "18446744073709551615.65535"],
            not: ["1", "1.", ".1", "1.2.3", "01.2", "1.02", "+1.2", "1.-2", "1,2", "1 .2"]
        ),
        IdentifierKind(
            Plate.self,
            ["渝H12345", "赣BD12345", "渝H1234挂", "ABCD", "渝船登记证0123456789"],
            not: [
                "渝H1", "渝h12345", "渝H·12345", "渝H 12345", "渝H-12345", "渝Ｈ12345", "渝H1234５",
                "\u{F900}H12345", "012345678901234567890",
            ],
            isCode: false
        ),
        IdentifierKind(
            Reference.self,
            ["1", "3301000210", "渝交运管许可危字500114000001号", "GL-2026_001(甲)", .long(60)],
            not: [
                .long(61), "a b", "a/b", "a:b", "a\u{85}b", "a\u{2028}b", "a\u{3000}b", "\u{7F}",
            ],
            isCode: false
        ),
        IdentifierKind(
            OneLine.self,
            ["厂", "重庆市黔江区 示例路1号", "a/b: c, “d”", .long(200)],
            not: [.long(201), "a\nb", "a\tb", "a\u{0}b", "a\u{85}b", "\u{1B}[31m"],
            isCode: false
        ),
        IdentifierKind(
            Word.self,
            ["drum", "bigBag", "a", "s2", "a234567890123456789012345678901234567890"],
            not: [
                "Drum", "2s", "big bag", "big-bag", "桶", "é", "drüm",
                "a2345678901234567890123456789012345678901",
            ],
            isCode: false
        ),
    ]
}

extension String {
    /// A text of so many characters, each with an accent of its own, as code points count.
    fileprivate static func long(_ count: Int) -> String {
        String(repeating: "e\u{301}", count: count / 2) + (count % 2 == 0 ? "" : "e")
    }
}
