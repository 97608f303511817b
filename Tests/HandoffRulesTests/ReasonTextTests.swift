import CanonicalJSON
import HandoffRules
import Testing
import WasteDomain

struct ReasonTextTests {
    @Test(arguments: CanonicalJSONError.Code.allCases)
    func `whatever is wrong with a document is said in Chinese`(code: CanonicalJSONError.Code) {
        let text = FactText.text("reason", code.rawValue) { $0.zh }
        #expect(text != code.rawValue)
        #expect(text.contains { $0 > "\u{4E00}" && $0 < "\u{9FFF}" })
    }

    @Test(arguments: [
        (
            "event 3: not canonical JSON at byte 17: more bytes than allowed",
            "事件 3: 第 17 字节处不是规范的 JSON: 超过允许的大小"
        ),
        ("event 0 /handler: no matching opening", "事件 0 的 /handler: 没有与之相符的明文"),
        ("the regulation has no table catalogue", "法规数据缺少表格 catalogue"),
        ("the regulation has no confirm.workingDays", "法规数据缺少参数 confirm.workingDays"),
        ("laws: line 2: a quote is never closed", "laws: 第 2 行: 引号没有结束"),
        ("methods, line 5: 3 fields under 4 columns", "methods 第 5 行: 3 个字段，4 列"),
        (#"laws, line 9, from: "2026""#, #"laws 第 9 行，from: "2026""#),
        (#"laws, line 9, id: "X" stands twice"#, #"laws 第 9 行，id: "X" 重复"#),
        ("something new", "something new"),
    ])
    func `a reason is said in both languages`(reason: String, chinese: String) {
        #expect(FactText.text("reason", reason) { $0.zh } == chinese)
        #expect(FactText.text("reason", reason) { $0.en } == reason)
    }
}
