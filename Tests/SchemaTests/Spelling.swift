import CanonicalJSON
import HandoffRules
import WasteDomain

/// A type of `types.schema.json`, with texts it takes and texts it refuses.
struct Spelling: CustomStringConvertible, Sendable {
    let name: String
    let type: any CanonicalScalar.Type
    let taken: [String]
    let refused: [String]

    var description: String { name }
}

extension Spelling {
    static let all: [Spelling] = [
        Spelling(
            name: "StreamID",
            type: StreamID.self,
            taken: ["sludge", "pesticide_packaging", "x2"],
            refused: ["", "Sludge", "_x", "2x", "x-y", "x\n", "污泥"]
        ),
        Spelling(
            name: "StreamCode",
            type: StreamCode.self,
            taken: ["900-001-S61", "900-003-04"],
            refused: ["900-001-S6", "900-001-s61", "900-003-41", "900-001-S61\n", "SW61"]
        ),
        Spelling(
            name: "StreamKind",
            type: StreamKind.self,
            taken: ["SW61", "HW04", "900-003-04", "900-001-S61"],
            refused: ["SW6", "HW41", "sw61", "900-003-41", "SW61\n"]
        ),
        Spelling(
            name: "CivilDay",
            type: CivilDay.self,
            taken: [
                "1970-01-01", "1972-02-29", "1999-12-31", "2000-02-29", "2024-02-29", "2026-04-30",
                "2026-01-31", "2400-02-29", "9996-02-29", "9999-12-31",
            ],
            refused: [
                "1969-12-31", "1970-02-29", "2023-02-29", "2100-02-29", "2024-02-30", "2026-04-31",
                "2026-00-01", "2026-13-01", "2026-01-00", "2026-01-32", "2026-1-01", "10000-01-01",
                "２026-01-01", "2026-01-01\n", "20260101",
            ]
        ),
        Spelling(
            name: "Timestamp",
            type: Timestamp.self,
            taken: [
                "1970-01-01T00:00:00.000Z", "2024-02-29T23:59:59.999Z", "9999-12-31T23:59:59.999Z",
            ],
            refused: [
                "2026-01-01T24:00:00.000Z", "2026-01-01T23:60:00.000Z", "2026-01-01T23:59:60.000Z",
                "2023-02-29T00:00:00.000Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.00Z",
                "2026-01-01T00:00:00.000+08:00", "2026-01-01t00:00:00.000z",
            ]
        ),
        Spelling(
            name: "Digest",
            type: Digest.self,
            taken: [
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "/////////////////////////////////////////+8=",
            ],
            refused: [
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            ]
        ),
        Spelling(
            name: "Bytes",
            type: ByteText.self,
            taken: ["", "AA==", "AAA=", "AAAA", "+/+/AQ=="],
            refused: ["A", "AA", "A===", "AB==", "AAB=", "====", "AAAA====", "AA==AAAA", "_w=="]
        ),
        Spelling(
            name: "PartyID",
            type: PartyID.self,
            taken: ["91500114MA5000022X", "000000000000000000", "L500114-0001"],
            refused: [
                "91500114MA5000022", "91500114MA5000022XX", "91500114MI5000022X",
                "91500114ma5000022x", "91500114MA5000022O", "L500114-001", "L5001140001",
                "M500114-0001",
            ]
        ),
        Spelling(
            name: "SiteNumber",
            type: SiteNumber.self,
            taken: ["001", "010", "999"],
            refused: ["000", "1", "0001", "٠٠١"]
        ),
        Spelling(
            name: "RegionCode",
            type: RegionCode.self,
            taken: ["500114", "000000"],
            refused: ["50011", "5001140", "50011A"]
        ),
        Spelling(
            name: "NumberSegment",
            type: NumberSegment.self,
            taken: [
                "1100", "1599", "2300", "3700", "4600", "5001", "5400", "6500", "7100", "8200",
            ],
            refused: [
                "1000", "1600", "2000", "2400", "3000", "3800", "4000", "4700", "5500", "6000",
                "6600", "7000", "7200", "8000", "8300", "9100", "500", "50010",
            ]
        ),
        Spelling(
            name: "ManifestNumber",
            type: ManifestNumber.self,
            taken: ["20265001000001", "20008200999999", "20991101000100"],
            refused: [
                "20265001000000", "19995001000001", "21005001000001", "20261601000001",
                "2026500100001", "202650010000001",
            ]
        ),
        Spelling(
            name: "WasteCode",
            type: WasteCode.self,
            taken: ["900-214-08", "000-000-01", "900-000-40", "900-000-45", "900-000-50"],
            refused: [
                "900-214-00", "900-214-41", "900-214-44", "900-214-51", "90021408", "900-21-08",
            ]
        ),
        Spelling(
            name: "WasteCategory",
            type: WasteCategory.self,
            taken: ["HW01", "HW40", "HW45", "HW50"],
            refused: ["HW00", "HW41", "HW44", "HW51", "HW1", "hw01", "SW01"]
        ),
        Spelling(
            name: "ItemCode",
            type: ItemCode.self,
            taken: [
                "91500114MA5000022X9002140820260915001", "91500114MA5000022X9002140820000229999",
                "91500114MA5000022X9002140820991231010", "91500114MA5000022X9002140820240229001",
            ],
            refused: [
                "91500114MA5000022X9002140820260915000", "91500114MA5000022X9002140820260229001",
                "91500114MA5000022X9002140821000101001", "91500114MA5000022X9002140819991231001",
                "91500114MA5000022X9002144120260915001", "91500114MA5000022X9002140820260931001",
                "91500114MI5000022X9002140820260915001", "91500114MA5000022X900214082026091501",
            ]
        ),
        Spelling(
            name: "ReportPeriod",
            type: ReportPeriod.self,
            taken: ["2026-10", "2026-Q3", "2026", "2000-01", "2099-Q4"],
            refused: ["2026-13", "2026-Q5", "2026-1", "1999", "2100", "2026-00", "2026-q1", "26"]
        ),
        Spelling(
            name: "MethodCode",
            type: MethodCode.self,
            taken: ["R9", "D10", "Y00"],
            refused: ["R", "R100", "r9", "9R", "RR"]
        ),
        Spelling(
            name: "UNNumber",
            type: UNNumber.self,
            taken: ["UN3077", "UN0000"],
            refused: ["UN307", "UN30770", "un3077", "3077", "UN３077"]
        ),
        Spelling(
            name: "Plate",
            type: Plate.self,
            taken: ["渝H12345", "渝H1234挂", "ABCD", String(repeating: "9", count: 20)],
            refused: ["ABC", String(repeating: "9", count: 21), "渝h12345", "渝H·12345", "渝 H1234"]
        ),
        Spelling(
            name: "Reference",
            type: Reference.self,
            taken: [
                "1", "渝环固〔2026〕15号", String(repeating: "汉", count: 60),
                String(repeating: "𠀀", count: 60), String(repeating: "e\u{301}", count: 30),
                "\u{200B}",
            ],
            refused: [
                "", " ", "A B", "A\u{3000}B", "A/B", "A:B", "A\u{85}", "A\u{9F}", "A\u{0}", "A\n",
                "A\u{202E}B",
                String(repeating: "汉", count: 61), String(repeating: "e\u{301}", count: 31),
            ]
        ),
        Spelling(
            name: "OneLine",
            type: OneLine.self,
            taken: [
                "x", "a b", "示例机械 有限公司", String(repeating: "汉", count: 200),
                String(repeating: "e\u{301}", count: 100), "\u{200B}",
            ],
            refused: [
                "", " ", " a", "a ", "a\u{3000}", "\u{A0}a", "a\n", "a\nb", "a\u{7F}b", "a\u{85}b",
                "a\u{2028}b", "a\u{202E}b", "a\u{2066}b", String(repeating: "汉", count: 201),
                String(repeating: "e\u{301}", count: 101),
            ]
        ),
        Spelling(
            name: "Word",
            type: Word.self,
            taken: ["d", "bigBag", "a1", String(repeating: "a", count: 40)],
            refused: ["", "Drum", "1a", "a-b", "é", "a b", String(repeating: "a", count: 41)]
        ),
        Spelling(
            name: "UUID",
            type: UniqueID.self,
            taken: [
                "01a1f3b0-5c00-7000-8000-000000000001", "00000000-0000-0000-0000-000000000000",
            ],
            refused: [
                "01A1F3B0-5c00-7000-8000-000000000001", "01a1f3b05c0070008000000000000001",
                "01a1f3b0-5c00-7000-8000-00000000000g",
            ]
        ),
        Spelling(
            name: "EventID",
            type: EventID.self,
            taken: ["0.0", "1234.7"],
            refused: ["", "1", "1.", ".1", "01.0", "1.00", "-1.0", "1.-1", "+1.0", "1.0.0"]
        ),
        Spelling(
            name: "JSONPointer",
            type: JSONPath.self,
            taken: ["", "/", "/lines/0/mass", "/a~0b~1c", "//"],
            refused: ["lines", " /", "/~", "/~2", "a/b", "/a~/b"]
        ),
        Spelling(
            name: "RuleID",
            type: RuleID.self,
            taken: ["HW-MAN-010", "LD-KEY-002"],
            refused: ["HW-MAN-10", "HWMAN010", "hw-man-010", "HW-MANN-010", "H-MAN-010"]
        ),
    ]
}
