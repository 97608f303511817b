import Labels
import WasteDomain

/// Item codes on the command line: plain, in a file as `@file`, or from a pipe as `-`.
enum CodeList {
    static func expand(_ arguments: [String]) throws -> [String] {
        try arguments.flatMap { argument -> [String] in
            if argument == "-" { return try lines(of: "-") }
            if argument.hasPrefix("@") { return try lines(of: String(argument.dropFirst())) }
            return [argument.asCode]
        }
    }

    /// Each code once, however often it was scanned.
    ///
    /// - Parameters:
    ///   - arguments: As on the command line.
    ///   - count: How many there must be at least.
    /// - Returns: The codes, in order.
    /// - Throws: a usage error if there are fewer.
    static func distinct(_ arguments: [String], atLeast count: Int = 0) throws -> [String] {
        var seen: Set<String> = []
        let codes = try expand(arguments).filter { seen.insert($0).inserted }
        guard codes.count >= count else {
            throw CommandError(
                .usage,
                "至少要写 \(count) 个物品编码，只有 \(codes.count) 个",
                "name at least \(count) item code\(count == 1 ? "" : "s"); here are \(codes.count)"
            )
        }
        return codes
    }

    private static func lines(of path: String) throws -> [String] {
        String(decoding: try FileAccess.read(path), as: UTF8.self)
            .split(whereSeparator: \.isNewline).map { code(in: String($0)) }.filter { !$0.isEmpty }
    }

    /// The code in a line as a scanner sends it, or what stands there if it is none.
    private static func code(in line: String) -> String {
        let text = line.asCode
        // A code with its weight is kept whole.
        if text.dropFirst(37).first == "=" { return text }
        guard case .item(let label) = ScannedCode(line, CodeReader.elements(nil)) else {
            return text
        }
        return label.code.description
    }
}
