import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// What the books have of a waste, set right 库存调整.
struct StockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stock",
        abstract: say("调整台账库存，查看调整", "Set the books of a waste right, and look at it"),
        subcommands: [Adjust.self, List.self]
    )

    struct Adjust: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "调整一种废物的库存: 期初、挥发、盘盈盘亏；--file 可导入 CSV",
                "Adjust what is kept of a waste: opening, loss, stock-take; --file imports CSV"
            ),
            discussion: say(
                "例: liandan stock adjust --waste 900-214-08 --change -12.5kg --reason 盘亏",
                "For example: liandan stock adjust --waste 900-214-08 --change -12.5kg --reason stock-take"
            )
        )
        static let form = StatementForm.stockAdjustment

        @Option(help: ArgumentHelp(say("废物代码", "Waste code")))
        var waste: String?

        @Option(
            parsing: .unconditional,
            help: ArgumentHelp(
                say("增减的重量，如 -12.5kg、1.2t", "By how much, such as -12.5kg or 1.2t")
            )
        )
        var change: String?

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String?

        @Option(help: ArgumentHelp(say("算在哪一天；默认今天", "The day it counts for; today by default")))
        var day: String?

        @Option(help: ArgumentHelp(say("场所编号；默认 001", "Site; 001 by default")))
        var site: String?

        @Option(help: ArgumentHelp(say("单位；默认为密钥所属单位", "The party; that of the key by default")))
        var party: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "party": party?.asCode, "site": site, "code": waste, "day": day,
                "change": change, "reason": reason,
            ]
        }

        func complete(_ draft: inout StatementDraft, at desk: Desk) throws {
            _ = SiteID.complete(&draft.members, of: desk.party)
            if draft.members["day"] == nil {
                draft.members["day"] = try desk.occurredAt().legalDay.json
            }
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(
            abstract: say("列出库存调整，一年一种废物一行", "List adjustments, a waste and year a row")
        )
        static let head = [
            say("场所", "site"), say("废物", "waste"), say("年度", "year"), say("调整 kg", "change kg"),
            say("各次", "one by one"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @Option(help: ArgumentHelp(say("只列出某种废物的", "Only those of this waste")))
        var waste: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0.asCode)" } ?? "stock" }

        func isListed(_ record: StockAdjustments) -> Bool {
            waste.map { record.code.description == $0 || record.code.digits == $0 } ?? true
        }

        func row(_ record: StockAdjustments) -> [String] {
            let days = record.changes.map {
                "\($0.day) \(Self.kilograms($0.grams)) (\($0.note.event))"
            }
            return [
                record.site.description, record.code.description, String(record.year),
                Self.kilograms(record.changes.map(\.grams).reduce(0, +)),
                days.joined(separator: "; "),
            ]
        }

        private static func kilograms(_ grams: Int) -> String {
            let mass = Mass(grams: Int64(abs(grams))) ?? .zero
            return (grams < 0 ? "-" : "+") + mass.kilograms
        }
    }
}
