import Foundation

/// Lines of standard input, each as soon as it is there.
///
/// A line ends with CR, LF, both, or a tab, as scanners can be set to send.
struct LineSource {
    private var waiting: [UInt8] = []
    private var hasEnded = false

    /// What comes within a time.
    enum Arrival {
        case line(String), silence, end
    }

    /// Whether a person or a scanner types here, so that an end says nothing.
    static let isTerminal = isatty(STDIN_FILENO) == 1

    /// The next line, without its end; nil if there will be none.
    mutating func next() -> String? {
        while true {
            if let end = waiting.firstIndex(where: Self.isEnd) {
                let line = waiting[..<end]
                defer { waiting.removeFirst(end + 1) }
                return String(decoding: line, as: UTF8.self)
            }
            if hasEnded {
                defer { waiting = [] }
                return waiting.isEmpty ? nil : String(decoding: waiting, as: UTF8.self)
            }
            fill()
        }
    }

    /// The next line, if anything comes within some milliseconds; for ever if there is no limit.
    ///
    /// What came without an end before a silence is dropped.
    mutating func next(within limit: Int32?) -> Arrival {
        while let limit, !hasEnded, !waiting.contains(where: Self.isEnd) {
            var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            guard unsafe poll(&input, 1, limit) != 0 else {
                waiting = []
                return .silence
            }
            fill()
        }
        return next().map(Arrival.line) ?? .end
    }

    private static func isEnd(_ byte: UInt8) -> Bool {
        [UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "\t")].contains(byte)
    }

    /// Waits for what comes next.
    private mutating func fill() {
        var block = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe block.withUnsafeMutableBytes { buffer in
            while true {
                let count = unsafe read(STDIN_FILENO, buffer.baseAddress, buffer.count)
                if count >= 0 || errno != EINTR { return count }
            }
        }
        hasEnded = count <= 0
        waiting += block.prefix(max(0, count))
    }
}
