/// One row of the transition table: which statement leads from where to where, by whom.
///
/// The table is version 4 of the domain's own (`Fixtures/domain/manifest_machine.json`), kept whole; a
/// test compares them.
package struct ManifestTransition: Hashable, Sendable {
    /// The statement, by its name in the log.
    package let event: String
    /// The states it can meet; nil before there is a manifest.
    package let from: [ManifestStatus?]
    /// The states it can lead to; empty if the state stays.
    package let to: [ManifestStatus]
    /// The roles it can be made in, any one of them.
    package let by: [ManifestRole]
    /// How the lines it names change.
    package let line: LineChange?

    /// A change of a line.
    package struct LineChange: Hashable, Sendable {
        /// Where the line stands before 变更前的废物行状态.
        package let from: LineStatus
        /// Where it stands then.
        package let to: LineStatus
    }

    private init(
        _ event: String,
        _ from: [ManifestStatus?],
        _ to: [ManifestStatus],
        _ by: [ManifestRole],
        line: LineChange? = nil
    ) {
        self.event = event
        self.from = from
        self.to = to
        self.by = by
        self.line = line
    }

    /// The row of a statement.
    package static func of(_ kind: EventKind) -> ManifestTransition? {
        table.first { $0.event == kind.rawValue }
    }

    private static let underway: [ManifestStatus?] = [
        .loaded, .inTransit, .relaying, .arrived, .received, .decided,
    ]
    private static let open: [ManifestStatus?] = [.issued, .handingOver] + underway
    private static let handedOver: [ManifestStatus?] = [.handingOver] + underway + [.closed]
    private static let settled: [ManifestStatus?] = underway + [.closed, .cancelled]

    /// All rows, in the order of a manifest's life.
    package static let table: [ManifestTransition] = [
        .init("manifest.issued", [nil], [.issued], [.consignor]),
        .init("manifest.amended", [.issued], [.issued], [.consignor]),
        .init("manifest.cancelled", [.issued], [.cancelled], [.consignor]),
        .init(
            "manifest.released",
            [.issued, .handingOver],
            [.handingOver, .loaded],
            [.consignor]
        ),
        .init("manifest.loaded", [.issued, .handingOver], [.handingOver, .loaded], [.carrier]),
        .init("manifest.confirmed", handedOver, [], [.consignor]),
        .init("manifest.recalled", [.handingOver], [.issued], [.consignor]),
        .init("manifest.loadingRefused", [.issued, .handingOver], [.issued], [.carrier]),
        .init("manifest.unloaded", [.loaded], [.loaded, .issued], [.carrier]),
        .init("manifest.takenBack", [.loaded], [.loaded, .issued], [.consignor]),
        .init("manifest.departed", [.loaded], [.inTransit], [.carrier]),
        .init("manifest.vehicleChanged", [.loaded, .inTransit], [], [.carrier]),
        .init(
            "manifest.relayReleased",
            [.inTransit, .relaying],
            [.relaying, .inTransit],
            [.carrier]
        ),
        .init(
            "manifest.relayTaken",
            [.inTransit, .relaying],
            [.relaying, .inTransit],
            [.nextCarrier]
        ),
        .init("transit.observed", [.inTransit, .relaying], [], [.carrier, .authority]),
        .init(
            "incident.reported",
            underway + [.closed],
            [],
            [.consignor, .carrier, .consignee]
        ),
        .init(
            "manifest.arrived",
            [.loaded, .inTransit, .relaying],
            [.arrived],
            [.carrier, .consignee]
        ),
        .init("manifest.received", [.arrived], [.received], [.consignee]),
        .init("manifest.discrepancyReported", [.received], [], [.consignee]),
        .init(
            "party.informed",
            [.received, .decided, .closed],
            [],
            [.consignee, .consignor, .authority]
        ),
        .init("manifest.decided", [.received], [.decided], [.consignee]),
        .init(
            "manifest.returnDeparted",
            [.decided],
            [],
            [.carrier],
            line: LineChange(from: .refused, to: .returning)
        ),
        .init(
            "manifest.returnReceived",
            [.decided],
            [.decided, .closed],
            [.consignor],
            line: LineChange(from: .returning, to: .returned)
        ),
        .init(
            "manifest.redirected",
            [.decided],
            [.decided, .closed],
            [.consignor],
            line: LineChange(from: .refused, to: .redirected)
        ),
        .init(
            "treatment.recorded",
            [.decided, .closed],
            [.decided, .closed],
            [.consignee],
            line: LineChange(from: .accepted, to: .treated)
        ),
        .init("manifest.frozen", open, [], [.authority]),
        .init("manifest.unfrozen", open, [], [.authority]),
        .init("correction.proposed", settled, [], [.author]),
        .init("correction.agreed", settled, [], [.everyOtherParty, .authority]),
        .init("correction.declined", settled, [], [.everyOtherParty]),
        .init("correction.withdrawn", settled, [], [.author]),
        .init(
            "note.added",
            open + [.closed, .cancelled],
            [],
            [.authority, .consignor, .carrier, .consignee]
        ),
    ]
}
