import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Rounds of one vehicle to several places 运次.
struct TripCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trip",
        abstract: say(
            "运次: 一车走多点的出车、停靠、收车，运送登记卡",
            "Rounds of a vehicle to several places: open, stop, close, and their card"
        ),
        subcommands: [
            Open.self, Stop.self, Close.self, TripShowCommand.self, TripPrintCommand.self,
            List.self,
        ]
    )

    struct Open: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("出车", "A vehicle sets out on a round")
        )

        @OptionGroup var vehicle: VehicleOptions

        @Option(help: ArgumentHelp(say("运次 UUID；默认新编", "UUID of the round; a new one by default")))
        var trip: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let id = try trip?.lowercased() ?? desk.newID().description
            let members: JSONObject = ["party": desk.party, "trip": id]
            try desk.state([
                StatementDraft(.tripOpened, members.adding(try vehicle.members()))
            ])
        }
    }

    struct Stop: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("停靠一处", "The vehicle stops somewhere")
        )

        @Argument(help: ArgumentHelp(say("运次 UUID 或号牌", "UUID of the round, or plate")))
        var trip: String

        @Option(help: ArgumentHelp(say("地点", "Where")))
        var place: String

        @Option(help: ArgumentHelp(say("备注，如无人交付", "Such as that nobody was there")))
        var note: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let id = try TripReference.resolve(trip, desk)
            try desk.state([
                StatementDraft(.tripStopped, ["note": note, "place": place, "trip": id])
            ])
        }
    }

    struct Close: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("收车", "The round is over"))

        @Argument(help: ArgumentHelp(say("运次 UUID 或号牌", "UUID of the round, or plate")))
        var trip: String

        @Option(help: ArgumentHelp(say("终点", "Where it ends")))
        var place: String

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let id = try TripReference.resolve(trip, desk)
            try desk.state([StatementDraft(.tripClosed, ["place": place, "trip": id])])
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(abstract: say("列出运次", "List rounds"))
        static let head = [
            "UUID", say("承运人", "carrier"), say("车辆", "vehicle"), say("出车", "opened"),
            say("停靠", "stops"), say("联单", "manifests"), say("收车", "closed"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @Flag(help: ArgumentHelp(say("只列出还没有收车的", "Only those that are not over")))
        var open = false

        @OptionGroup var common: CommonOptions

        var term: String {
            if open { return "trip:open" }
            return party.map { "party:\($0.asCode)" } ?? "trip"
        }

        func isListed(_ trip: Trip) -> Bool {
            party.map { trip.party.description == $0.asCode } ?? true
        }

        func row(_ trip: Trip) -> [String] {
            [
                trip.id, trip.party.description, trip.vehicle.description,
                LocalTime.text(trip.opened.at), String(trip.stops), String(trip.manifests.count),
                trip.closed.map { LocalTime.text($0.at) } ?? "—",
            ]
        }
    }
}

/// Shows a round with its manifests and stops.
struct TripShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: say("显示一个运次", "Show a round")
    )

    @Argument(help: ArgumentHelp(say("运次 UUID 或号牌", "UUID of the round, or plate")))
    var trip: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let record = try TripReference.find(trip, ledger)
        let (history, manifests) = try ledger.query { (reader) throws(LogError) in
            var manifests: [Manifest] = []
            for id in record.manifests {
                if let manifest = try reader.record(Manifest.self, id) {
                    manifests.append(manifest)
                }
            }
            return (try History(of: record.subject, reader), manifests)
        }
        let card = try TripPaper(of: record, ledger)
        let json: JSONObject = [
            "card": card.json, "history": history.json, "record": record, "v": 1,
        ]
        let trailer = record.trailer.map { " + \($0)" } ?? ""
        let rows = [
            [say("承运人", "carrier"), record.party.description],
            [say("车辆", "vehicle"), record.vehicle.description + trailer],
            [say("废物", "wastes"), record.wastes.map(\.description).joined(separator: ", ")],
            [
                say("状态", "state"),
                record.closed == nil ? say("出车中", "under way") : say("已收车", "over"),
            ],
        ]
        let head = [say("联单", "manifest"), say("移出人", "consignor"), say("状态", "state")]
        let loads = manifests.map {
            [
                $0.number.description, $0.form.consignor.party.description,
                $0.status.title.text,
            ]
        }
        common.printer.show(
            json,
            [
                TextTable([say("运次 ", "trip ") + record.id, ""], rows).text,
                TextTable(head, loads).text, card.text, history.text,
            ]
            .joined(separator: "\n\n")
        )
    }
}
