import ArgumentParser
import CanonicalJSON
import LedgerLog

/// The receipts kept, and up to which checkpoint each is proven.
struct ReceiptListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: say(
            "列出保存的回执，以及各证明到哪个检查点",
            "List the receipts kept, and up to which checkpoint each is proven"
        )
    )

    @OptionGroup var keeping: ReceiptOptions

    func run() throws {
        let trust = try keeping.trust()
        var rows: [[String]] = []
        var items: [JSONObject] = []
        var isSound = true
        for file in try keeping.receiptFolder().receipts() {
            do throws(LogError) {
                let kept = try KeptReceipt(file, trust.ledger)
                items.append(kept.json)
                rows.append(kept.row)
            } catch {
                isSound = false
                items.append([
                    "error": error.code.rawValue, "message": error.reason, "receipt": file,
                    "status": "refused",
                ])
                rows.append(["?", "", "", "", "", Terminal.red(error.reason), file])
            }
        }
        let head = [
            say("记录", "entry"), say("收录时间", "recorded"), say("事件", "events"),
            say("联单编号", "numbers"), say("检查点", "checkpoint"), say("证明到", "proven up to"),
            say("文件", "file"),
        ]
        let json: JSONObject = ["items": items, "v": 1]
        keeping.common.printer.show(
            json,
            rows.isEmpty ? say("没有回执", "there are no receipts") : TextTable(head, rows).text
        )
        if !isSound { throw Ended(status: .refused) }
    }
}

/// A receipt that holds, and the newer checkpoint that is proven to contain it.
struct KeptReceipt {
    let file: String
    let receipt: Receipt
    let checkpoint: Checkpoint
    /// The size of that newer checkpoint.
    let provenUpTo: UInt64?

    /// - Throws: if it does not hold, or cannot be read.
    init(_ file: String, _ ledger: LedgerIdentity) throws(LogError) {
        self.file = file
        guard let bytes = try? FileAccess.read(file) else {
            throw LogError(.notFound, "\(file) cannot be read")
        }
        receipt = try Receipt.read(file: bytes)
        checkpoint = try receipt.verify(ledger)
        provenUpTo = ReceiptFolder.proof(beside: file)
            .flatMap { [checkpoint] proof in
                let newer = try? proof.verify(ledger)
                return proof.old == checkpoint.head ? newer?.head.size : nil
            }
    }

    var json: JSONObject {
        [
            "actor": receipt.entry.header.actor, "entry": receipt.entry.seq,
            "events": receipt.entry.header.count, "id": receipt.entry.header.id,
            "numbers": receipt.numbers.isEmpty ? nil : receipt.numbers, "provenUpTo": provenUpTo,
            "receipt": file, "recordedAt": receipt.entry.recordedAt, "size": checkpoint.head.size,
            "status": "verified",
        ]
    }

    var row: [String] {
        [
            String(receipt.entry.seq), LocalTime.text(receipt.entry.recordedAt),
            String(receipt.entry.header.count), receipt.numbers.joined(separator: " "),
            String(checkpoint.head.size), provenUpTo.map(String.init) ?? "—", file,
        ]
    }
}
