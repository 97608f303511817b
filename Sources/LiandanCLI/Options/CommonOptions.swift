import ArgumentParser
import Liandan

/// What every command understands.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("账本文件", "The ledger's file"),
            valueName: "location"
        )
    )
    var ledger: String?

    @Option(
        help: ArgumentHelp(
            say("信任文件", "The trust file"),
            valueName: "file"
        )
    )
    var trust: String?

    @Option(help: ArgumentHelp(say("语言", "Language")))
    var lang: Language?

    @Option(help: ArgumentHelp(say("输出: text 或 json", "Output: text or json")))
    var output: OutputFormat = .text

    var printer: Output { Output(format: output) }
}

/// What a command understands that signs a statement.
struct SigningOptions: ParsableArguments {
    @OptionGroup var keys: KeyOptions
    @OptionGroup var writing: WritingOptions

    @Option(
        help: ArgumentHelp(
            say(
                "发生时间，如 \"2026-10-08 09:30\"（北京时间）；默认现在",
                "When it happened, such as \"2026-10-08 09:30\" (Beijing time); now by default"
            ),
            valueName: "time"
        )
    )
    var at: String?

    @OptionGroup var behalf: BehalfOptions
    @OptionGroup var paper: PaperOptions
    @OptionGroup var operating: OperatorOptions
}

/// What a command understands that signs anything.
struct KeyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("签名用的密钥文件", "The key file to sign with"),
            valueName: "key"
        )
    )
    var `as`: String?
}

/// What a command understands that can write its outcome into a file.
///
/// A group of its own, for the reason `OperatorOptions` gives.
struct WritingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "写入这个文件；陈述只签名，不提交，不需要账本",
                "Write this file; a statement is then signed only, and needs no ledger"
            ),
            valueName: "file"
        )
    )
    var out: String?
}

/// What a command understands whose content may come from a file.
struct InputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "从文件读内容: .csv 表格或 JSON；- 为标准输入",
                "Read the content from a file: a .csv table, or JSON; - is standard input"
            ),
            valueName: "file"
        )
    )
    var file: String?
}

/// What a command understands that says what somebody did with his own hands.
struct HandlingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "经办人姓名；另外保存、可以删除，永久的记录里看不到，只能用来核对",
                "Who did it; the name is kept apart and can be erased: the permanent record does not "
                    + "show it, a name can only be checked against it"
            )
        )
    )
    var handler: String?
}

/// Who carried packages into a store or out of it.
struct CarryingOptions: ParsableArguments {
    @Option(
        name: .customLong("carried-by"),
        help: ArgumentHelp(
            say(
                "运送部门经办人姓名，与 --handler 一样封存",
                "Who carried it there or away, sealed as --handler is"
            ),
            valueName: "name"
        )
    )
    var carrier: String?
}

/// What a command understands that appends.
///
/// The root command reads the same options and takes them away from a command behind it; the parser
/// gives them back by the type of their group, so each option is declared in one group only.
struct OperatorOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("账本运营者的密钥文件；默认在账本旁", "The operator's key file; beside the ledger by default"),
            valueName: "key"
        )
    )
    var operatorKey: String?

    /// The ledger that is named, with the operator's key unless it is only to be read.
    ///
    /// - Throws: a usage error if none is named; `notAllowed` if the key is not here.
    func ledger(_ common: CommonOptions, mayAppend: Bool = true) throws -> Ledger {
        let configuration = try Configuration()
        guard let path = common.ledger ?? configuration.ledger else {
            throw CommandError(.usage, "没有指定账本: --ledger", "no ledger is named: --ledger")
        }
        return try OperatorKey.open(
            LedgerLocation(path),
            operatorKey ?? configuration.operatorKey,
            RehearsalClock.current(),
            mayAppend: mayAppend
        )
    }
}
