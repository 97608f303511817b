import WasteDomain

/// A mass that a statement states.
struct StatedMass {
    let path: String
    let mass: Mass
    let mayBeZero: Bool

    private init(_ path: String, _ mass: Mass, mayBeZero: Bool = false) {
        self.path = path
        self.mass = mass
        self.mayBeZero = mayBeZero
    }

    /// The statements that state masses.
    static let kinds: [EventKind] = [
        .accountRecorded, .approvalGranted, .exemptionGranted, .facilityRegistered, .itemSplit,
        .itemWeighed, .manifestAmended,
        .manifestDecided, .manifestIssued, .manifestLoaded, .manifestReceived,
        .manifestRedirected, .manifestRelayReleased, .manifestRelayTaken, .manifestReleased,
        .manifestReturnDeparted, .manifestReturnReceived, .manifestVehicleChanged, .planAmended,
        .planFiled, .treatmentRecorded, .wasteGenerated, .wasteTreated,
    ]

    static func all(in event: WasteEvent) -> [StatedMass] {
        switch event.statement {
        case .itemWeighed(let weighed):
            [StatedMass("/net", weighed.weighing.net)]
                + (weighed.weighing.gross.map { [StatedMass("/gross", $0)] } ?? [])
        case .facilityRegistered(let registered):
            [StatedMass("/capacity", registered.capacity)]
        case .itemSplit(let split):
            split.children.enumerated().map { StatedMass("/children/\($0)/net", $1.net) }
        case .planFiled(let filed): lines(filed.lines.map(\.mass))
        case .planAmended(let amended): lines(amended.lines.map(\.mass))
        case .approvalGranted(let granted):
            granted.wastes.enumerated().map { StatedMass("/wastes/\($0)/mass", $1.mass) }
        case .exemptionGranted(let granted): [StatedMass("/yearlyCap", granted.yearlyCap)]
        // On some days nothing flows.
        case .accountRecorded(let recorded):
            [StatedMass("/mass", recorded.mass, mayBeZero: true)]
        // A line may come empty: what is missing is decided on later.
        case .manifestReceived(let received): lines(received.lines.map(\.mass), mayBeZero: true)
        case .manifestDecided(let decided):
            decided.lines.enumerated().flatMap { index, line in
                [("accepted", line.accepted), ("refused", line.refused), ("missing", line.missing)]
                    .map { StatedMass("/lines/\(index)/\($0)", $1, mayBeZero: true) }
            }
        // A batch that was none is stated anew as nothing.
        case .wasteGenerated(let stated):
            [StatedMass("/mass", stated.mass, mayBeZero: stated.reason != nil)]
        case .wasteTreated(let stated):
            [StatedMass("/mass", stated.mass, mayBeZero: stated.reason != nil)]
        case .treatmentRecorded(let treated): [StatedMass("/mass", treated.mass)]
        default:
            lines(
                event.body.statedForm?.lines.map(\.mass)
                    ?? event.manifestStatement?.loadLines.map(\.mass) ?? []
            )
        }
    }

    private static func lines(_ masses: [Mass], mayBeZero: Bool = false) -> [StatedMass] {
        masses.enumerated().map { StatedMass("/lines/\($0)/mass", $1, mayBeZero: mayBeZero) }
    }
}
