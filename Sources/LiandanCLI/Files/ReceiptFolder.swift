import CanonicalJSON
import Foundation
import LedgerLog

/// The receipts a party keeps: its own proof of what was accepted, and, beside each, that a newer
/// checkpoint still contains it.
struct ReceiptFolder {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    /// The one that was named, or that beside the key, or `receipts`.
    init(_ named: String?, _ configuration: Configuration) {
        let beside = configuration.key.map { FileAccess.beside($0, "receipts") }
        self.init(named ?? beside ?? "receipts")
    }

    /// Files a checked receipt under its submission's id and returns where.
    ///
    /// - Throws: `refused` if the newest checkpoint kept has the same size and another root.
    @discardableResult
    func keep(_ receipt: Receipt, _ checkpoint: Checkpoint) throws -> String {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let file = "\(path)/\(receipt.entry.header.id).receipt"
        try FileAccess.write(DocumentFile.file(of: receipt), to: file)
        try keep(checkpoint)
        return file
    }

    /// Keeps a checked checkpoint if it is newer than the one kept.
    func keep(_ checkpoint: Checkpoint) throws {
        if let kept = newestCheckpoint(of: checkpoint.origin) {
            if kept.head.size == checkpoint.head.size, kept.head != checkpoint.head {
                throw CommandError(
                    .refused,
                    "账本对 \(kept.head.size) 条记录签署了两份不同的历史: 请保存 \(newest) 和这份文件",
                    "the ledger has signed two histories of \(kept.head.size) entries: keep \(newest) and this file"
                )
            }
            if kept.head.size >= checkpoint.head.size { return }
        }
        try FileAccess.write(Array(checkpoint.description.utf8), to: newest)
    }

    /// The newest checkpoint any kept receipt has shown, or a check has proven.
    func newestCheckpoint(of origin: String) -> Checkpoint? {
        guard FileAccess.exists(newest), let bytes = try? FileAccess.read(newest),
            let checkpoint = Checkpoint(String(decoding: bytes, as: UTF8.self)),
            checkpoint.origin == origin
        else { return nil }
        return checkpoint
    }

    /// Its size and root.
    func newestHead(of origin: String) -> TreeHead? { newestCheckpoint(of: origin)?.head }

    /// The files of all receipts, in the order of their entries; what cannot be read comes last.
    func receipts() throws -> [String] {
        guard FileAccess.exists(path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path)
            .filter { $0.hasSuffix(".receipt") }.sorted()
            .map { name in
                let file = "\(path)/\(name)"
                let receipt = try? Receipt.read(file: FileAccess.read(file))
                return (file: file, seq: receipt?.entry.seq ?? .max)
            }
            .sorted { ($0.seq, $0.file) < ($1.seq, $1.file) }.map(\.file)
    }

    /// The proof that a newer checkpoint contains what a receipt shows, if one was kept beside it.
    static func proof(beside file: String) -> ConsistencyProof? {
        let path = proofPath(file)
        guard FileAccess.exists(path), let bytes = try? FileAccess.read(path) else { return nil }
        return try? ConsistencyProof.read(file: bytes)
    }

    /// Keeps such a proof.
    static func keep(_ proof: ConsistencyProof, beside file: String) throws {
        try FileAccess.write(DocumentFile.file(of: proof), to: proofPath(file))
    }

    private static func proofPath(_ file: String) -> String {
        (file.hasSuffix(".receipt") ? String(file.dropLast(8)) : file) + ".consistency"
    }

    private var newest: String { path + "/checkpoint" }
}
