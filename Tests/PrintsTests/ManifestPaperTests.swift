import CanonicalJSON
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Prints
import Regulation
import Testing
import WasteDomain

/// What stands on a manifest's paper.
struct ManifestPaperTests {
    @Test func `every field of the official form has its place in its part`() throws {
        let form = try PaperSample.paper(PaperSample.closed().paper)
        let bytes = try Fixture.bytes("Fixtures/domain/manifest_fields.csv")
        let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst(2)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        // A relay's places and times stand on the paper of a relay only.
        let fields = rows.filter { !$0[1].hasPrefix("leg[]") && $0[0] != "0" }
        #expect(fields.count == 50)
        for field in fields {
            let part = try #require(Int(field[0]).map { form.parts[$0 - 1] })
            let labels =
                part.fields.joined().map(\.label)
                + part.tables.flatMap { $0.columns.map(\.title) }
            #expect(labels.contains { $0.hasPrefix(field[2]) }, "\(field[1]) \(field[2])")
        }
        #expect(form.references.first == PaperField("联单编号", "20265001000001"))
    }

    @Test func `a closed manifest says what each party stated`() throws {
        let (town, paper) = try PaperSample.closed()
        let form = try PaperSample.paper(paper)
        #expect(form.title == "危险废物转移联单")
        #expect(form.marks == [])
        #expect(!form.isFilledByHand)
        let expected: [(Int, String, String)] = [
            (0, "单位名称", "示例机械有限公司"), (0, "统一社会信用代码", Town.generator),
            (0, "单位地址", "示例路1号"), (0, "应急联系电话", "023-79220000"),
            (0, "突发环境事件防范措施", "吸附围堵"), (0, "托运人", "移出人"),
            (0, "管理计划备案编号", "P-2026"), (0, "委托合同编号", "C-1"),
            (1, "单位名称", PaperSample.script), (1, "营运证件号", "500114000001"),
            (1, "驾驶员", ""), (1, "牌号", "渝H12345"), (1, "道路运输证号", "500114012345"),
            (1, "运输工具", "货车"), (1, "危险货物运单号", "YD20260901001"),
            (1, "运输起点", "示例路1号"), (1, "运输终点", "示例路9号"),
            (2, "单位名称", "示例再生资源有限公司"), (2, "危险废物经营许可证编号", "CQ5001140001"),
        ]
        for (part, label, value) in expected {
            #expect(form.value(part, label) == value, "\(part) \(label)")
        }
        #expect(form.column(0, "废物名称") == ["废机油"])
        #expect(form.column(0, "废物代码") == ["900-214-08"])
        #expect(form.column(0, "危险特性") == ["T, I"])
        #expect(form.column(0, "形态") == ["液态"])
        #expect(form.column(0, "包装方式") == ["桶"])
        #expect(form.column(0, "移出量(吨)") == ["0.2"])
        #expect(form.column(0, "危险货物编号") == ["UN3082"])
        #expect(form.column(2, "是否存在重大差异") == ["无"])
        #expect(form.column(2, "接受人处理意见") == ["接受"])
        #expect(form.column(2, "接受量(吨)") == ["0.2"])
        #expect(form.column(2, "已利用处置(吨)") == ["0.2"])
        let codes = Set(form.parts[0].tables[1].rows.joined())
        #expect(codes.isSuperset(of: town.codes(2)))
    }

    @Test func `each statement stands there with its party, times, place and key`() throws {
        let (town, paper) = try PaperSample.closed()
        let form = try PaperSample.paper(paper)
        #expect(
            form.column(3, "陈述") == [
                "联单填发", "移出人交付", "承运人装车", "起运", "运抵", "接收核实", "接受意见", "利用处置",
            ]
        )
        #expect(form.column(3, "单位").first == "移出人 示例机械有限公司")
        #expect(form.column(3, "单位")[2] == "承运人 " + PaperSample.script)
        let places = paper.statements.compactMap { $0.recorded?.place.description }
        #expect(places.count == 8)
        #expect(form.column(3, "记录号") == places)
        let key = try #require(town.keys[Town.generator])
        let id = town.description.suite.hash.digest(key.verifyingKey.spki)
        #expect(form.column(3, "密钥").first == String(id.description.prefix(8)))
    }

    @Test func `the code names manifest, ledger and the place of its issue`() throws {
        let (town, paper) = try PaperSample.closed()
        let place = try #require(paper.statements.first?.recorded?.place)
        #expect(
            paper.symbol == "liandan-manifest-v1 20265001000001 \(paper.manifest) "
                + "\(town.description.genesis) \(place)"
        )
        #expect(
            try PaperSample.unrecorded().symbol == "liandan-manifest-v1 - "
                + "01a1f3b0-5c00-7000-8000-000000000001 "
                + "lrLQsfIEzmN36sdG1EQQjlzsp5bA2EyxCTjkvgJMHXw= -"
        )
    }

    @Test func `a manifest without a number is paper first, and waits for hands`() throws {
        let form = try PaperSample.paper(PaperSample.unrecorded(paperForm: "500114-0007"))
        #expect(form.marks == ["纸质先行"])
        #expect(form.isFilledByHand)
        #expect(
            form.references == [
                PaperField("纸质联单编号", "500114-0007"),
                PaperField("本地编号", "01a1f3b0-5c00-7000-8000-000000000001"),
                PaperField("联单状态", "未记录"),
            ]
        )
        for (part, role) in ["移出人", "承运人", "接受人"].enumerated() {
            #expect(form.value(part, "\(role)（盖章）") == "")
            #expect(form.value(part, "经办人签字") == "")
        }
        #expect(form.column(3, "记录号") == ["未记录"])
        #expect(form.column(2, "接受人处理意见") == [""])
        #expect(form.column(2, "拟利用处置方式").first?.hasPrefix("R9 ") == true)
    }

    @Test(arguments: [([:], "（已封存）"), (["/handler": "王芳"], "王芳")])
    func `a person is named only where the sealed value is at hand`(
        openings: [String: String],
        name: String
    ) throws {
        let form = try PaperSample.paper(PaperSample.unrecorded(openings: openings))
        #expect(form.value(0, "经办人") == name)
        #expect(form.value(0, "联系电话") == "", "nothing was sealed there")
    }

    @Test func `a form survives the way to the program that makes PDF`() throws {
        let forms = [
            try PaperSample.paper(PaperSample.closed().paper),
            try PaperSample.paper(PaperSample.unrecorded(lines: 3)),
        ]
        var faults: [FieldFault] = []
        let read = [PaperForm].read(try CanonicalReader.read(forms.canonicalBytes), faults: &faults)
        #expect(read == forms)
        #expect(faults == [])
    }
}
