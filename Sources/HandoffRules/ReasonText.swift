import WasteDomain

/// The reasons the log and the regulation give for refusing something, in both languages.
///
/// They are sentences of rooms that speak to developers; here they are said to everybody.
enum ReasonText {
    /// A sentence with its changing parts as `{}`; the parts may be sentences too.
    private static let sentences: [(en: String, zh: String)] = [
        ("event {} {}: no matching opening", "事件 {} 的 {}: 没有与之相符的明文"),
        ("event {} {}: nothing is sealed there", "事件 {} 的 {}: 那里没有封存的内容"),
        ("event {}: {}", "事件 {}: {}"),
        ("submission: {}", "提交文件: {}"),
        ("not canonical JSON at byte {}: {}", "第 {} 字节处不是规范的 JSON: {}"),
        ("an escape other than the canonical one", "转义写法不规范"),
        ("a number that is not a canonical integer below 2^53", "数字不是规范的、小于 2^53 的整数"),
        ("a control character that must be escaped", "控制字符没有转义"),
        ("a member name that stands twice", "字段名重复"),
        ("bytes that are not UTF-8", "不是 UTF-8"),
        ("more nesting than allowed", "嵌套过深"),
        ("more bytes than allowed", "超过允许的大小"),
        ("bytes after the end of the document", "文件结尾之后还有内容"),
        ("a byte that cannot stand here", "此处不能有这个字节"),
        ("the end of the document before it is complete", "文件不完整"),
        ("a member name out of canonical order", "字段名顺序不规范"),
        ("the events are not those the header was signed over", "事件不是抬头所签署的事件"),
        ("a submission file has at most {} MiB", "提交文件不能超过 {} MiB"),
        ("a header has at most {} bytes", "抬头不能超过 {} 字节"),
        ("the entry would have {} bytes", "记录将有 {} 字节"),
        ("the submission is meant for ledger {}", "提交是给账本 {} 的"),
        ("key {}", "密钥 {}"),
        ("size {} had another root", "长度 {} 时的根不是这一个"),
        ("the log has {} entries, not {}", "账本有 {} 条记录，不是 {} 条"),
        ("the tables cannot be read, or have another digest", "表格无法读取，或摘要不符"),
        ("the regulation has no table {}", "法规数据缺少表格 {}"),
        ("the regulation has no {}", "法规数据缺少参数 {}"),
        ("{}: there is no column {}", "{}: 缺少列 {}"),
        ("the table is empty", "表格是空的"),
        ("a column stands twice in the header", "表头中有重复的列"),
        ("line {}: a quote is never closed", "第 {} 行: 引号没有结束"),
        ("line {}: text after a closing quote", "第 {} 行: 引号之后还有内容"),
        ("{}, line {}: {} fields under {} columns", "{} 第 {} 行: {} 个字段，{} 列"),
        ("{}, line {}, {} stands twice", "{} 第 {} 行，{} 重复"),
        ("{}, line {}, {}", "{} 第 {} 行，{}"),
        ("{}: {}", "{}: {}"),
    ]

    /// A reason in both languages; one nobody has translated stays as it is.
    static func said(_ reason: String) -> Bilingual {
        for sentence in sentences {
            guard let parts = parts(of: reason, by: sentence.en) else { continue }
            var zh = sentence.zh
            for part in parts {
                guard let place = zh.firstRange(of: "{}") else { break }
                // What is put in may have braces of its own; the next part comes after it.
                let text = said(part).zh.replacing("{}", with: "{ }")
                zh.replaceSubrange(place, with: text)
            }
            return Bilingual(zh: zh, en: reason)
        }
        return Bilingual(zh: reason, en: reason)
    }

    /// What stands in the places of a sentence, if a text has its form.
    private static func parts(of text: String, by sentence: String) -> [String]? {
        let fixed = sentence.split(separator: "{}", omittingEmptySubsequences: false)
        guard let first = fixed.first, text.hasPrefix(first) else { return nil }
        var rest = text.dropFirst(first.count)
        var parts: [String] = []
        for (index, piece) in fixed.enumerated().dropFirst() {
            if index == fixed.count - 1 {
                guard rest.hasSuffix(piece) else { return nil }
                parts.append(String(rest.dropLast(piece.count)))
                rest = ""
            } else {
                guard let place = rest.firstRange(of: piece) else { return nil }
                parts.append(String(rest[..<place.lowerBound]))
                rest = rest[place.upperBound...]
            }
        }
        return rest.isEmpty ? parts : nil
    }
}
