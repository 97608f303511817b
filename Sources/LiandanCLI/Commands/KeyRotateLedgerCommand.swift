import ArgumentParser
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import WasteDomain

/// Makes a new key for the ledger itself and puts it in the place of the old one 更换账本密钥.
struct KeyRotateLedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate-ledger",
        abstract: say(
            "更换账本（运营者）的密钥: 由主管部门陈述，原密钥签名",
            "Rotate the key of the ledger itself: stated by the authority, signed by the old key"
        ),
        discussion: say(
            """
            在运营者密钥所在处执行，--as 是主管部门的密钥。新密钥从这条记录起签署检查点，原密钥从此不再能签。原密钥丢失时加 --lost: \
            别人只能由主管部门公布的新信任文件得知。密钥文件已存在时用它，不新建。
            """,
            """
            Run it where the operator's key is; --as is the authority's. The new key signs the checkpoints from this entry \
            on, and the old one no more. With --lost the old key does not sign: others learn of the new one only \
            from the trust file the authority gives out. A key file that exists is used, not made.
            """
        )
    )

    @Option(
        help: ArgumentHelp(
            say("新密钥文件；默认在账本旁", "The new key's file; beside the ledger by default"),
            valueName: "file"
        )
    )
    var newKey: String?

    @Flag(help: ArgumentHelp(say("原密钥已丢失", "The old key is lost")))
    var lost = false

    @Flag(help: ArgumentHelp(say("用口令保护新密钥文件", "Protect the new key file with a passphrase")))
    var passphrase = false

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let path = try newKey ?? desk.besideLedger(".operator.new.key")
        let old = lost ? nil : try KeyFile(desk.operatorKeyPath())
        let new = try key(path, desk.description.suite.ledgerAlgorithm)
        let (spki, genesis) = (new.verifyingKey.spki, desk.description.genesis)
        let members: JSONObject = [
            "key": ByteText(spki),
            "old": try old.map {
                ByteText(try LedgerKeyProof.make(by: $0.key, for: spki, in: genesis))
            },
            "proof": ByteText(try LedgerKeyProof.make(by: new, for: spki, in: genesis)),
        ]
        desk.succession = Succession(old: old?.key, new: new)
        try desk.state([StatementDraft(.ledgerKeyRotated, members)])
        if common.output == .text { Terminal.print(next(path, desk)) }
    }

    private func key(_ path: String, _ algorithm: SignatureAlgorithm) throws -> SigningKey {
        if FileAccess.exists(path) { return try KeyFile(path).key }
        let key = try SigningKey.generate(algorithm)
        let secret = passphrase ? try Passphrase.choose() : nil
        try KeyFile.write(key, of: nil, to: path, passphrase: secret)
        return key
    }

    private func next(_ path: String, _ desk: Desk) -> String {
        if desk.isOffline {
            return say(
                "下一步: 运营者用新密钥记录: liandan submit 文件 --operator-key \(path)",
                "next: the operator records it with the new key: liandan submit FILE --operator-key \(path)"
            )
        }
        let accept = "liandan trust accept --ledger … --trust … --out …" + (lost ? " --lost" : "")
        return say(
            """
            新密钥 \(path)（不要给任何人）
            下一步:
              1. 把它放到运营者密钥的位置（或用 --operator-key 指定）；原密钥不再能签，可以销毁
              2. \(accept) 写出新的信任文件，由主管部门公布
              3. 见证人用新的信任文件再执行 witness add
            """,
            """
            new key \(path) (give it to nobody)
            next:
              1. put it in the place of the operator's key, or name it with --operator-key; the old one signs no more
              2. \(accept) writes the new trust file, for the authority to publish
              3. the witnesses run witness add again, with the new trust file
            """
        )
    }
}

/// The key that is about to sign, and the one before it, if it is at hand.
struct Succession {
    let old: SigningKey?
    let new: SigningKey
}
