import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import Witnessing

/// Has the newest checkpoint cosigned by the witnesses of the trust file.
struct CheckpointCosignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cosign",
        abstract: say(
            "请信任文件中的见证人联署最新的检查点，并保存联署",
            "Have the trust file's witnesses cosign the newest checkpoint, and keep what they sign"
        ),
        discussion: say(
            "有网址的见证人逐个询问；没有网址的用 --out 写出请求，用 --add 收回联署。",
            "Witnesses with a URL are asked one by one; for the others --out writes a request and --add takes the answer."
        )
    )

    @Option(help: ArgumentHelp(say("只问这个见证人；可多次", "Ask this witness only; repeatable")))
    var witness: [String] = []

    @Option(
        help: ArgumentHelp(
            say("收回见证人签好的文件；可多次", "Take a file that a witness has cosigned; repeatable"),
            valueName: "file"
        )
    )
    var add: [String] = []

    @Option(
        help: ArgumentHelp(
            say(
                "--out 的请求从这个大小起证明；默认为此见证人最后联署的",
                "Size the request of --out proves from; by default the last this witness cosigned"
            )
        )
    )
    var since: UInt64?

    @OptionGroup var operating: OperatorOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try CosignDesk(common, operating, only: witness)
        if let out = writing.out {
            try write(desk, to: out)
            return
        }
        let outcomes =
            try add.isEmpty ? desk.askAll() : add.flatMap { try desk.take(FileAccess.read($0), $0) }
        let newest = try desk.ledger.checkpoint()
        let isQuorum = try desk.isQuorum(newest)
        let json: JSONObject = [
            "quorum": isQuorum, "root": newest.head.root, "size": newest.head.size, "v": 1,
            "witnesses": outcomes,
        ]
        common.printer.show(json, Self.text(outcomes, newest, isQuorum))
        if let failed = outcomes.first(where: { $0.error != nil })?.error {
            throw Ended(status: ExitStatus(failed))
        }
    }

    private func write(_ desk: CosignDesk, to out: String) throws {
        guard desk.witnesses.count == 1 else {
            throw CommandError(
                .usage,
                "请求写给一个见证人: --witness 名称",
                "a request is for one witness: --witness NAME"
            )
        }
        let name = desk.witnesses[0].key.name
        let old = try since ?? desk.ledger.lastSize(cosignedBy: name) ?? 0
        let request = try desk.ledger.cosignRequest(since: old)
        try FileAccess.write(Array(request.description.utf8), to: out)
        let size = request.checkpoint.head.size
        let json: JSONObject = ["file": out, "since": old, "size": size, "v": 1]
        common.printer.show(
            json,
            say(
                "请求 \(out): 大小 \(size)，从 \(old) 起证明；请见证人执行 witness sign",
                "request \(out): size \(size), proven from \(old); have the witness run witness sign"
            )
        )
    }

    private static func text(
        _ outcomes: [CosignOutcome],
        _ newest: Checkpoint,
        _ isQuorum: Bool
    ) -> String {
        let rows = outcomes.map { outcome in
            [
                outcome.witness.description,
                outcome.error.map { Terminal.red($0.reason) }
                    ?? Terminal.green(say("已联署", "has cosigned")),
                outcome.size.map(String.init) ?? "",
                outcome.cosignature?.timestamp.map(LocalTime.text) ?? "",
            ]
        }
        let head = [
            say("见证人", "witness"), say("结果", "outcome"), say("大小", "size"), say("时间", "time"),
        ]
        let verdict =
            isQuorum
            ? say(
                "大小 \(newest.head.size) 的检查点已有足够的联署",
                "enough witnesses have cosigned size \(newest.head.size)"
            )
            : say(
                "大小 \(newest.head.size) 的检查点联署还不够",
                "not yet enough witnesses have cosigned size \(newest.head.size)"
            )
        return TextTable(head, rows).text + "\n" + verdict
    }
}

/// What one witness did.
struct CosignOutcome: CanonicalEncodable {
    let witness: WitnessPolicy.Name
    var size: UInt64?
    var cosignature: Cosignature?
    var error: LogError?

    var json: JSONValue {
        .object([
            "error": error?.code.rawValue, "message": error?.reason, "size": size,
            "status": error == nil ? "cosigned" : "failed", "time": cosignature?.timestamp,
            "witness": witness.description,
        ])
    }
}
