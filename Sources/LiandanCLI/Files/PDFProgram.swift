import CanonicalJSON
import Foundation
import Prints

/// The program `liandan-pdf` beside this one, which alone loads what PDF takes (`Schemas/print.md`).
enum PDFProgram {
    /// - Throws: `notFound` if the program or a font is missing.
    static func pdf(of pages: [PrintedPage]) throws -> [UInt8] {
        let this = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let program = this.deletingLastPathComponent().appending(path: "liandan-pdf")
        guard FileAccess.exists(program.path) else {
            throw CommandError(
                .notFound,
                "没有程序 \(program.path): 用 make install 安装，或打印为 html",
                "there is no program \(program.path): install it with make install, or print html"
            )
        }
        return try output(of: program, Data(pages.canonicalBytes))
    }

    private static func output(of program: URL, _ input: Data) throws -> [UInt8] {
        let (process, stdin, stdout, stderr) = (Process(), Pipe(), Pipe(), Pipe())
        process.executableURL = program
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        // A program that ends before it has read everything says why by its status.
        signal(SIGPIPE, SIG_IGN)
        try process.run()
        try? stdin.fileHandleForWriting.write(contentsOf: input)
        try? stdin.fileHandleForWriting.close()
        let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
        let reason = try stderr.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        switch process.terminationStatus {
        case 0: return [UInt8](output)
        case 3:
            throw CommandError(
                .notFound,
                "没有含汉字的字体: 请安装，如 apt install fonts-noto-cjk",
                "no font has the Chinese characters: install one, such as apt install fonts-noto-cjk"
            )
        default:
            let text = String(decoding: reason, as: UTF8.self)
            throw CommandError(.fault, "liandan-pdf: \(text)", "liandan-pdf: \(text)")
        }
    }
}
