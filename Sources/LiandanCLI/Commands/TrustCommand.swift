import ArgumentParser
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan

/// Looks at trust files.
struct TrustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust",
        abstract: say("查看和核对信任文件", "Look at and check trust files"),
        subcommands: [Show.self, Check.self]
    )

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("显示信任文件或账本的身份", "Show the identity in a trust file or a ledger")
        )

        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try ReadingDesk(common)
            let trust = try desk.trustIfAny() ?? TrustFile(desk.ledger().description)
            let description = trust.description
            let key = try description.noteKey()
            var json: JSONObject = [
                "genesis": description.genesis, "v": 1, "verifierKey": key.description,
            ]
            json["description"] = description.json
            common.printer.show(
                json,
                TextTable(
                    [say("账本身份", "identity"), description.genesis.description],
                    [
                        [say("名称", "origin"), description.origin],
                        [say("算法", "suite"), description.suite.rawValue],
                        [say("检查点公钥", "verifier key"), key.description],
                        [say("主管部门", "authority"), description.authority],
                        [say("创建时间", "created"), LocalTime.text(description.createdAt)],
                    ]
                ).text
            )
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
}
