import WasteDomain

/// What the log refuses, most of it before it looks at any event.
enum LogRules {
    static let all: [Rule] = [
        Rule(
            "LD-LOG-001",
            .log,
            zh: ("提交文件无法读取: {reason}", "请用本程序重新生成提交文件，不要手工修改"),
            en: (
                "The submission cannot be read: {reason}",
                "Make the file again; do not edit it by hand."
            ),
            basis: [.format("Schemas/submission.md 1-4")]
        ),
        Rule(
            "LD-LOG-002",
            .log,
            zh: ("提交超过大小限制: {reason}", "分成几次提交"),
            en: ("The submission is too large: {reason}", "Split it into several submissions."),
            basis: [.format("Schemas/submission.md 1.1, 1.3")]
        ),
        Rule(
            "LD-LOG-003",
            .log,
            zh: ("提交是给另一账本的: {reason}", "检查所用的信任文件是否属于本账本，重新生成提交"),
            en: (
                "The submission is meant for another ledger: {reason}",
                "Check that the trust file is this ledger's, and make the submission again."
            ),
            basis: [.format("Schemas/log.md 5.3")]
        ),
        Rule(
            "LD-LOG-004",
            .log,
            zh: ("签名无效: {reason}", "用本单位已登记的密钥重新签名提交"),
            en: (
                "The signature is not valid: {reason}",
                "Sign again with an enrolled key of the party."
            ),
            basis: [.format("Schemas/submission.md 3")]
        ),
        Rule(
            "LD-LOG-005",
            .log,
            zh: ("同一提交编号已用于另一份内容 (记录 {entry})", "换一个新的提交编号重新生成"),
            en: (
                "The submission id is already taken by another content (entry {entry})",
                "Make the submission again; it gets a new id."
            ),
            basis: [.format("Schemas/submission.md 2.3")]
        ),
        Rule(
            "LD-LOG-006",
            .log,
            zh: (
                "提交所附的检查点不是本账本的历史: {reason}",
                "立即保存该检查点并联系主管部门: 账本可能被改写，或者回执来自另一账本"
            ),
            en: (
                "The checkpoint the author has seen is no state of this log: {reason}",
                "Keep that checkpoint and call the authority: the log may have been rewritten."
            ),
            basis: [.format("Schemas/log.md 5.5")]
        ),
        Rule(
            "LD-LOG-007",
            .log,
            zh: ("封存的个人信息与其明文不符: {reason}", "用本程序重新生成提交文件"),
            en: (
                "Sealed fields and what opens them do not match: {reason}",
                "Make the submission again with this program."
            ),
            basis: [.format("Schemas/submission.md 5")]
        ),
        Rule(
            "LD-LOG-008",
            .log,
            zh: (
                "尚无现行法规数据，第一份提交必须是主管部门的 regulation.adopted",
                "先由主管部门启用法规数据 (liandan regulation adopt)"
            ),
            en: (
                "No regulation is in force: the first submission is the authority's adoption of one",
                "The authority adopts a regulation first (liandan regulation adopt)."
            ),
            basis: [.format("Schemas/log.md 6.2")]
        ),
        Rule(
            "LD-LOG-009",
            .log,
            zh: ("法规数据无法使用: {reason}", "更正表格后重新启用"),
            en: (
                "The regulation cannot be used: {reason}",
                "Correct the tables and adopt them again."
            ),
            basis: [.format("Schemas/log.md 6.1")],
            check: .on(RegulationAdopted.self) { _, context in
                let reason = "the tables cannot be read, or have another digest"
                return context.proofIsValid ? [] : [Fault("/tables", ["reason": reason])]
            }
        ),
    ]
}
