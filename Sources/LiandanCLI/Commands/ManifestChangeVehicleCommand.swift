import ArgumentParser
import CanonicalJSON
import WasteDomain

/// The same carrier goes on with another vehicle or driver 换车.
struct ManifestChangeVehicleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change-vehicle",
        abstract: say(
            "同一承运人换车或换驾驶员",
            "The same carrier goes on with another vehicle or driver"
        ),
        discussion: say(
            "不写装载时，即原交付的全部换到新车上。",
            "Where no load is said, all that was released is moved over."
        )
    )

    @OptionGroup var target: ManifestCommand.Target

    @Option(help: ArgumentHelp(say("换车地点", "Where")))
    var place: String

    @OptionGroup var vehicle: VehicleOptions
    @OptionGroup var load: LoadInput
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(target.manifest, desk)
        let isKnown = try load.isGiven || desk.ledgerIfAny() != nil
        let lines = isKnown ? try load.lines(of: id, desk, known: .released) : []
        let members: JSONObject = [
            "lines": lines.isEmpty ? nil : lines, "manifest": id, "place": place,
            "reason": target.reason,
        ]
        try desk.state([
            StatementDraft(.manifestVehicleChanged, members.adding(try vehicle.members()))
        ])
    }
}
