import Foundation

/// A file of lines that is only ever added to, each line on disk before the next thing happens.
///
/// One process has it at a time.
final class SessionFile {
    let path: String
    /// The lines that were there and are kept, without what was torn by a crash.
    private(set) var lines: [[UInt8]]
    /// What stands after the last whole line.
    let torn: [UInt8]
    private let handle: FileHandle

    /// Opens a file, or makes one, and changes nothing yet.
    ///
    /// - Throws: `tryAgain` if another process has it.
    init(_ path: String) throws {
        self.path = path
        let folder = URL(filePath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_APPEND, 0o600)
        guard descriptor >= 0 else {
            throw CommandError(.notAllowed, "无法写入 \(path)", "\(path) cannot be written")
        }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw CommandError(
                .tryAgain,
                "另一个程序正在用 \(path) 扫码",
                "another program is scanning into \(path)"
            )
        }
        let bytes = [UInt8](try handle.readToEnd() ?? Data())
        let parts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        lines = parts.dropLast().map(Array.init)
        torn = parts.last.map(Array.init) ?? []
        try Self.settle(folder)
    }

    /// Adds a line; when this returns, it survives a crash.
    func add(_ line: [UInt8]) throws {
        try handle.write(contentsOf: Data(line + [UInt8(ascii: "\n")]))
        try handle.synchronize()
    }

    /// Cuts off what stands after the first lines.
    func keep(_ count: Int) throws {
        guard count < lines.count || !torn.isEmpty else { return }
        lines = Array(lines.prefix(count))
        try handle.truncate(atOffset: UInt64(lines.reduce(0) { $0 + $1.count + 1 }))
        try handle.synchronize()
    }

    /// Makes sure that a new file's name survives too.
    private static func settle(_ folder: URL) throws {
        let descriptor = unsafe open(folder.path, O_RDONLY)
        guard descriptor >= 0 else { return }
        try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).synchronize()
    }
}
