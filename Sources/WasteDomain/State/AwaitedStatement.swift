/// One row of the table of what an open manifest waits for 待办陈述: in which status, from whom.
///
/// The companion of `ManifestTransition`: that table says what may follow, this one what has to
/// for the load to go its way. The inbox of a party is read off it, by the term `awaits:<party>`.
package struct AwaitedStatement: Sendable {
    /// The status it is awaited in.
    package let status: ManifestStatus
    /// The role whose turn it is.
    package let role: ManifestRole
    /// The statement that is awaited.
    package let kind: EventKind
    /// Whether a manifest of that status lacks it.
    fileprivate let isMissing: @Sendable (Manifest) -> Bool

    private init(
        _ status: ManifestStatus,
        _ role: ManifestRole,
        _ kind: EventKind,
        where isMissing: @escaping @Sendable (Manifest) -> Bool = { _ in true }
    ) {
        self.status = status
        self.role = role
        self.kind = kind
        self.isMissing = isMissing
    }

    /// All rows, in the order of a manifest's life.
    ///
    /// Of a hand-over the half that is lacking is awaited; where both are there and speak of
    /// different packages, either.
    package static let table: [AwaitedStatement] = [
        .init(.issued, .consignor, .manifestReleased),
        .init(.issued, .carrier, .manifestLoaded),
        .init(.handingOver, .consignor, .manifestReleased) {
            $0.released == nil || $0.loaded != nil
        },
        .init(.handingOver, .carrier, .manifestLoaded) {
            $0.loaded == nil || $0.released != nil
        },
        .init(.loaded, .carrier, .manifestDeparted) { $0.takenBack == nil },
        .init(.loaded, .consignor, .manifestTakenBack) { $0.unloaded != nil },
        .init(.loaded, .carrier, .manifestUnloaded) { $0.takenBack != nil },
        .init(.inTransit, .carrier, .manifestArrived),
        .init(.relaying, .carrier, .manifestRelayReleased) {
            $0.relayReleased == nil || $0.relayTaken != nil
        },
        .init(.relaying, .nextCarrier, .manifestRelayTaken) {
            $0.relayTaken == nil || $0.relayReleased != nil
        },
        .init(.arrived, .consignee, .manifestReceived),
        .init(.received, .consignee, .manifestDecided),
        .init(.decided, .consignee, .treatmentRecorded) { manifest in
            manifest.lines.contains { $0.acceptedLeft > .zero }
        },
        .init(.decided, .consignee, .incidentReported) { manifest in
            manifest.incidents.isEmpty
                && manifest.lines.contains { $0.missing ?? .zero > .zero }
        },
        .init(.decided, .carrier, .manifestReturnDeparted) { manifest in
            manifest.returnReceived != nil
                || manifest.lines.contains { $0.refusedLeft > $0.returning }
        },
        .init(.decided, .consignor, .manifestReturnReceived) { $0.returnDeparted != nil },
    ]
}

/// A statement that somebody waits for, and whose turn it is.
package struct Awaited: Hashable, Sendable {
    /// The statement.
    package let kind: EventKind
    /// Who has to make it.
    package let party: PartyID
    /// What it answers: the newest statement of the other side, from which on it is awaited.
    package let since: StatementNote
    /// Whether the other side has already made its half of the hand-over.
    package let isOtherHalf: Bool
}

/// The state of something that may wait for a statement of one party or several.
package protocol AwaitingRecord: StateRecord {
    /// What it waits for now, each party and statement once.
    var awaited: [Awaited] { get }
}

extension AwaitingRecord {
    /// `awaits:<party>` for each party whose turn it is.
    var awaitingTerms: [String] { awaited.map { Self.awaitingTerm($0.party) } }

    /// The term by which what waits for a party is found.
    package static func awaitingTerm(_ party: PartyID) -> String { "awaits:\(party)" }
}

extension Manifest: AwaitingRecord {
    /// Whose turn it is, and who has been told of something and has yet to confirm it.
    package var awaited: [Awaited] { awaitedNext + awaitedConfirmation + awaitedConfirmations }

    /// Whose turn it is, by the table.
    private var awaitedNext: [Awaited] {
        AwaitedStatement.table.compactMap { row in
            guard row.status == status, row.isMissing(self), let party = awaitedParty(row) else {
                return nil
            }
            let half = otherHalf(of: row.kind)
            return Awaited(
                kind: row.kind,
                party: party,
                since: half ?? latest,
                isOtherHalf: half != nil
            )
        }
    }

    /// That the consignor confirms what another released in its name 移出人确认.
    private var awaitedConfirmation: [Awaited] {
        guard isMedical, isUnconfirmed, let released else { return [] }
        return [
            Awaited(
                kind: .manifestConfirmed,
                party: form.consignor.party,
                since: released.note,
                isOtherHalf: false
            )
        ]
    }

    /// That whoever was told of something confirms it, unless it is known to be delivered 确认收到;
    /// one confirmation does for all it was told.
    private var awaitedConfirmations: [Awaited] {
        notices.filter { !$0.counts }.reduce(into: []) { awaited, notice in
            guard let told = notice.told, !awaited.contains(where: { $0.party == notice.party })
            else { return }
            awaited.append(
                Awaited(
                    kind: .partyInformed,
                    party: notice.party,
                    since: told,
                    isOtherHalf: false
                )
            )
        }
    }

    /// The one party of several that may make it whose turn it is.
    private func awaitedParty(_ row: AwaitedStatement) -> PartyID? {
        switch row.role {
        case .carrier: holder ?? loaded?.note.by ?? form.carriers.first
        case .nextCarrier: relayReleased?.to ?? relayTaken?.to
        default: parties(in: row.role, for: row.kind).first
        }
    }
}
