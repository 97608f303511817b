/// Values of single lines, written `1=248kg`.
enum LineValue {
    /// What is said of a line, if anything is.
    ///
    /// - Throws: a usage error for an option that is not `LINE=VALUE`.
    static func of(_ line: String, in options: [String]) throws -> String? {
        for option in options {
            let sides = option.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else {
                throw CommandError(
                    .usage,
                    "\"\(option)\" 应为 行号=值",
                    "\"\(option)\" should be LINE=VALUE"
                )
            }
            if sides[0] == line { return sides[1] }
        }
        return nil
    }
}
