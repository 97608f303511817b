import CanonicalJSON

extension Manifest {
    /// The other party's half of the hand-over that a statement is one half of, if it is there.
    package func otherLoad(of kind: EventKind) -> LoadStatement? {
        switch kind {
        case .manifestReleased: loaded
        case .manifestLoaded: released
        case .manifestRelayReleased: relayTaken?.load
        case .manifestRelayTaken: relayReleased?.load
        case .manifestReturnDeparted: returnReceived
        case .manifestReturnReceived: returnDeparted
        default: nil
        }
    }

    /// Who made the other half, and with which key.
    package func otherHalf(of kind: EventKind) -> StatementNote? {
        switch kind {
        case .manifestUnloaded: takenBack
        case .manifestTakenBack: unloaded
        default: otherLoad(of: kind)?.note
        }
    }

    /// Moves on to `loaded` when both halves of the hand-over are there and speak of the same.
    ///
    /// - Returns: The carrier custody moves to, if it does.
    mutating func settleLoading(_ made: Made) -> PartyID? {
        guard let released, let loaded, let vehicle, released.agrees(with: loaded),
            released.note.key != loaded.note.key
        else {
            advance(to: .handingOver, made)
            return nil
        }
        for line in released.lines { update(line.line) { $0.released = line.mass } }
        let carrier = loaded.note.by
        legs = [Leg(carrier: carrier, vehicle: vehicle, trailer: trailer, taken: loaded.note)]
        advance(to: .loaded, made)
        return carrier
    }

    /// Forgets the halves of a hand-over that did not happen; they stay in its history.
    mutating func resetLoading(_ made: Made) {
        for line in lines.indices { lines[line].released = nil }
        if released != nil { held = bound }
        released = nil
        confirmed = nil
        loaded = nil
        vehicle = nil
        trailer = nil
        trip = nil
        sources = []
        legs = []
        unloaded = nil
        takenBack = nil
        advance(to: .issued, made)
    }

    /// Adds a leg when both carriers speak of the same relay.
    ///
    /// - Returns: The carrier custody moves to, if it does; late halves move nothing.
    mutating func settleRelay(_ made: Made) -> PartyID? {
        guard let given = relayReleased, let taken = relayTaken, let vehicle = taken.vehicle,
            given.agrees(with: taken)
        else {
            if !isPastTransit { advance(to: .relaying, made) }
            return nil
        }
        legs.append(
            Leg(
                carrier: taken.to,
                vehicle: vehicle,
                trailer: taken.trailer,
                place: taken.place,
                taken: taken.load.note
            )
        )
        relayReleased = nil
        relayTaken = nil
        self.vehicle = vehicle
        trailer = taken.trailer
        guard !isPastTransit else { return nil }
        advance(to: .inTransit, made)
        return taken.to
    }

    /// Counts what is back when carrier and consignor speak of the same packages.
    ///
    /// - Returns: The load that is back with the consignor, if it is.
    mutating func settleReturn(_ made: Made) -> LoadStatement? {
        for line in lines.indices {
            let half = returnDeparted ?? returnReceived
            lines[line].returning = half?.line(lines[line].line)?.mass ?? .zero
        }
        latest = made.note
        guard let given = returnDeparted, let taken = returnReceived, given.agrees(with: taken),
            given.note.key != taken.note.key
        else { return nil }
        for line in given.lines {
            update(line.line) { progress in
                progress.returned = progress.returned + line.mass
                progress.returning = .zero
            }
        }
        returnDeparted = nil
        returnReceived = nil
        closeIfDone(made)
        return given
    }

    /// Finds the notice of something to somebody that still lacks this half, or makes one.
    mutating func notice(
        _ party: PartyID,
        _ about: NoticeSubject,
        lacking half: (Notice) -> Bool,
        _ change: (inout Notice) -> Void
    ) {
        let known = notices.firstIndex { $0.party == party && $0.about == about && half($0) }
        if known == nil { notices.append(Notice(party: party, about: about)) }
        change(&notices[known ?? notices.count - 1])
    }
}

extension Manifest {
    /// Puts other packages in the place of some in all that was stated of the load: they got
    /// another code 换码, or were opened 拆箱.
    ///
    /// Here are the packages as they are now, from the release until each is treated or back: who
    /// opens a box that was accepted treats, or sends back, what was in it. What was stated of it
    /// stands in the log as it was signed.
    mutating func substitute(_ codes: [ItemCode: [ItemCode]]) {
        guard !codes.isEmpty else { return }
        released?.substitute(codes)
        loaded?.substitute(codes)
        relayReleased?.load.substitute(codes)
        relayTaken?.load.substitute(codes)
        returnDeparted?.substitute(codes)
        returnReceived?.substitute(codes)
    }
}
