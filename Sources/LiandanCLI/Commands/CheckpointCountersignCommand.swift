import ArgumentParser
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan

/// An SM2 line on a checkpoint of a ledger that signs with Ed25519 国密加签.
struct CheckpointCountersignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "countersign",
        abstract: say(
            "用账本的 SM2 密钥给检查点加签",
            "Sign a checkpoint with an SM2 key of the ledger's, too"
        ),
        discussion: say(
            "sha256 账本的检查点由 Ed25519 签名；需要国密签名的，可加一行。核对者把打印的 log-sm2 行写进见证策略。",
            "The checkpoints of a sha256 ledger are signed with Ed25519; who needs SM2 adds a line. "
                + "Verifiers put the printed log-sm2 line into their witness policy."
        )
    )

    @Argument(help: ArgumentHelp(say("SM2 密钥文件", "File of the SM2 key"), valueName: "key"))
    var key: String

    @Flag(help: ArgumentHelp(say("先新建这个密钥", "Make the key first")))
    var create = false

    @Flag(help: ArgumentHelp(say("用口令保护新密钥", "Protect the new key with a passphrase")))
    var passphrase = false

    @Option(
        help: ArgumentHelp(say("检查点的大小；默认最新的", "Size of the checkpoint; the newest by default"))
    )
    var size: UInt64?

    @OptionGroup var operating: OperatorOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try operating.ledger(common)
        guard ledger.description.suite == .sha256 else {
            throw CommandError(
                .usage,
                "gm 账本自己的签名就是 SM2",
                "a gm ledger's own signature is SM2"
            )
        }
        if create { try make() }
        let signing = try KeyFile(key).key
        guard signing.verifyingKey.algorithm == .sm2 else {
            throw CommandError(.usage, "\(key) 不是 SM2 密钥", "\(key) is no SM2 key")
        }
        let checkpoint = try ledger.checkpoint(of: size)
        let line = try checkpoint.line(signedBy: signing)
        try ledger.attach([line], to: checkpoint.head.size)
        let name = NoteKey(name: checkpoint.origin, key: signing.verifyingKey)?.description
        let json: JSONObject = [
            "key": key, "root": checkpoint.head.root, "size": checkpoint.head.size, "v": 1,
            "verifierKey": name,
        ]
        common.printer.show(
            json,
            say(
                "大小 \(checkpoint.head.size) 的检查点已加签；供策略文件使用的一行:",
                "the checkpoint of size \(checkpoint.head.size) is signed with SM2, too; the line for a policy:"
            ) + "\nlog-sm2 \(name ?? "")"
        )
    }

    private func make() throws {
        guard !FileAccess.exists(key) else {
            throw CommandError(.refused, "\(key) 已存在，不覆盖", "\(key) exists already and is kept")
        }
        let secret = passphrase ? try Passphrase.choose() : nil
        try KeyFile.write(SigningKey.generate(.sm2), of: nil, to: key, passphrase: secret)
    }
}
