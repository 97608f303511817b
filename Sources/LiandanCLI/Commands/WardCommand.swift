import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import WasteDomain

/// Medical waste where it is made 科室.
struct WardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ward",
        abstract: say(
            "医疗废物: 预印卷标、封袋、科室共用设备、登记本",
            "Medical waste: labels printed ahead, bags that are sealed, the device a ward shares, the register"
        ),
        subcommands: [
            Roll.self, WardSealCommand.self, WardScanCommand.self, WardHandlerCommand.self,
            WardBookCommand.self, WardCommandsCommand.self,
        ]
    )

    struct Roll: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("列出一卷标签的卷标码，供打印", "List the codes of a roll of labels, to be printed"),
            discussion: say(
                """
                卷标码不含日期；封袋时才与类别、日期、科室绑定，只能用一次。
                例: liandan ward roll --first 1 --count 500 > roll.txt
                """,
                """
                These codes have no date; sealing a bag binds one to its class, day and ward, once.
                For example: liandan ward roll --first 1 --count 500 > roll.txt
                """
            )
        )

        @Option(help: ArgumentHelp(say("起始序号", "First serial")))
        var first = 1

        @Option(help: ArgumentHelp(say("张数", "How many")))
        var count = 100

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func validate() throws {
            guard first >= 1, count >= 1, count <= 100_000,
                RollCode.serials.contains(first + count - 1)
            else {
                throw ValidationError(
                    say(
                        "序号为 1 至 99999999，一次最多 10 万张",
                        "serials go from 1 to 99999999, 100,000 at once"
                    )
                )
            }
        }

        func run() throws {
            let party = try Desk(common, signing).party
            let codes = (first..<first + count).compactMap { RollCode(unit: party, serial: $0) }
            guard !codes.isEmpty else {
                throw CommandError(
                    .refused,
                    "\(party) 没有统一社会信用代码，不能编卷标码",
                    "\(party) has no credit code to make labels of a roll of"
                )
            }
            let json: JSONObject = ["codes": codes, "v": 1]
            common.printer.show(json, codes.map(\.description).joined(separator: "\n"))
        }
    }
}
