import CanonicalJSON
import Foundation
import Interchange
import LiandanTesting
import Testing
import WasteDomain

/// A table of `Fixtures/qianjiang`, its form, and what its first row states.
struct RegistryFile: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let form: StatementForm
    let rows: Int
    let first: JSONObject

    init(_ name: String, _ form: StatementForm, rows: Int, first: JSONObject) {
        testDescription = name
        self.form = form
        self.rows = rows
        self.first = first
    }

    var text: String {
        get throws {
            let bytes = try Fixture.bytes("Fixtures/qianjiang/\(testDescription).csv")
            return try CSVText.decode(Data(bytes))
        }
    }

    static let all = [
        RegistryFile(
            "parties",
            .party,
            rows: 44,
            first: [
                "address": "重庆市黔江区正阳工业园区1号", "name": "黔江甲汽车零部件厂（虚构）",
                "party": "91500114MAX00100XB", "phone": "023-79221000", "region": "500114",
                "roles": ["generator"],
            ]
        ),
        RegistryFile(
            "sites",
            .site,
            rows: 41,
            first: [
                "address": "重庆市黔江区正阳工业园区1号", "name": "厂区",
                "party": "91500114MAX00100XB", "region": "500114", "segment": "5001", "site": "001",
            ]
        ),
        RegistryFile(
            "licences",
            .licence,
            rows: 13,
            first: [
                "licence": "CQ5001150001", "party": "91500115MAX002002D",
                "terms": [
                    "activities": ["collect", "store", "use", "dispose"], "from": "2024-01-01",
                    "issuer": "重庆市生态环境局",
                    "methods": [
                        ["method": "D10", "scale": 5_000_000_000] as JSONObject,
                        ["method": "R9", "scale": 5_000_000_000] as JSONObject,
                    ],
                    "scale": 8_000_000_000, "type": "comprehensive", "until": "2028-12-31",
                    "wastes": ["HW08", "HW12", "HW49"].map { ["category": $0] as JSONObject },
                ] as JSONObject,
            ]
        ),
        RegistryFile(
            "vehicles",
            .vehicle,
            rows: 6,
            first: [
                "certificate": "5001140000", "from": "2025-01-01", "party": "91500114MAX003005F",
                "plate": "渝H60700", "ratedLoad": 8_000_000, "type": "truck", "until": "2027-12-31",
            ]
        ),
        RegistryFile(
            "plans",
            .plan,
            rows: 31,
            first: [
                "lines": [
                    line("900-218-08", 3_743_000), line("900-249-08", 1_475_000),
                    line("900-041-49", 2_212_000),
                ],
                "party": "91500114MAX00100XB", "plan": "GL-2026-001", "site": "001", "year": 2026,
            ]
        ),
        RegistryFile(
            "contracts",
            .contract,
            rows: 62,
            first: [
                "contract": "CZ-2026-001", "contractor": "91500115MAX002002D",
                "from": "2026-01-01", "party": "91500114MAX00100XB", "purpose": "disposal",
                "until": "2026-12-31",
            ]
        ),
        RegistryFile(
            "insurances",
            .insurance,
            rows: 13,
            first: [
                "from": "2026-01-01", "insurer": "示例财产保险公司（虚构）",
                "party": "91500115MAX002002D", "policy": "HJ20260001", "until": "2026-12-31",
            ]
        ),
    ]

    private static func line(_ code: String, _ mass: Int) -> JSONObject {
        ["code": code, "consignees": ["91500115MAX002002D"], "mass": mass]
    }
}

struct RegistryFileTests {
    @Test(arguments: RegistryFile.all)
    func `every row of a registry file is one statement`(file: RegistryFile) throws {
        let statements = try file.form.statements(file.text)
        #expect(statements.map(\.lines) == (0..<file.rows).map { [$0 + 2] })
        #expect(statements.first?.members == file.first)
        for statement in statements {
            let event = try statement.members.event(file.form.kind).get()
            #expect(event.kind == file.form.kind)
        }
    }

    @Test(arguments: RegistryFile.all)
    func `Chinese headings and a spreadsheet's line ends say the same`(file: RegistryFile) throws {
        let text = try file.text
        let header = try #require(text.split(separator: "\n").first)
        let headings = try header.split(separator: ",").map { name in
            try #require(file.form.columns.first { $0.name == name }).heading
        }
        let chinese = headings.joined(separator: " ,") + text.dropFirst(header.count)
        let windows = chinese.replacing("\n", with: "\r\n")
        let statements = try file.form.statements(windows)
        #expect(try statements.map(\.members) == file.form.statements(text).map(\.members))
    }

    @Test(arguments: RegistryFile.all)
    func `columns may stand in any order`(file: RegistryFile) throws {
        let text = try file.text
        let turned = text.split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).reversed()
                .joined(separator: ",")
        }
        let statements = try file.form.statements(turned.joined(separator: "\n"))
        #expect(try statements.map(\.members) == file.form.statements(text).map(\.members))
    }

    @Test func `a transport licence has no wastes, methods and scale`() throws {
        let file = try #require(RegistryFile.all.first { $0.testDescription == "licences" })
        let last = try #require(file.form.statements(file.text).last?.members["terms"]?.object)
        #expect(last.members.map(\.name) == ["from", "issuer", "type", "until"])
    }
}

extension JSONObject {
    /// The event these members make.
    func event(_ kind: EventKind) -> Result<WasteEvent, EventFaults> {
        var event = self
        event["kind"] = kind.json
        event["occurredAt"] = .string("2026-10-01T00:00:00.000Z")
        event["v"] = .integer(1)
        return WasteEvent.read(event.json)
    }
}
