import CanonicalJSON
import LedgerLog

/// Trust files on disk.
enum TrustStore {
    static func read(_ path: String) throws -> TrustFile {
        let bytes = DocumentFile.document(in: try FileAccess.read(path))
        do {
            return try TrustFile.read(bytes, limits: .document)
        } catch {
            throw CommandError(
                .refused,
                "\(path) 不是有效的信任文件: \(error)",
                "\(path) is no valid trust file: \(error)"
            )
        }
    }
}
