import ArgumentParser
import LedgerLog
import Liandan
import Tracing
import WasteDomain

/// Prints the card of a round 运送登记卡.
struct TripPrintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: say(
            "打印运送登记卡（A4，HTML 或 PDF）: 各点双方陈述、进厂核对",
            "Print the card of a round (A4, HTML or PDF): both statements of each stop, checked at the gate"
        )
    )

    @Argument(help: ArgumentHelp(say("运次 UUID 或号牌", "UUID of the round, or plate")))
    var trip: String

    @OptionGroup var printing: PrintingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let paper = try TripPaper(of: TripReference.find(trip, ledger), ledger)
        let form = try paper.form(
            of: ledger.description.genesis,
            at: RehearsalClock.current().now()
        )
        try printing.write(form, common.printer)
    }
}

extension TripPaper {
    /// The card as a ledger has it.
    init(of trip: Trip, _ ledger: Ledger) throws {
        let carrier = try ledger.query { (reader) throws(LogError) in
            try reader.record(Party.self, trip.party)?.name.description
        }
        self.init(try ledger.card(of: trip), carrier: carrier)
    }
}
