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
        .itemWeighed, .manifestDecided, .manifestIssued, .manifestLoaded, .manifestReceived,
        .manifestReleased, .planAmended, .planFiled, .treatmentRecorded,
    ]

    static func all(in event: WasteEvent) -> [StatedMass] {
        switch event.statement {
        case .itemWeighed(let weighed):
            [StatedMass("/net", weighed.weighing.net)]
                + (weighed.weighing.gross.map { [StatedMass("/gross", $0)] } ?? [])
        case .planFiled(let filed): lines(filed.lines.map(\.mass))
        case .planAmended(let amended): lines(amended.lines.map(\.mass))
        case .manifestIssued(let issued): lines(issued.form.lines.map(\.mass))
        case .manifestReleased(let released): lines(released.lines.map(\.mass))
        case .manifestLoaded(let loaded): lines(loaded.lines.map(\.mass))
        // A line may come empty: what is missing is decided on later.
        case .manifestReceived(let received): lines(received.lines.map(\.mass), mayBeZero: true)
        case .manifestDecided(let decided):
            decided.lines.enumerated().flatMap { index, line in
                [("accepted", line.accepted), ("refused", line.refused), ("missing", line.missing)]
                    .map { StatedMass("/lines/\(index)/\($0)", $1, mayBeZero: true) }
            }
        case .treatmentRecorded(let treated): [StatedMass("/mass", treated.mass)]
        default: []
        }
    }

    private static func lines(_ masses: [Mass], mayBeZero: Bool = false) -> [StatedMass] {
        masses.enumerated().map { StatedMass("/lines/\($0)/mass", $1, mayBeZero: mayBeZero) }
    }
}
