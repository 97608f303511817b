import Foundation

/// Files, with errors that name them.
enum FileAccess {
    /// What came in by a pipe, which can be read only once.
    private static let standardInput = [UInt8](FileHandle.standardInput.readDataToEndOfFile())

    /// The bytes of a file; `-` is standard input.
    static func read(_ path: String) throws -> [UInt8] {
        if path == "-" { return standardInput }
        guard FileManager.default.fileExists(atPath: path) else {
            throw CommandError(.notFound, "没有文件 \(path)", "there is no file \(path)")
        }
        do {
            return try [UInt8](Data(contentsOf: URL(filePath: path)))
        } catch {
            throw CommandError(.notAllowed, "无法读取 \(path)", "\(path) cannot be read")
        }
    }

    /// Whether a file is an SQLite database, by its first bytes.
    static func isDatabase(_ path: String) -> Bool {
        guard path != "-", let handle = FileHandle(forReadingAtPath: path) else { return false }
        return (try? handle.read(upToCount: 16)) == Data("SQLite format 3\0".utf8)
    }

    /// Writes a file whole or not at all.
    static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw CommandError(.notAllowed, "无法写入 \(path)", "\(path) cannot be written")
        }
    }

    /// Writes a new file that only its owner can read.
    static func writeSecret(_ bytes: [UInt8], to path: String) throws {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST
                ? CommandError(.refused, "\(path) 已存在，不覆盖", "\(path) exists already and is kept")
                : CommandError(.notAllowed, "无法写入 \(path)", "\(path) cannot be written")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data(bytes))
        try handle.synchronize()
    }

    /// Puts a file that only its owner can read in the place of another, whole or not at all.
    static func replaceSecret(_ bytes: [UInt8], at path: String) throws {
        let new = path + ".new"
        try? FileManager.default.removeItem(atPath: new)
        try writeSecret(bytes, to: new)
        guard unsafe rename(new, path) == 0 else {
            throw CommandError(.notAllowed, "无法写入 \(path)", "\(path) cannot be written")
        }
    }

    /// The path of something in the same folder as a file.
    static func beside(_ path: String, _ name: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return name }
        return path[...slash] + name
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
