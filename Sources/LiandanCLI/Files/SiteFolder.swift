import Foundation
import LedgerLog

/// A static site on disk.
struct SiteFolder {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    /// The state it shows; nil if it is new.
    ///
    /// - Throws: if there is one that cannot be read.
    func checkpoint() throws -> Checkpoint? {
        let file = path + "/checkpoint"
        guard FileAccess.exists(file) else { return nil }
        let text = String(decoding: try FileAccess.read(file), as: UTF8.self)
        guard let checkpoint = Checkpoint(text) else {
            throw CommandError(.refused, "\(file) 不是检查点", "\(file) is no checkpoint")
        }
        return checkpoint
    }

    /// Writes a file whole or not at all, with the folders above it.
    func write(_ bytes: [UInt8], to name: String) throws(LogError) {
        let url = URL(filePath: "\(path)/\(name)")
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(bytes).write(to: url, options: .atomic)
        } catch {
            throw LogError(.unreachable, "\(url.path) cannot be written")
        }
    }
}
