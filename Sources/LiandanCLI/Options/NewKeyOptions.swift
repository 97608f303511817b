import ArgumentParser
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import WasteDomain

/// What a command understands that makes a key for a party.
struct NewKeyOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("密钥文件；默认 <代码>.key", "Key file; <CODE>.key by default")))
    var key: String?

    @Option(
        help: ArgumentHelp(
            say("登记申请文件；默认 <代码>.request", "Request file; <CODE>.request by default")
        )
    )
    var request: String?

    @Option(
        help: ArgumentHelp(say("算法: ed25519, p256 或 sm2", "Algorithm: ed25519, p256 or sm2"))
    )
    var algorithm: String?

    @Option(
        help: ArgumentHelp(say("使用人姓名；登记时封存", "Who will use it; sealed when it is enrolled"))
    )
    var holder: String?

    @Flag(help: ArgumentHelp(say("用口令保护密钥文件", "Protect the key file with a passphrase")))
    var passphrase = false

    /// Makes the key and its request, says so, and returns the key's file.
    func make(
        for party: PartyID,
        _ description: LedgerDescription,
        replacing old: SigningKey? = nil,
        _ output: Output
    ) throws -> String {
        let suite = description.suite
        let chosen = algorithm.map(SignatureAlgorithm.init(rawValue:)) ?? suite.partyAlgorithms[0]
        guard let chosen, suite.partyAlgorithms.contains(chosen) else {
            let names = suite.partyAlgorithms.map(\.rawValue).joined(separator: ", ")
            throw CommandError(.usage, "本账本的算法: \(names)", "this ledger takes: \(names)")
        }
        let secret = passphrase ? try Passphrase.choose() : nil
        let made = try SigningKey.generate(chosen)
        let keyFile = key ?? "\(party)\(old == nil ? "" : ".new").key"
        try KeyFile.write(made, of: party, to: keyFile, passphrase: secret)
        let enrolment = try EnrolmentRequest(
            made,
            for: party.description,
            holder: holder,
            replacing: old.map { ($0, suite.hash.digest($0.verifyingKey.spki)) },
            in: description.genesis
        )
        let requestFile = request ?? "\(party).request"
        try FileAccess.write(DocumentFile.file(of: enrolment), to: requestFile)
        let id = suite.hash.digest(made.verifyingKey.spki)
        let json: JSONObject = [
            "algorithm": chosen.rawValue, "id": id, "key": keyFile, "party": party,
            "replaces": enrolment.replaces?.key, "request": requestFile, "v": 1,
        ]
        output.show(json, Self.text(keyFile, id, requestFile))
        return keyFile
    }

    private static func text(_ keyFile: String, _ id: Digest, _ requestFile: String) -> String {
        [
            say("密钥 \(keyFile)（不要给任何人）", "key \(keyFile) (give it to nobody)"),
            say("密钥编号 \(id)", "id \(id)"),
            say(
                "把 \(requestFile) 交给主管部门登记",
                "hand \(requestFile) to the authority to enrol"
            ),
        ].joined(separator: "\n")
    }
}
