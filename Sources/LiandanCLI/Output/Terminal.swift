import Foundation

/// Standard output and standard error, and what may be shown there.
enum Terminal {
    /// Writes a line to standard output.
    static func print(_ text: String) {
        write(text, to: .standardOutput)
    }

    /// Writes bytes to standard output as they are.
    static func write(_ bytes: [UInt8]) {
        try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }

    /// Writes a line to standard error.
    static func complain(_ text: String) {
        write(text, to: .standardError)
    }

    private static func write(_ text: String, to handle: FileHandle) {
        // A reader that has gone, such as `head`, is no fault of ours.
        try? handle.write(contentsOf: Data((text + "\n").utf8))
    }

    static let hasColours: Bool = {
        let environment = ProcessInfo.processInfo.environment
        return isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR", default: ""].isEmpty
            && environment["TERM"] != "dumb"
    }()

    /// Sounds where people listen; nothing in a pipe.
    static let bell = isatty(STDOUT_FILENO) == 1 ? "\u{7}" : ""

    static let showsProgress = isatty(STDERR_FILENO) == 1

    /// Writes over the present line of standard error, if that is a terminal.
    static func progress(_ text: String) {
        guard showsProgress else { return }
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[2K\(text)".utf8))
    }

    static func red(_ text: String) -> String { coloured(text, 31) }

    static func green(_ text: String) -> String { coloured(text, 32) }

    static func yellow(_ text: String) -> String { coloured(text, 33) }

    private static func coloured(_ text: String, _ code: Int) -> String {
        hasColours ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
