import CanonicalJSON
import Foundation
import Interchange
import LiandanTesting
import Testing
import WasteDomain

struct TableErrorTests {
    private static let known = "party, name, roles, region, address, phone"

    @Test(arguments: [
        ("", InterchangeError.Code.badTable, Int?.none, "the table is empty"),
        ("party,name,party\n", .badTable, nil, "a column stands twice in the header"),
        ("party,统一社会信用代码\nA,B\n", .badTable, 1, "a column stands twice in the header"),
        ("party, party\nA,B\n", .badTable, 1, "a column stands twice in the header"),
        (
            "party,colour\n", .unknownColumn, 1,
            "there is no column \"colour\"; the columns are \(known)"
        ),
        (
            "colour,party,Name,\n", .unknownColumn, 1,
            "there is no column \"colour\", \"Name\", \"\"; the columns are \(known)"
        ),
        ("party,name\nA\n", .badCell, 2, "1 cells under 2 columns"),
        (
            "party,name\nA,B,C\nD,E\n\nF\n", .badCell, nil,
            "line 2: 3 cells under 2 columns; line 5: 1 cells under 2 columns"
        ),
        ("party,name\nA,\"B\nC,D\n", .badTable, nil, "line 2: a quote is never closed"),
    ])
    func `a table that is wrong is refused as a whole, naming all that is`(
        text: String,
        code: InterchangeError.Code,
        line: Int?,
        reason: String
    ) {
        let error = #expect(throws: InterchangeError.self) {
            try StatementForm.party.statements(text)
        }
        #expect(error?.code == code)
        #expect(error?.line == line)
        #expect(error?.reason.en == reason)
    }

    @Test func `rows of one plan that contradict each other are named with their columns`() {
        let text = """
            party,plan,site,year,lines
            A,P-1,001,2026,x
            A,P-1,002,2026,y
            A,P-1,,2027,z
            A,P-2,002,2027,w
            """
        let error = #expect(throws: InterchangeError.self) {
            try StatementForm.plan.statements(text)
        }
        #expect(error?.code == .badCell)
        let reason = error?.reason
        #expect(
            reason?.en
                == "line 3: site is \"002\", and not in line 2; line 4: year is \"2027\", and not in line 2"
        )
        #expect(reason?.zh == "第3行: site 是 \"002\"，与第2行不同；第4行: year 是 \"2027\"，与第2行不同")
    }

    @Test func `wrong cells are named line by line, with everything else that is wrong`() throws {
        let text = """
            统一社会信用代码,单位名称,单位类型,行政区划代码
            91130200699229617X,甲,generator,500114
            91130200699229617,,generator；boss,５００１１４

            L500114-0001,"乙
            丙",generator;generator,500114
            """
        let statements = try StatementForm.party.statements(text)
        #expect(statements.map(\.lines) == [[2], [3], [5]])
        #expect(
            statements.map { $0.members.faults(.partyRegistered).sorted() } == [
                [], ["/name", "/party", "/region", "/roles/1"], ["/name", "/roles"],
            ]
        )
    }

    @Test func `empty lines and rows of nothing are passed over`() throws {
        let text = "\n\r\nparty,name\r\n\r\n,\r\n\"\",\r\nA,B\r\n,\r\n\n"
        let statements = try StatementForm.party.statements(text)
        #expect(statements.map(\.lines) == [[7]])
        #expect(statements.first?.members == ["name": "B", "party": "A"])
        #expect(try StatementForm.party.statements("party,name\n").isEmpty)
    }

    @Test func `a quoted cell may hold commas, quotes and line ends`() throws {
        let text = "name,party\n\"甲, \"\"乙\"\"\",A\n\"丙\n丁\",B\n戊,C\n"
        let statements = try StatementForm.party.statements(text)
        #expect(statements.map(\.lines) == [[2], [3], [5]])
        #expect(
            statements.compactMap { $0.members["name"]?.string } == ["甲, \"乙\"", "丙\n丁", "戊"]
        )
    }

    @Test func `a very long line is read, and refused by what it stands for`() throws {
        let name = String(repeating: "长", count: 300_000)
        let text = "party,name,roles\nL500114-0001,\(name),generator\n"
        let statements = try StatementForm.party.statements(text)
        #expect(statements.first?.members["name"]?.string?.utf8.count == 900_000)
        #expect(statements.first?.members.faults(.partyRegistered) == ["/name"])
        let many = String(repeating: "900-214-08=1t@\(Invented.creditCode(4));", count: 20_000)
        let plan = try StatementForm.plan.statements("plan,lines\nP,\(many)\n")
        #expect(plan.first?.members["lines"]?.array?.count == 20_000)
    }
}
