import CanonicalJSON
import Interchange
import LiandanTesting
import Testing
import WasteDomain

struct StatementFormTests {
    private static let vehicles = "plate,party,type,certificate,from,until,ratedLoad\n"
    private static let generator = Invented.creditCode(2)

    private static let categoryAndCodes: JSONObject = [
        "category": "HW49", "codes": ["900-041-49", "900-039-49"],
    ]

    private static func vehicle(_ ratedLoad: String) -> String {
        "渝H12345,\(generator),truck,1,2026-01-01,2026-12-31,\(ratedLoad)\n"
    }

    @Test(arguments: [
        ("8t", 8_000_000), ("8 吨", 8_000_000), ("12.5kg", 12_500), ("8000千克", 8_000_000),
        ("\"8t\"", 8_000_000), (" 8t ", 8_000_000), ("350g", 350),
    ])
    func `a weight is written with its unit`(cell: String, grams: Int64) throws {
        let statements = try StatementForm.vehicle.statements(Self.vehicles + Self.vehicle(cell))
        #expect(statements.first?.members["ratedLoad"] == .integer(grams))
    }

    @Test(arguments: ["8", "８t", "8.0000001t", "-8t", "\"8,000kg\"", "8e3kg", "约8t", "8t/a"])
    func `a weight that cannot be read is left for its type to refuse`(cell: String) throws {
        let statements = try StatementForm.vehicle.statements(Self.vehicles + Self.vehicle(cell))
        let members = try #require(statements.first?.members)
        #expect(members.faults(.vehicleRegistered) == ["/ratedLoad"])
    }

    @Test func `an empty cell says nothing`() throws {
        for cell in ["", "  ", "\"\"", "\u{3000}"] {
            let text = Self.vehicles + Self.vehicle(cell)
            let statements = try StatementForm.vehicle.statements(text)
            #expect(statements.first?.members["ratedLoad"] == nil)
        }
    }

    @Test(arguments: [
        ("HW08", ["category": "HW08"] as JSONObject),
        ("HW49:900-041-49+900-039-49", categoryAndCodes),
        (" HW49 : 900-041-49 + 900-039-49 ", categoryAndCodes),
        ("HW12!900-250-12", ["category": "HW12", "except": ["900-250-12"]] as JSONObject),
    ])
    func `a scope is a category, codes of it, or all but some`(cell: String, scope: JSONObject) {
        let members = StatementForm.licence.members(["wastes": "\(cell)；HW08"])
        let scopes = [scope, ["category": "HW08"]]
        #expect(members == ["terms": ["wastes": scopes] as JSONObject])
    }

    @Test func `methods have a scale or none, plan lines their consignees`() {
        let methods = StatementForm.licence.members(["methods": "R9=5000t; D10"])
        let stated: [JSONObject] = [["method": "R9", "scale": 5_000_000_000], ["method": "D10"]]
        #expect(methods == ["terms": ["methods": stated] as JSONObject])
        let plan = StatementForm.plan.members(["lines": "900-214-08=3.5t@A+B;x;900-249-08=1@C"])
        let lines: [JSONObject] = [
            ["code": "900-214-08", "consignees": ["A", "B"], "mass": 3_500_000],
            ["code": "x", "consignees": [String](), "mass": ""],
            ["code": "900-249-08", "consignees": ["C"], "mass": "1"],
        ]
        #expect(plan == ["lines": lines])
    }

    @Test func `a facility of an emergency has its capacity, its kind and, if said, its place`() {
        let members = StatementForm.emergency.members([
            "epidemic": "是",
            "facilities": "A/002=5t@cementKiln#2; B=1;C=350g@domesticIncinerator#x",
        ])
        let facilities: [JSONObject] = [
            [
                "perDay": 5_000_000, "priority": 2,
                "site": ["party": "A", "site": "002"] as JSONObject, "type": "cementKiln",
            ],
            ["perDay": "1", "site": ["party": "B", "site": "001"] as JSONObject, "type": ""],
            [
                "perDay": 350, "priority": "x",
                "site": ["party": "C", "site": "001"] as JSONObject,
                "type": "domesticIncinerator",
            ],
        ]
        #expect(members == ["epidemic": true, "facilities": facilities])
    }

    @Test func `a weighing names its scale and day in a place of their own`() {
        let members = StatementForm.weighing.members([
            "calibrated": "2026-01-01", "code": "c", "net": "100kg", "scale": "S-1",
        ])
        let scale: JSONObject = ["calibratedOn": "2026-01-01", "id": "S-1"]
        #expect(members == ["code": "c", "net": 100_000, "scale": scale])
    }

    @Test(arguments: [
        ("2026", JSONValue.integer(2026)), ("２０２６", .string("２０２６")), ("2026年", .string("2026年")),
        ("2026.0", .string("2026.0")), ("99999999999999999999", .string("99999999999999999999")),
    ])
    func `a year is a number in plain digits`(cell: String, value: JSONValue) {
        #expect(StatementForm.plan.members(["year": cell])["year"] == value)
    }

    @Test(arguments: [
        "party,plan,site,year,lines\nA,P-1,001,2026,900-214-08=1t@B\nA,P-1,,,900-249-08=2t@C\n",
        "lines,party,plan,site,year\n900-214-08=1t@B,A,P-1,001,2026\n900-249-08=2t@C,A,P-1,001,2026\n",
        "party,plan,site,year,lines\nA,P-1,001,2026,900-214-08=1t@B;900-249-08=2t@C\n",
    ])
    func `rows of one plan add up, as one row with all lines does`(text: String) throws {
        let statements = try StatementForm.plan.statements(text)
        #expect(statements.count == 1)
        let lines: [JSONObject] = [
            ["code": "900-214-08", "consignees": ["B"], "mass": 1_000_000],
            ["code": "900-249-08", "consignees": ["C"], "mass": 2_000_000],
        ]
        #expect(
            statements.first?.members == [
                "lines": lines, "party": "A", "plan": "P-1", "site": "001", "year": 2026,
            ]
        )
    }

    @Test func `a row of another subject in between begins anew, and each knows its lines`() throws
    {
        let text = "party,plan,lines\nA,1,x\nA,1,y\n\nA,2,z\nA,1,w\n"
        let statements = try StatementForm.plan.statements(text)
        #expect(statements.map(\.lines) == [[2, 3], [5], [6]])
    }

    @Test func `a further row without lists leaves out what the first leaves out`() throws {
        let text = "party,licence,type\nA,1,transport\nA,1,transport\n"
        let statements = try StatementForm.licence.statements(text)
        #expect(statements.map(\.lines) == [[2, 3]])
        #expect(
            statements.first?.members == [
                "licence": "1", "party": "A", "terms": ["type": "transport"] as JSONObject,
            ]
        )
    }

    @Test func `rows of a list of contracts never add up`() throws {
        let text = "party,contract\nA,1\nA,1\n"
        #expect(try StatementForm.contract.statements(text).count == 2)
    }
}

extension JSONObject {
    /// The places of what is wrong with the event these members make.
    func faults(_ kind: EventKind) -> [String] {
        guard case .failure(let error) = event(kind) else { return [] }
        return error.faults.map(\.path.description)
    }
}
