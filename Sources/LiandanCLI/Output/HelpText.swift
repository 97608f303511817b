/// The headings of the argument parser's own texts, in Chinese where that is spoken.
enum HelpText {
    private static let headings = [
        ("OVERVIEW: ", "概述: "), ("USAGE: ", "用法: "), ("Usage: ", "用法: "), ("ARGUMENTS:", "参数:"),
        ("OPTIONS:", "选项:"), ("SUBCOMMANDS:", "子命令:"), ("Error: ", "错误: "),
        ("Show help information.", "显示帮助"), ("Show the version.", "显示版本"),
        ("Show subcommand help information.", "显示子命令的帮助"),
        ("Missing expected argument", "缺少参数"), ("Unknown option", "未知选项"),
        ("Unexpected argument", "多余的参数"), ("Missing value for", "缺少选项的值:"),
        ("for detailed help.", "查看详细帮助"), ("for more information.", "查看更多"),
        ("See '", "见 '"), ("(default: ", "(默认: "),
        ("(values: ", "(取值: "), ("; default: ", "; 默认: "), (" <subcommand>", " <子命令>"),
        (" <options>", " <选项>"), ("Please provide one of", "请写明其中之一:"),
        ("The value '", "值 '"), ("' is invalid for '", "' 不适用于 '"),
    ]

    static func translated(_ text: String) -> String {
        guard Language.current == .zh else { return text }
        return headings.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
