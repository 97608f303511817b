import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Blocks of serials of a unit's sites 序号段.
struct ItemSerialsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serials",
        abstract: say(
            "给各场所分配物品编码的序号段",
            "Give each site its own serials for item codes"
        ),
        discussion: say(
            "一个单位、一种废物一天只有 999 个序号，各场所共用；分段之后不会重号。",
            "A unit has 999 serials a day and waste, whichever site uses them; with blocks no two sites make one code."
        ),
        subcommands: [Grant.self, List.self]
    )

    struct Grant: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("把一段序号分给一个场所", "Grant a block to a site"),
            discussion: say(
                "例: liandan item serials grant 1-500 --site 001",
                "For example: liandan item serials grant 1-500 --site 001"
            )
        )

        @Argument(help: ArgumentHelp(say("序号段，如 1-500", "The block, such as 1-500")))
        var serials: Runs

        @Option(help: ArgumentHelp(say("场所编号", "Site")))
        var site = "001"

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let place: JSONObject = ["party": desk.party, "site": site]
            try desk.state(
                serials.ranges.map { block in
                    StatementDraft(
                        .serialsGranted,
                        ["first": block.lowerBound, "last": block.upperBound, "site": place]
                    )
                }
            )
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("列出序号段", "List the blocks")
        )

        @Option(help: ArgumentHelp(say("单位；默认全部", "The party; all by default")))
        var party: String?

        @OptionGroup var common: CommonOptions

        func run() throws {
            let ledger = try ReadingDesk(common).ledger()
            let named = try party.map { try PartyReference.find($0, ledger) }
            let records = try ledger.query { (reader) throws(LogError) in
                var records: [SerialBlocks] = []
                for party in try PartyReference.all(named, reader) {
                    if let blocks = try reader.record(SerialBlocks.self, party) {
                        records.append(blocks)
                    }
                }
                return records
            }
            let head = [
                say("场所", "site"), say("序号", "serials"), say("授予", "granted"), say("记录", "entry"),
            ]
            let rows = records.flatMap { record in
                record.blocks.map { block in
                    [
                        SiteID(party: record.party, site: block.site).description,
                        Runs(block.serials).description, LocalTime.text(block.note.at),
                        block.note.event.description,
                    ]
                }
            }
            let json: JSONObject = ["items": records, "v": 1]
            common.printer.show(json, TextTable(head, rows).text)
        }
    }
}
