import ArgumentParser
import CanonicalJSON
import WasteDomain

/// Where a load is on its way 在途轨迹.
struct ManifestObserveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "observe",
        abstract: say("记录在途位置", "State where the load is on its way")
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String

    @Option(help: ArgumentHelp(say("地点", "Place")))
    var place: String?

    @Option(
        help: ArgumentHelp(
            say("纬度,经度，如 29.5312,108.7701", "LATITUDE,LONGITUDE, such as 29.5312,108.7701")
        )
    )
    var point: String?

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(manifest, desk)
        try desk.state([
            StatementDraft(
                .transitObserved,
                ["manifest": id, "place": place, "point": try point.map(PointArgument.point)]
            )
        ])
    }
}
