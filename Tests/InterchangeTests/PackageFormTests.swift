import CanonicalJSON
import Interchange
import Testing

struct PackageFormTests {
    @Test(arguments: [
        ("-12.5kg", JSONValue.integer(-12_500)), ("+1t", .integer(1_000_000)),
        ("350 g", .integer(350)), ("--5kg", .string("--5kg")), ("-", .string("-")),
        ("-5", .string("-5")),
    ])
    func `a change is a weight with a sign`(cell: String, change: JSONValue) {
        let members = StatementForm.stockAdjustment.members(["change": cell])
        #expect(members == ["change": change])
    }

    @Test func `the parts of a package have a code or are to be given one`() {
        let members = StatementForm.splitting.members(["children": "abc=60kg； 40kg;d=x"])
        let children: [JSONObject] = [
            ["code": "ABC", "net": 60_000], ["net": 40_000], ["code": "D", "net": "x"],
        ]
        #expect(members == ["children": children])
    }

    @Test func `rows of one box add up to what is in it`() throws {
        let table = "箱编码,物品编码,容器编码\na,x,Z-1\na,y;w,Z-1\nb,z,\n"
        let statements = try StatementForm.packing.statements(table)
        #expect(statements.map(\.lines) == [[2, 3], [4]])
        #expect(
            statements.map(\.members) == [
                ["code": "a", "items": ["X", "Y", "W"], "vessel": "Z-1"],
                ["code": "b", "items": ["Z"]],
            ]
        )
    }

    @Test func `a store is of a site of a party`() {
        let members = StatementForm.facility.members([
            "capacity": "2t", "codes": "900-214-08;900-041-49", "facility": "TS001", "site": "001",
        ])
        let site: JSONObject = ["site": "001"]
        #expect(
            members == [
                "capacity": 2_000_000, "codes": ["900-214-08", "900-041-49"], "facility": "TS001",
                "site": site,
            ]
        )
    }
}
