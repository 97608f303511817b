/// What was stated about a manifest, and by whom 联单上的陈述.
extension Manifest {
    /// The parties that have stated anything about it, each once.
    package var speakersSoFar: [PartyID] {
        statements.map(\.by).reduce(into: []) { parties, party in
            if !parties.contains(party) { parties.append(party) }
        }
    }

    /// What was stated of its way, the newest of each kind.
    var statements: [StatementNote] {
        let notes: [StatementNote?] = [
            issued, amended, released?.note, loaded?.note, departed, arrivedByCarrier,
            arrivedByConsignee, received, decided, returnDeparted?.note, returnReceived?.note,
        ]
        return notes.compactMap(\.self) + legs.map(\.taken)
    }

    /// The newest statement that was first made on paper 纸质联单; nil if none was.
    package var newestOnPaper: StatementNote? {
        let pending = [unloaded, takenBack, relayReleased?.load.note, relayTaken?.load.note]
        return (statements + pending.compactMap(\.self)).filter { $0.paper != nil }
            .max { $0.at < $1.at }
    }
}
