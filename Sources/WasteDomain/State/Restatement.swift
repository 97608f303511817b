import CanonicalJSON

/// When a statement was made and on which paper, moved wherever the state remembers it 更正.
extension StatementNote {
    fileprivate mutating func restate(_ event: WasteEvent, at place: EventID) {
        guard self.event == place else { return }
        at = event.occurredAt
        paper = event.paper?.form
    }
}

extension Manifest {
    /// Takes the time and the paper of a corrected event.
    mutating func restate(_ event: WasteEvent, at place: EventID) {
        issued.restate(event, at: place)
        amended?.restate(event, at: place)
        cancelled?.restate(event, at: place)
        released?.note.restate(event, at: place)
        loaded?.note.restate(event, at: place)
        for leg in legs.indices { legs[leg].taken.restate(event, at: place) }
        unloaded?.restate(event, at: place)
        takenBack?.restate(event, at: place)
        departed?.restate(event, at: place)
        relayReleased?.load.note.restate(event, at: place)
        relayTaken?.load.note.restate(event, at: place)
        observed?.restate(event, at: place)
        arrivedByCarrier?.restate(event, at: place)
        arrivedByConsignee?.restate(event, at: place)
        received?.restate(event, at: place)
        for report in discrepancies.indices { discrepancies[report].note.restate(event, at: place) }
        for notice in notices.indices {
            notices[notice].told?.restate(event, at: place)
            notices[notice].acknowledged?.restate(event, at: place)
        }
        decided?.restate(event, at: place)
        returnDeparted?.note.restate(event, at: place)
        returnReceived?.note.restate(event, at: place)
        for incident in incidents.indices {
            incidents[incident].reported.restate(event, at: place)
            incidents[incident].ended?.restate(event, at: place)
        }
        frozen?.restate(event, at: place)
        latest.restate(event, at: place)
    }
}

extension StateSlice {
    /// The same for the packages a corrected treatment used up.
    mutating func restate(_ event: WasteEvent, at place: EventID) {
        guard let treatment = event.body as? TreatmentRecorded else { return }
        for code in treatment.items { move(code) { $0.treated?.restate(event, at: place) } }
    }
}
