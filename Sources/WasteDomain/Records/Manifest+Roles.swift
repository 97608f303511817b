import CanonicalJSON

extension Manifest {
    /// In which role a party may make statements of a kind, if in any; an authority is not looked
    /// for here.
    package func role(of party: PartyID, for kind: EventKind) -> ManifestRole? {
        ManifestTransition.of(kind)?.by.first { parties(in: $0, for: kind).contains(party) }
    }

    /// The parties that may make a statement of a kind in a role.
    package func parties(in role: ManifestRole, for kind: EventKind) -> [PartyID] {
        switch role {
        case .consignor: [form.consignor.party]
        case .carrier: carriers(for: kind)
        case .nextCarrier: nextCarriers
        case .consignee: [form.consignee.party]
        case .author, .everyOtherParty: everybody
        case .authority: []
        }
    }

    /// Everybody who is named or has carried it, each once.
    package var everybody: [PartyID] {
        (form.parties + legs.map(\.carrier)).reduce(into: []) { parties, party in
            if !parties.contains(party) { parties.append(party) }
        }
    }

    /// Before custody moves any carrier of the form may load, as a planned leg can stay unused.
    ///
    /// After that the one that has the load speaks, and of what is past any that had it.
    private func carriers(for kind: EventKind) -> [PartyID] {
        guard let holder else { return form.carriers }
        switch kind {
        case .manifestReturnDeparted, .incidentReported: return everyCarrier
        case .manifestDeparted, .manifestRelayReleased, .manifestVehicleChanged,
            .transitObserved, .manifestArrived:
            return isPastTransit ? everyCarrier : [holder]
        default: return [holder]
        }
    }

    private var everyCarrier: [PartyID] {
        let carriers = form.carriers + legs.map(\.carrier)
        return everybody.filter(carriers.contains)
    }

    /// Planned carriers that have not had the load yet, and whoever the present one names.
    private var nextCarriers: [PartyID] {
        let had = legs.map(\.carrier)
        let planned = form.carriers.filter { !had.contains($0) }
        guard let named = relayReleased?.to, !planned.contains(named) else { return planned }
        return planned + [named]
    }

    /// Whether the load has reached the consignee.
    package var isPastTransit: Bool { [.arrived, .received, .decided, .closed].contains(status) }

    /// Whether a statement of a kind can follow the present state.
    package func canFollow(_ kind: EventKind, by party: PartyID) -> Bool {
        let isNext = ManifestTransition.of(kind)?.from.contains(status) ?? false
        return isNext || isLate(kind, by: party)
    }

    /// Whether a statement comes after others have already moved the manifest past it.
    ///
    /// A driver without a network may state departure, relay and arrival when the load is long
    /// received: the fact is taken, and changes no state.
    package func isLate(_ kind: EventKind, by party: PartyID) -> Bool {
        switch kind {
        case .manifestDeparted: isPastTransit && departed == nil
        case .manifestArrived: isPastTransit && arrival(statedBy: party) == nil
        case .manifestRelayReleased, .manifestRelayTaken, .manifestVehicleChanged,
            .transitObserved:
            isPastTransit && holder != nil
        default: false
        }
    }

    private func arrival(statedBy party: PartyID) -> StatementNote? {
        party == form.consignee.party ? arrivedByConsignee : arrivedByCarrier
    }
}
