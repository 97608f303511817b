import ArgumentParser
import CanonicalJSON
import LedgerLog
import Witnessing

/// Cosigns what was brought in a file.
struct WitnessSignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: say(
            "联署文件中的检查点（不经网络）",
            "Cosign a checkpoint from a file, without a network"
        ),
        discussion: say(
            "账本运营者用 checkpoint cosign --out 写出请求，用 checkpoint cosign --add 收回联署。",
            "The ledger's operator writes the request with checkpoint cosign --out, and takes the answer with --add."
        )
    )

    @OptionGroup var files: WitnessOptions

    @Argument(
        help: ArgumentHelp(
            say("请求文件，或检查点", "The request's file, or a checkpoint"),
            valueName: "file"
        )
    )
    var file: String

    @Option(
        help: ArgumentHelp(
            say(
                "检查点的一致性证明: \"old N\" 和各行哈希",
                "The proof for a checkpoint: \"old N\" and a hash on each line"
            )
        )
    )
    var proof: String?

    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let request = try request()
        let witness = try files.witness()
        switch try witness.answer(request) {
        case .cosigned(let cosignature, let checkpoint):
            let note = checkpoint.description
            if let out = writing.out { try FileAccess.write(Array(note.utf8), to: out) }
            let json: JSONObject = [
                "note": note, "origin": checkpoint.origin, "root": checkpoint.head.root,
                "size": checkpoint.head.size, "time": cosignature.timestamp, "v": 1,
            ]
            common.printer.show(json, String(note.dropLast()))
        case .oldAboveNew:
            throw CommandError(.refused, "旧的大小比检查点还大", "the old size is above the checkpoint's")
        case .unknownLog:
            let origin = request.checkpoint.origin
            throw CommandError(
                .notFound,
                "没有见证 \(origin): 先用 witness add",
                "\(origin) is not witnessed here: witness add comes first"
            )
        case .unsigned:
            throw CommandError(
                .refused,
                "检查点没有账本的有效签名",
                "the checkpoint has no valid signature of its ledger"
            )
        case .conflict(let size):
            throw CommandError(
                .refused,
                "最后联署的大小是 \(size): 请用 checkpoint cosign --out --since \(size) 重写请求",
                "size \(size) was cosigned last: have the request made with checkpoint cosign --out --since \(size)"
            )
        case .unproven:
            throw CommandError(
                .refused,
                "与以前联署的历史接不上，不联署: 证明有误，或账本分叉",
                "it does not follow what was cosigned before and is not cosigned: the proof is wrong, or the ledger has forked"
            )
        }
    }

    private func request() throws -> CosignRequest {
        var text = String(decoding: try FileAccess.read(file), as: UTF8.self)
        if let proof {
            text = String(decoding: try FileAccess.read(proof), as: UTF8.self) + "\n" + text
        } else if !text.hasPrefix("old ") {
            text = "old 0\n\n" + text
        }
        guard let request = CosignRequest(text) else {
            throw CommandError(
                .refused,
                "\(file) 不是联署请求或检查点",
                "\(file) is neither a request nor a checkpoint"
            )
        }
        return request
    }
}
