import CanonicalJSON
import Regulation
import WasteDomain

/// Fields that cannot be read, and words that no vocabulary has; the first that takes a field
/// names it, so those of a law stand before the general ones.
enum FormRules {
    static let all: [Rule] = [
        Rule(
            "HW-MAN-016",
            .form,
            zh: ("没有填写突发环境事件防范措施或应急电话", "填写防范措施 (--measures) 和应急电话 (--phone)"),
            en: (
                "The emergency precautions or the emergency telephone are missing",
                "Fill in the precautions (--measures) and the telephone (--phone)."
            ),
            basis: [.law("ORDER23", "10(4)")],
            field: { field in
                field.isOfForm && field.isMissing
                    && field.fault.path.description.hasPrefix("/emergency")
            }
        ),
        Rule(
            "HW-MAN-017",
            .form,
            zh: ("托运人只能是移出人或接受人", "填写 consignor (移出人) 或 consignee (接受人)"),
            en: (
                "The shipper can only be the consignor or the consignee",
                "Say consignor or consignee."
            ),
            basis: [.law("ORDER23", "31(5)")],
            field: { $0.isOfForm && $0.fault.path.description == "/shipper" }
        ),
        Rule(
            "HW-MAN-014",
            .form,
            zh: ("联单第一部分缺少必填项", "补填该项"),
            en: ("A required field of part 1 of the manifest is empty", "Fill it in."),
            basis: [.law("ORDER23", "10(4)"), .law("FORM577", "")],
            field: { $0.isOfForm && $0.isMissing }
        ),
        Rule(
            "LD-FMT-001",
            .form,
            zh: ("缺少必填项", "补填该项"),
            en: ("A required field is missing", "Fill it in."),
            basis: [.format("Schemas/events/")],
            field: { $0.isMissing }
        ),
        Rule(
            "LD-FMT-002",
            .form,
            zh: ("未知字段: 本版本没有这一项", "删除该项，或升级程序"),
            en: ("This version knows no such field", "Leave it out, or update the program."),
            basis: [.format("Schemas/submission.md 1.1")],
            field: { $0.isUnknown }
        ),
        Rule(
            "LD-FMT-003",
            .form,
            zh: ("词语 {word} 不在词表 {vocabulary} 中", "可用的词: {words}"),
            en: ("{word} is not in the vocabulary {vocabulary}", "It has: {words}."),
            basis: [.law("FORM577", "")],
            check: .on(StatedWord.kinds, unknownWords)
        ),
    ]

    /// The last of all: takes whatever field no other rule took.
    static let malformed = Rule(
        "LD-FMT-004",
        .form,
        zh: ("填写的内容无效: {text}{hint}", "照括号里的写法填写；没有括号时见该命令的 --help"),
        en: (
            "The value is not valid: {text}{hint}",
            "Write it like what stands in brackets; without any, see the command's --help."
        ),
        basis: [.format("Schemas/events/")],
        field: { _ in true }
    )

    @Sendable private static func unknownWords(_ context: RuleContext) -> [Fault] {
        let vocabularies = context.regulation.vocabularies
        return StatedWord.all(in: context.event).compactMap { stated in
            guard vocabularies.title(stated.word, in: stated.vocabulary) == nil else { return nil }
            let words = vocabularies.words(of: stated.vocabulary)
            // A regulation of before has no words for scales.
            guard !words.isEmpty else { return nil }
            return Fault(
                stated.path,
                [
                    "word": stated.word.description, "vocabulary": stated.vocabulary,
                    "words": words.map(\.description).joined(separator: ", "),
                ]
            )
        }
    }
}

extension FieldContext {
    /// Whether it is a field of the form of a manifest.
    fileprivate var isOfForm: Bool { [.manifestIssued, .manifestAmended].contains(kind) }
}
