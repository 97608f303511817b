import ArgumentParser
import CanonicalJSON
import WasteDomain

/// The load is at the consignee's 运抵.
struct ManifestArriveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "arrive",
        abstract: say("运抵", "The load arrives")
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String

    @Option(
        help: ArgumentHelp(
            say("地点；默认接受场所的地址", "Place; the consignee site's address by default")
        )
    )
    var place: String?

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(manifest, desk)
        let known = try Whereabouts(id, desk, isNeeded: place == nil)
        try desk.state([
            StatementDraft(.manifestArrived, ["manifest": id, "place": place ?? known.end])
        ])
    }
}
