import ArgumentParser
import CanonicalJSON
import Liandan
import Regulation
import WasteDomain

/// The other waste streams 其他固废类别: what is asked of each, and its books.
struct StreamCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream",
        abstract: say(
            "其他固废类别 (污泥、餐厨、建筑垃圾、农膜 …): 填写要求、台账、结存、转为危险废物",
            "Other wastes (sludge, kitchen, construction, film …): what is asked, books, balances"
        ),
        subcommands: [
            List.self, Show.self, StreamBookCommand.self, StreamBalanceCommand.self,
            StreamChangeCommand.self,
        ]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("列出法规数据里的固废类别", "List the streams of the regulation")
        )

        @OptionGroup var common: CommonOptions

        func run() throws {
            let streams = try StreamTable.known(common).all
            let head = [
                say("类别", "stream"), say("名称", "name"), say("代码", "codes"),
                say("方式", "kept as"), say("主管部门", "authority"), say("保存年限", "kept for years"),
            ]
            let rows = streams.map { stream in
                [
                    stream.id.description, stream.name.text,
                    stream.codes.map(\.description).joined(separator: ";"),
                    stream.record.title.text, stream.authority.text,
                    String(stream.retentionYears),
                ]
            }
            let items = streams.map { stream in
                [
                    "codes": stream.codes, "id": stream.id, "name": stream.name,
                    "record": stream.record,
                ] as JSONObject
            }
            let json: JSONObject = ["items": items, "v": 1]
            common.printer.show(json, TextTable(head, rows).text)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "显示一个类别: 事项、每项填什么、依据、双方核对",
                "Show a stream: its acts, what each row says, on which basis, how sides are compared"
            )
        )

        @Argument(help: ArgumentHelp(say("固废类别，如 sludge", "The stream, such as sludge")))
        var stream: String

        @OptionGroup var common: CommonOptions

        func run() throws {
            let streams = try StreamTable.known(common)
            guard let profile = StreamID(stream).flatMap({ streams[$0] }) else {
                throw StreamOptions.unknown(stream, streams)
            }
            let laws = try ReadingDesk(common).ledgerIfAny()?.regulation().laws ?? .builtIn
            let json: JSONObject = ["profile": profile, "v": 1]
            common.printer.show(json, StreamText(profile, laws).text)
        }
    }
}
