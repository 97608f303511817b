import ArgumentParser
import LedgerLog
import Liandan

/// Makes a key that takes the place of another 更换密钥.
struct KeyRotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: say(
            "在本机新建密钥，申请替换现用的密钥",
            "Make a key on this machine, and a request that it take the place of the present one"
        ),
        discussion: say(
            "主管部门用 key enroll 登记新密钥，并在同一次提交中吊销旧密钥。旧密钥丢失时用 key create，由主管部门核实身份后登记并吊销。",
            "With key enroll the authority enrols the new key and revokes the old one in one submission. If the old one is lost "
                + "use key create: the authority makes sure who you are, enrols, and revokes."
        )
    )

    @OptionGroup var making: NewKeyOptions
    @OptionGroup var keys: KeyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try ReadingDesk(common)
        let trust = try desk.trustIfAny()
        let description = try trust?.description ?? desk.ledger().description
        guard let path = try keys.as ?? Configuration().key else {
            throw CommandError(
                .usage,
                "没有指定现用的密钥: --as 密钥文件",
                "the present key is not named: use --as KEY"
            )
        }
        let old = try KeyFile(path)
        guard let party = old.party else {
            throw CommandError(
                .usage,
                "密钥文件 \(path) 没有写明单位 (party: 代码)",
                "the key file \(path) does not say whose it is (party: CODE)"
            )
        }
        _ = try making.make(for: party, description, replacing: old.key, common.printer)
    }
}
