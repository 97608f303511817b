import ArgumentParser
import CanonicalJSON
import WasteDomain

/// The carrier takes the load on board: its half 承运人装车.
struct ManifestLoadCommand: LoadCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: say("承运人装车（交接的另一半）", "The carrier takes the load on board: its half")
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String?

    @OptionGroup var load: LoadInput

    @Option(
        help: ArgumentHelp(
            say(
                "运次: UUID，或正在出车的号牌；车辆随之而定",
                "The round: its UUID, or the plate that is out on one; the vehicle follows from it"
            )
        )
    )
    var trip: String?

    @OptionGroup var vehicle: VehicleOptions
    @OptionGroup var ticket: TicketOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func drafts(_ desk: Desk) throws -> [StatementDraft] {
        let id = try load.manifest(manifest, desk)
        let round = try trip.map { try TripReference.resolve($0, desk) }
        let members: JSONObject = [
            "lines": try load.lines(of: id, desk), "manifest": id, "trip": round,
        ]
        let transport = try vehicle.members(known: try known(round, desk))
        return [
            StatementDraft(
                .manifestLoaded,
                members.adding(transport).adding(try ticket.members(desk))
            )
        ]
    }

    private func known(_ round: UniqueID?, _ desk: Desk) throws -> (Plate?, Plate?) {
        guard let round, let ledger = try desk.ledgerIfAny() else { return (nil, nil) }
        let trip = try TripReference.find(round.description, ledger)
        return (trip.vehicle, trip.trailer)
    }
}
