import ArgumentParser
import CanonicalJSON
import WasteDomain

/// Ranges of manifest numbers 联单号段.
struct NumbersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "numbers",
        abstract: say("授予和查看联单号段", "Grant and look at ranges of manifest numbers"),
        subcommands: [Grant.self, List.self]
    )

    struct Grant: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("授予一段序号", "Grant a range of serials")
        )

        @Argument(
            help: ArgumentHelp(
                say("号段: 省市4位，如 5001", "Segment: province and prefecture, such as 5001")
            )
        )
        var segment: String

        @Argument(help: ArgumentHelp(say("年份", "Year")))
        var year: Int

        @Argument(help: ArgumentHelp(say("起始序号", "First serial")))
        var from: Int

        @Argument(help: ArgumentHelp(say("截止序号", "Last serial")))
        var to: Int

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            try Desk(common, signing).state([
                StatementDraft(
                    .numbersGranted,
                    ["from": from, "segment": segment, "to": to, "year": year]
                )
            ])
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(abstract: say("列出号段", "List ranges"))
        static let head = [
            say("号段", "segment"), say("年份", "year"), say("序号", "serials"), say("剩余", "left"),
        ]

        @OptionGroup var common: CommonOptions

        var term: String { "numbers" }

        func row(_ numbers: NumberRanges) -> [String] {
            let ranges = numbers.ranges.map { "\($0.serials.lowerBound)–\($0.serials.upperBound)" }
            return [
                numbers.segment.description, String(numbers.year),
                ranges.joined(separator: ", "), String(numbers.left),
            ]
        }
    }
}
