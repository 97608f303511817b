import CanonicalJSON
import Foundation
import LedgerLog

/// What was scanned so far, on disk before anybody is told (`Schemas/scan.md`).
final class Session<Content: SessionContent> {
    typealias Line = SessionRecord<Content.Step>

    let purpose: ScanPurpose
    /// The submission it ends in, chosen when it began, so that it is recorded once at most.
    let id: UniqueID
    private(set) var content = Content()
    /// What was signed, until it is refused.
    private(set) var submission: Submission?
    /// Whether it holds something of an earlier run.
    private(set) var isResumed = false
    private let file: SessionFile

    var path: String { file.path }

    /// Begins a session, or goes on with one.
    ///
    /// - Parameters:
    ///   - path: Its file.
    ///   - purpose: What it is for.
    ///   - options: Whether an open one is gone on with, or given up.
    ///   - now: When it begins.
    ///   - newID: Makes the id of its submission.
    /// - Throws: a usage error if one is open and nothing is said of it, or one that was to be gone
    ///   on with is for something else or closed; `refused` if it is damaged.
    init(
        _ path: String,
        _ purpose: ScanPurpose,
        _ options: SessionOptions,
        at now: Timestamp,
        newID: () throws -> UniqueID
    ) throws {
        file = try SessionFile(path)
        self.purpose = purpose
        let lines = try Self.lines(of: file, mayBeDamaged: options.anew)
        let ending = lines.compactMap(\.ending).last
        guard case .head(let head)? = lines.first,
            !(ending?.isClosed ?? false) || options.resume, !options.anew
        else {
            if case .signed? = ending { throw Self.isSigned(path) }
            id = try Self.begin(file, purpose, at: now, newID())
            return
        }
        if case .closed(let how)? = ending { throw Self.isClosed(path, how, head) }
        try file.keep(lines.count)
        let same = purpose.members.members.allSatisfy { head[$0.name] == $0.value }
        guard same, let id = head["submission"]?.string.flatMap({ UniqueID($0) }) else {
            throw Self.isOther(path)
        }
        self.id = id
        isResumed = true
        for line in lines.dropFirst() { apply(line) }
        guard options.resume || (content.count == 0 && submission == nil) else {
            throw Self.isOpen(path, content.count)
        }
    }

    /// Keeps a step, and takes it after that.
    func take(_ step: Content.Step) throws {
        try write(step.members)
        content.apply(step)
    }

    /// Keeps what was signed before it is sent.
    func sign(_ submission: Submission) throws {
        try file.add(submission.canonicalBytes)
        self.submission = submission
    }

    /// What was signed was refused; it can be mended and signed again under the same id.
    func reopen() throws {
        try write(["refused": true])
        submission = nil
    }

    /// Nothing follows.
    func close(_ how: SessionEnd) throws { try write(["closed": how.rawValue]) }
}

/// How a session ended.
enum SessionEnd: String {
    /// Recorded, or written into a file.
    case stated
    /// Nothing was to be stated.
    case checked
    case cancelled
}

extension Session {
    /// Whoever gives up what was signed could state it twice.
    private static func isSigned(_ path: String) -> CommandError {
        CommandError(
            .refused,
            "\(path) 的扫码已签名，可能已经提交: 用 --resume 查明，不能放弃",
            "the session in \(path) is signed and may be recorded: find out with --resume; it cannot be given up"
        )
    }

    private func apply(_ line: Line) {
        switch line {
        case .head, .closed: break
        case .step(let step): content.apply(step)
        case .signed(let submission): self.submission = submission
        case .refused: submission = nil
        }
    }

    /// The lines of a session; a last one that cannot be read was torn, and nobody was told of it.
    private static func lines(of file: SessionFile, mayBeDamaged: Bool) throws -> [Line] {
        let start = file.lines.first ?? file.torn
        let mark = Array("{\"ledger\":".utf8)
        guard start.starts(with: mark) || mark.starts(with: start) else {
            throw CommandError(
                .usage,
                "\(file.path) 不是扫码记录",
                "\(file.path) holds no session"
            )
        }
        var lines: [Line] = []
        for (index, bytes) in file.lines.enumerated() {
            if let line = Line(bytes) {
                lines.append(line)
            } else if index + 1 < file.lines.count, !mayBeDamaged {
                throw CommandError(
                    .refused,
                    "\(file.path) 第\(index + 1)行已损坏；另起扫码用 --anew",
                    "line \(index + 1) of \(file.path) is damaged; begin again with --anew"
                )
            }
        }
        return lines
    }

    private static func begin(
        _ file: SessionFile,
        _ purpose: ScanPurpose,
        at now: Timestamp,
        _ id: UniqueID
    ) throws -> UniqueID {
        try file.keep(0)
        let more: JSONObject = ["startedAt": now, "submission": id, "v": 1]
        try file.add(purpose.members.adding(more).canonicalBytes)
        return id
    }

    private func write(_ object: JSONObject) throws { try file.add(object.canonicalBytes) }

    private static func isOpen(_ path: String, _ count: Int) -> CommandError {
        CommandError(
            .usage,
            "\(path) 中有未完成的扫码，已有 \(count) 件: 继续用 --resume，放弃另起用 --anew",
            "\(path) holds an unfinished session with \(count) packages: go on with --resume, or give it up with --anew"
        )
    }

    private static func isClosed(_ path: String, _ how: String, _ head: JSONObject) -> CommandError
    {
        let id = head["submission"]?.string ?? "?"
        return how == SessionEnd.stated.rawValue
            ? CommandError(
                .refused,
                "\(path) 的扫码已经提交，编号 \(id)；不会重复提交",
                "the session in \(path) was stated already, as submission \(id); it is not stated twice"
            )
            : CommandError(
                .refused,
                "\(path) 的扫码已经结束；另起扫码不要写 --resume",
                "the session in \(path) has ended; leave --resume out to begin another"
            )
    }

    private static func isOther(_ path: String) -> CommandError {
        CommandError(
            .usage,
            "\(path) 中是另一次扫码，用途、联单或单位不同；放弃用 --anew，或用 --session 另指文件",
            "\(path) holds a session for something else: give it up with --anew, or name another file with --session"
        )
    }
}
