import ArgumentParser
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import Witnessing

/// Timestamps of an authority on the ledger's checkpoints 时间戳.
struct CheckpointTimestampCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timestamp",
        abstract: say(
            "请时间戳机构证明检查点存在的时间（RFC 3161）",
            "Have a timestamp authority say when a checkpoint existed (RFC 3161)"
        ),
        subcommands: [Request.self, Attach.self]
    )

    struct Request: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "写出时间戳请求 .tsq；或用 --url 直接询问并保存",
                "Write the request, a .tsq file; or ask at once with --url and keep the answer"
            )
        )

        @Option(help: ArgumentHelp(say("时间戳机构的网址", "URL of the timestamp authority")))
        var url: String?

        @OptionGroup var stamping: TimestampOptions
        @OptionGroup var operating: OperatorOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let ledger = try operating.ledger(common, mayAppend: url != nil)
            let checkpoint = try ledger.checkpoint(of: stamping.size)
            let request = try TimestampRequest(
                for: Array(checkpoint.note.text.utf8),
                ledger.description.suite.hash
            )
            if let out = writing.out { try FileAccess.write(request.der, to: out) }
            guard let url else {
                try show(request, of: checkpoint)
                return
            }
            let answer = try HTTPClient.post(request.der, "application/timestamp-query", to: url)
            guard answer.status == 200 else {
                throw LogError(.unreachable, "\(url) answers with status \(answer.status)")
            }
            let token = try TimestampToken(answer.body)
            guard token.nonce == request.nonce else {
                throw CommandError(
                    .refused,
                    "\(url) 的回答不是对这个请求的",
                    "the answer of \(url) is not to this request"
                )
            }
            try stamping.attach(token, to: checkpoint, of: ledger, common)
        }

        private func show(_ request: TimestampRequest, of checkpoint: Checkpoint) throws {
            guard let out = writing.out else {
                throw CommandError(
                    .usage,
                    "写到哪里: --out 文件.tsq，或用 --url 询问",
                    "where to: --out FILE.tsq, or ask with --url"
                )
            }
            let json: JSONObject = ["file": out, "size": checkpoint.head.size, "v": 1]
            common.printer.show(
                json,
                say(
                    "请求 \(out)（大小 \(checkpoint.head.size)）；交给时间戳机构，用 attach 收回",
                    "request \(out), of size \(checkpoint.head.size): take it to an authority, and its answer to attach"
                )
            )
        }
    }

    struct Attach: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "核对并保存时间戳机构的回答 .tsr",
                "Check and keep an authority's answer, a .tsr file"
            )
        )

        @Argument(
            help: ArgumentHelp(say("回答或其中的令牌", "The answer, or the token in it"), valueName: "file")
        )
        var file: String

        @OptionGroup var stamping: TimestampOptions
        @OptionGroup var operating: OperatorOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let token = try TimestampToken(FileAccess.read(file))
            let ledger = try operating.ledger(common)
            let checkpoint = try ledger.checkpoint(of: stamping.size)
            try stamping.attach(token, to: checkpoint, of: ledger, common)
        }
    }
}

/// What every command about timestamps understands.
struct TimestampOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(say("检查点的大小；默认最新的", "Size of the checkpoint; the newest by default"))
    )
    var size: UInt64?

    @OptionGroup var authorities: AuthorityOptions

    /// Checks a token against a checkpoint and the authorities that are believed, and keeps it.
    func attach(
        _ token: TimestampToken,
        to checkpoint: Checkpoint,
        of ledger: Ledger,
        _ common: CommonOptions
    ) throws {
        let size = checkpoint.head.size
        guard token.isOf(Array(checkpoint.note.text.utf8)) else {
            throw CommandError(
                .refused,
                "时间戳不是大小 \(size) 的检查点的；是另一个大小的就用 --size 指明",
                "the timestamp is not of the checkpoint of size \(size); name another with --size"
            )
        }
        let anchors = try authorities.certificates(ReadingDesk(common).trustIfAny())
        let text = Array(checkpoint.note.text.utf8)
        let remark = try remark(on: token.standing(over: text, believing: anchors), anchors)
        try ledger.attach(timestamp: token.der, to: size)
        let json: JSONObject = [
            "chain": remark == nil ? "trusted" : "unchecked", "size": size, "time": token.time,
            "v": 1,
        ]
        let time = LocalTime.text(token.time)
        common.printer.show(
            json,
            say(
                "大小 \(size) 的检查点在 \(time) 已存在",
                "the checkpoint of size \(size) existed at \(time)"
            ) + "\n" + (remark ?? StampText.unasked)
        )
    }

    /// What of a token that may be kept was not checked; nil if it is believed.
    private func remark(
        on standing: TimestampToken.Standing,
        _ anchors: [Certificate]
    ) throws -> String? {
        switch standing {
        case .believed: return nil
        case .unchecked: return StampText.unchecked(1)
        case .stranger where anchors.isEmpty:
            return say(
                "没有指定信任的时间戳机构（--tsa-ca），只核对了签名",
                "no authority to believe was named (--tsa-ca): only the signature was checked"
            )
        case .stranger(let fault):
            throw CommandError(
                .refused,
                "时间戳机构不在信任之列: \(StampText.reason(fault))",
                "the authority is not one that is believed: \(StampText.reason(fault))"
            )
        }
    }
}

/// Which timestamp authorities are believed, beside those of the trust file.
struct AuthorityOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "信任的时间戳机构的根证书（PEM 或 DER）；可多次",
                "Root certificate of a timestamp authority to believe, PEM or DER; repeatable"
            ),
            valueName: "file"
        )
    )
    var tsaCa: [String] = []

    func certificates(_ trust: TrustFile?) throws -> [Certificate] {
        try (trust?.timestampAuthorities ?? []) + tsaCa.flatMap(CertificateFile.read)
    }
}

/// Certificates on disk.
enum CertificateFile {
    static func read(_ path: String) throws -> [Certificate] {
        let found = Certificate.all(in: try FileAccess.read(path))
        guard !found.isEmpty else {
            throw CommandError(.refused, "\(path) 中没有证书", "there is no certificate in \(path)")
        }
        return found
    }
}
