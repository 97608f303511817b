import ArgumentParser
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan

/// Looks at trust files.
struct TrustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust",
        abstract: say(
            "查看、核对信任文件，写入见证策略、时间戳机构和账本的新密钥",
            "Look at and check trust files, give them a policy, timestamp authorities, the ledger's newer key"
        ),
        subcommands: [
            Show.self, Check.self, Policy.self, Authority.self, TrustAcceptCommand.self,
        ]
    )

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("显示信任文件或账本的身份", "Show the identity in a trust file or a ledger")
        )

        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try ReadingDesk(common)
            let trust = try desk.trustIfAny() ?? TrustFile(desk.ledger().description)
            try common.printer.show(trust)
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("核对账本是否就是信任文件所指的", "Check that a ledger is the one of a trust file")
        )

        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try ReadingDesk(common)
            let trust = try desk.trust()
            let isSame = try desk.ledger().description == trust.description
            let json: JSONObject = [
                "genesis": trust.description.genesis, "matches": isSame, "v": 1,
            ]
            common.printer.show(
                json,
                isSame
                    ? Terminal.green(say("相符", "it is"))
                    : Terminal.red(say("不符: 这是另一个账本", "it is not: this is another ledger"))
            )
            if !isSame { throw Ended(status: .refused) }
        }
    }

    struct Policy: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "把见证策略写进信任文件: 谁的联署算数，要多少",
                "Put a witness policy into a trust file: whose cosignatures count, and how many it takes"
            ),
            discussion: say(
                "策略文件为 C2SP tlog-policy: log、witness、group、quorum 各行；SM2 密钥用 witness-sm2 行。",
                "The policy is a C2SP tlog-policy: lines log, witness, group, quorum; SM2 keys stand in witness-sm2 lines."
            )
        )

        @Argument(help: ArgumentHelp(say("策略文件", "The policy's file"), valueName: "policy"))
        var policy: String

        @OptionGroup var writing: WritingOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let text = String(decoding: try FileAccess.read(policy), as: UTF8.self)
            try writing.renew(common) { old in
                try TrustFile(
                    old.ledger,
                    policy: WitnessPolicy(text),
                    timestampAuthorities: old.timestampAuthorities
                )
            }
        }
    }

    struct Authority: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "把时间戳机构的根证书写进信任文件",
                "Put root certificates of timestamp authorities into a trust file"
            )
        )

        @Argument(help: ArgumentHelp(say("证书文件（PEM 或 DER），可多个", "Certificate files, PEM or DER")))
        var certificates: [String]

        @OptionGroup var writing: WritingOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let named = try certificates.flatMap(CertificateFile.read)
            try writing.renew(common) { old in
                let added = named.filter { !old.timestampAuthorities.contains($0) }
                return try TrustFile(
                    old.ledger,
                    policy: old.policy,
                    timestampAuthorities: old.timestampAuthorities + added
                )
            }
        }
    }
}

extension WritingOptions {
    /// Writes a trust file made from the one at hand, or the ledger's, and shows it.
    func renew(
        _ common: CommonOptions,
        _ change: (TrustFile) throws -> TrustFile
    ) throws {
        guard let out else {
            throw CommandError(
                .usage,
                "没有指定新的信任文件: --out",
                "the new trust file is not named: --out"
            )
        }
        let desk = try ReadingDesk(common)
        let trust = try change(desk.trustIfAny() ?? TrustFile(desk.ledger().description))
        try FileAccess.write(DocumentFile.file(of: trust), to: out)
        try common.printer.show(trust)
    }
}

extension Output {
    /// Shows what a trust file makes a verifier believe.
    fileprivate func show(_ trust: TrustFile) throws {
        let description = trust.description
        let key = try trust.ledger.newestNoteKey()
        var json: JSONObject = [
            "genesis": description.genesis, "policy": trust.policy?.text, "v": 1,
            "timestampAuthorities": trust.timestampAuthorities.isEmpty
                ? nil : trust.timestampAuthorities.map { ByteText($0.der) },
            "verifierKey": key.description,
            "ledgerKeys": trust.ledger.successors.isEmpty ? nil : trust.ledger.successors,
        ]
        json["description"] = description.json
        show(
            json,
            TextTable(
                [say("账本身份", "identity"), description.genesis.description],
                [
                    [say("名称", "origin"), description.origin],
                    [say("算法", "suite"), description.suite.rawValue],
                    [say("检查点公钥", "verifier key"), key.description],
                    [say("主管部门", "authority"), description.authority],
                    [say("创建时间", "created"), LocalTime.text(description.createdAt)],
                ] + trust.ledger.successors.map(Self.row)
            ).text + (trust.policy.map { say("\n见证策略:\n", "\nwitness policy:\n") + $0.text } ?? "")
        )
    }

    /// Since when a newer key signs, and who says so.
    private static func row(_ successor: LedgerSuccessor) -> [String] {
        let voucher =
            successor.old == nil
            ? say("原密钥已丢失，另行核实", "the old key was lost, made sure of otherwise")
            : say("原密钥签名", "signed by the old key")
        return [
            say("更换密钥", "rotated"),
            say(
                "自 \(successor.size) 条起（\(voucher)）",
                "from size \(successor.size) on (\(voucher))"
            ),
        ]
    }
}
