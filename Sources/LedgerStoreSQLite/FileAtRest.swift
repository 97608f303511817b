import CSQLite
import Foundation

/// A ledger's file where nobody can write beside it: on a read-only disk, in an inspector's archive.
///
/// SQLite reads such a file only if it is promised that it will not change. The promise is checked
/// after each reading.
struct FileAtRest {
    private let path: String
    private let size: Int
    private let modified: Date

    /// Takes a file that no writer has left anything beside of.
    init?(_ path: String) {
        guard let (size, modified) = Self.state(of: path), Self.isAlone(path) else { return nil }
        self.path = path
        self.size = size
        self.modified = modified
    }

    /// The name SQLite takes for the promise.
    var name: String {
        URL(filePath: path).absoluteString + "?immutable=1"
    }

    /// Whether the file is still what it was.
    var isUnchanged: Bool {
        guard let now = Self.state(of: path) else { return false }
        return now.size == size && now.modified == modified && Self.isAlone(path)
    }

    /// Lets SQLite take such names; to be called before anything is opened.
    static func allowNames() { allowed }

    private static let allowed: Void = liandan_sqlite_allow_uris()

    private static func isAlone(_ path: String) -> Bool {
        (state(of: path + "-wal")?.size ?? 0) == 0
    }

    private static func state(of path: String) -> (size: Int, modified: Date)? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let size = attributes[.size] as? Int,
            let modified = attributes[.modificationDate] as? Date
        else { return nil }
        return (size, modified)
    }
}
