import ArgumentParser
import Bundles
import LedgerLog
import Liandan

/// Writes a trust file that knows the ledger's newer key.
struct TrustAcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: say(
            "把账本更换后的密钥写进信任文件: 来自账本或证据包",
            "Put the ledger's newer key into a trust file: from the ledger, or an evidence bundle"
        ),
        discussion: say(
            "原密钥的签名由本命令核对。原密钥丢失、没有签名的，先用其他途径向主管部门核实，再加 --lost。",
            "The old key's signature is checked. Where it was lost and has not signed, make sure of it with the authority by "
                + "other means first, and add --lost."
        )
    )

    @Argument(
        help: ArgumentHelp(
            say("证据包；默认 --ledger 的账本", "An evidence bundle; the ledger of --ledger by default")
        )
    )
    var bundle: String?

    @Flag(
        help: ArgumentHelp(
            say(
                "我已另行核实: 原密钥丢失，新密钥是真的",
                "I made sure by other means: the old key is lost, the new one true"
            )
        )
    )
    var lost = false

    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try writing.renew(common) { old in
            let offered = try offered(to: old)
            let ledger = old.ledger.following(offered, evenLost: lost)
            if let strange = offered.first(where: { !ledger.knows($0) }) {
                throw CommandError(
                    .refused,
                    "自 \(strange.size) 条起的密钥没有信任文件所知的密钥签名: 先向主管部门核实，原密钥确已丢失的加 --lost",
                    "the key that signs from size \(strange.size) on is not signed by the key the trust file knows: make sure of "
                        + "it with the authority; if the old key was lost in truth, add --lost"
                )
            }
            return try TrustFile(
                ledger,
                policy: old.policy,
                timestampAuthorities: old.timestampAuthorities
            )
        }
    }

    private func offered(to trust: TrustFile) throws -> [LedgerSuccessor] {
        guard let file = bundle else {
            let ledger = try ReadingDesk(common).ledger()
            guard ledger.description == trust.description else {
                throw CommandError(
                    .refused,
                    "账本不是信任文件所指的账本",
                    "the ledger is not the one of the trust file"
                )
            }
            return try ledger.identity().successors
        }
        let read = try EvidenceBundle.read(file: FileAccess.read(file))
        let check = BundleCheck(read, trust.ledger.following(read.successors, evenLost: lost))
        guard check.problems.isEmpty else {
            throw CommandError(
                .refused,
                "\(file) 不成立:\n" + BundleText(check).problems,
                "\(file) does not hold:\n" + BundleText(check).problems
            )
        }
        return read.successors
    }
}
