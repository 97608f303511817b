/// Item codes on the command line: plain, in a file as `@file`, or from a pipe as `-`.
enum CodeList {
    static func expand(_ arguments: [String]) throws -> [String] {
        try arguments.flatMap { argument -> [String] in
            if argument == "-" { return try lines(of: "-") }
            if argument.hasPrefix("@") { return try lines(of: String(argument.dropFirst())) }
            return [argument.asCode]
        }
    }

    private static func lines(of path: String) throws -> [String] {
        String(decoding: try FileAccess.read(path), as: UTF8.self)
            .split(whereSeparator: \.isNewline).map { String($0).asCode }.filter { !$0.isEmpty }
    }
}
