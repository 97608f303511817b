import Foundation
import WasteDomain

/// A folder for ledgers nobody keeps; it goes when nobody holds it any more.
final class ScratchFolder: Sendable {
    private let path: String

    init() throws(ConformanceError) {
        path = NSTemporaryDirectory() + "liandan-conform-" + UUID().uuidString
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true
            )
        } catch {
            throw ConformanceError(.stopped, error)
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// A path in it that nothing has.
    func newFile() -> String { "\(path)/\(UUID().uuidString).ldg" }

    /// Removes a ledger of it.
    func remove(_ path: String) {
        for file in [path, path + "-wal", path + "-shm"] {
            try? FileManager.default.removeItem(atPath: file)
        }
    }
}
