import CanonicalJSON
import Foundation
import LedgerLog

/// The receipts a party keeps: its own proof of what was accepted.
struct ReceiptFolder {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Files a checked receipt under its submission's id and returns where.
    @discardableResult
    func keep(_ receipt: Receipt, _ checkpoint: Checkpoint) throws -> String {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let file = "\(path)/\(receipt.entry.header.id).receipt"
        try FileAccess.write(DocumentFile.file(of: receipt), to: file)
        if newestHead(of: checkpoint.origin).map({ $0.size < checkpoint.head.size }) ?? true {
            try FileAccess.write(Array(checkpoint.description.utf8), to: newest)
        }
        return file
    }

    /// The newest checkpoint any kept receipt has shown.
    func newestHead(of origin: String) -> TreeHead? {
        guard FileAccess.exists(newest), let bytes = try? FileAccess.read(newest),
            let checkpoint = Checkpoint(String(decoding: bytes, as: UTF8.self)),
            checkpoint.origin == origin
        else { return nil }
        return checkpoint.head
    }

    private var newest: String { path + "/checkpoint" }
}
