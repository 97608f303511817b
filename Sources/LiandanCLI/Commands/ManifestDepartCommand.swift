import ArgumentParser
import CanonicalJSON
import WasteDomain

/// The load sets out 起运.
struct ManifestDepartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "depart",
        abstract: say("起运", "The load sets out")
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String

    @Option(help: ArgumentHelp(say("危险货物运单号", "Number of the waybill")))
    var waybill: String?

    @Option(
        help: ArgumentHelp(say("车辆号牌；默认为装车的车辆", "Plate; that of the loaded vehicle by default"))
    )
    var vehicle: String?

    @Option(
        help: ArgumentHelp(
            say("运输起点；默认移出场所的地址", "Start; the consignor site's address by default")
        )
    )
    var start: String?

    @Option(help: ArgumentHelp(say("经由地", "By way of")))
    var via: String?

    @Option(
        help: ArgumentHelp(
            say("运输终点；默认接受场所的地址", "End; the consignee site's address by default")
        )
    )
    var end: String?

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(manifest, desk)
        let known = try Whereabouts(
            id,
            desk,
            isNeeded: vehicle == nil || start == nil || end == nil
        )
        try desk.state([
            StatementDraft(
                .manifestDeparted,
                [
                    "end": end ?? known.end, "manifest": id, "start": start ?? known.start,
                    "vehicle": vehicle?.asCode ?? known.vehicle, "via": via,
                    "waybill": waybill,
                ]
            )
        ])
    }
}
