import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// Vehicles 车辆.
struct VehicleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vehicle",
        abstract: say("登记、清洗和查看车辆", "Register, clean and look at vehicles"),
        subcommands: [Register.self, Clean.self, List.self]
    )

    struct Register: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say("登记车辆；--file 可导入 CSV", "Register vehicles; --file imports CSV")
        )
        static let form = StatementForm.vehicle

        @Option(help: ArgumentHelp(say("号牌号码，如 渝H12345", "Plate, such as 渝H12345")))
        var plate: String?

        @Option(help: ArgumentHelp(say("承运单位", "Carrier")))
        var party: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "类型: truck 货车; tractor 牵引车; trailer 挂车; ship 船; other",
                    "Type: truck, tractor, trailer, ship, other"
                )
            )
        )
        var type: String?

        @Option(help: ArgumentHelp(say("道路运输证号", "Number of the transport certificate")))
        var certificate: String?

        @Option(help: ArgumentHelp(say("有效期起", "First day")))
        var from: String?

        @Option(help: ArgumentHelp(say("有效期止", "Last day")))
        var until: String?

        @Option(help: ArgumentHelp(say("核定载质量，如 5t", "Rated load, such as 5t")))
        var ratedLoad: String?

        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            [
                "plate": plate?.asCode, "party": party, "type": type, "certificate": certificate,
                "from": from, "until": until, "ratedLoad": ratedLoad,
            ]
        }
    }

    struct Clean: FormCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "记录运送医疗废物的车辆已清洗消毒；--file 可导入 CSV",
                "Record that a vehicle of medical waste was cleaned; --file imports CSV"
            )
        )
        static let form = StatementForm.cleaning

        @Argument(help: ArgumentHelp(say("号牌号码", "Plate")))
        var plate: String?

        @Option(help: ArgumentHelp(say("清洗消毒方式、药剂", "How, and with what")))
        var method: String?

        @OptionGroup var handling: HandlingOptions
        @OptionGroup var input: InputOptions
        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        var cells: [String: String?] {
            ["vehicle": plate?.asCode, "method": method, "handler": handling.handler]
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(abstract: say("列出车辆", "List vehicles"))
        static let head = [
            say("号牌", "plate"), say("承运单位", "carrier"), say("类型", "type"),
            say("道路运输证", "certificate"), say("有效期", "valid"), say("核载 kg", "rated kg"),
            say("待清洗，自", "to be cleaned since"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0)" } ?? "vehicle" }

        func row(_ vehicle: Vehicle) -> [String] {
            [
                vehicle.id, vehicle.party.description, vehicle.type.title.text,
                vehicle.certificate.description, "\(vehicle.days.from)–\(vehicle.days.until)",
                vehicle.ratedLoad?.kilograms ?? "—",
                vehicle.cleaning.uncleanSince?.legalTime ?? "—",
            ]
        }
    }
}
