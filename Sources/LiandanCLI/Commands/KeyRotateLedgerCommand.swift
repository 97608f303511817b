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
            在运营者密钥所在处执行，--as 是主管部门的密钥。新密钥从这条记录起签署检查点，原密钥从此不再能签。主管部门的密钥在别处时: \
            运营者用 --request 写出申请，主管部门在自己的机器上执行 key rotate-ledger 申请 --out 文件，运营者用新密钥 submit。\
            原密钥丢失时加 --lost: 别人只能由主管部门公布的新信任文件得知。密钥文件已存在时用它，不新建。
            """,
            """
            Run it where the operator's key is; --as is the authority's. The new key signs the checkpoints from this entry \
            on, and the old one no more. Where the authority's key is elsewhere the operator writes a request \
            (--request), the authority runs key rotate-ledger REQUEST --out FILE on its own machine, and the operator \
            submits that with the new key. With --lost the old key does not sign: others learn of the new one only \
            from the trust file the authority gives out. A key file that exists is used, not made.
            """
        )
    )

    @Argument(
        help: ArgumentHelp(
            say("运营者写出的申请（主管部门）", "The operator's request, for the authority"),
            valueName: "request"
        )
    )
    var asked: String?

    @Option(
        help: ArgumentHelp(
            say("新密钥文件；默认在账本旁", "The new key's file; beside the ledger by default"),
            valueName: "file"
        )
    )
    var newKey: String?

    @Option(
        help: ArgumentHelp(
            say("只写出申请，交给主管部门", "Write a request only, for the authority"),
            valueName: "file"
        )
    )
    var request: String?

    @Flag(help: ArgumentHelp(say("原密钥已丢失", "The old key is lost")))
    var lost = false

    @Flag(help: ArgumentHelp(say("用口令保护新密钥文件", "Protect the new key file with a passphrase")))
    var passphrase = false

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        if let asked {
            try state(read(asked), nil)
            return
        }
        let configuration = try Configuration()
        let reading = try ReadingDesk(common)
        let description = try reading.trustIfAny()?.description ?? reading.ledger().description
        let location = (common.ledger ?? configuration.ledger).map(LedgerLocation.init)
        let path = try newKey ?? beside(location, OperatorKey.successorPath)
        let operatorKey = signing.operating.operatorKey ?? configuration.operatorKey
        let old =
            lost
            ? nil : try KeyFile(operatorKey ?? beside(location, OperatorKey.defaultPath)).key
        let new = try key(path, description.suite.ledgerAlgorithm)
        let made = try LedgerKeyRequest(for: new, after: old, in: description.genesis)
        if let request {
            try FileAccess.write(DocumentFile.file(of: made), to: request)
            show(request, path, description.suite.hash.digest(made.key.bytes))
        } else {
            try state(made, Succession(old: old, new: new))
            if common.output == .text { Terminal.print(next(path)) }
        }
    }

    private func state(_ request: LedgerKeyRequest, _ succession: Succession?) throws {
        let desk = try Desk(common, signing)
        guard request.ledger == desk.description.genesis else {
            throw CommandError(
                .refused,
                "申请是给另一账本的",
                "the request is meant for another ledger"
            )
        }
        desk.succession = succession
        let members: JSONObject = [
            "key": request.key, "old": request.old, "proof": request.proof,
        ]
        try desk.state([StatementDraft(.ledgerKeyRotated, members)])
    }

    private func read(_ path: String) throws -> LedgerKeyRequest {
        do {
            let bytes = DocumentFile.document(in: try FileAccess.read(path))
            return try LedgerKeyRequest.read(bytes, limits: .document)
        } catch let error as DocumentError {
            throw CommandError(
                .refused,
                "\(path) 不是更换账本密钥的申请: \(error)",
                "\(path) is no request to rotate a ledger's key: \(error)"
            )
        }
    }

    private func beside(
        _ location: LedgerLocation?,
        _ path: (LedgerLocation) -> String
    ) throws -> String {
        guard let location else {
            throw CommandError(.usage, "没有指定账本: --ledger", "no ledger is named: --ledger")
        }
        return path(location)
    }

    private func key(_ path: String, _ algorithm: SignatureAlgorithm) throws -> SigningKey {
        if FileAccess.exists(path) { return try KeyFile(path).key }
        let key = try SigningKey.generate(algorithm)
        let secret = passphrase ? try Passphrase.choose() : nil
        try KeyFile.write(key, of: nil, to: path, passphrase: secret)
        return key
    }

    private func show(_ request: String, _ path: String, _ id: Digest) {
        let json: JSONObject = ["id": id, "key": path, "request": request, "v": 1]
        common.printer.show(
            json,
            say(
                "新密钥 \(path)（不要给任何人）\n把 \(request) 交给主管部门: key rotate-ledger \(request) --out 文件；"
                    + "再 submit 文件 --operator-key \(path)",
                "new key \(path) (give it to nobody)\nhand \(request) to the authority, for key rotate-ledger "
                    + "\(request) --out FILE; then submit FILE --operator-key \(path)"
            )
        )
    }

    private func next(_ path: String) -> String {
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
