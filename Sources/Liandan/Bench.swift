import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// The table one submission's events are judged on, each seeing what the ones before it did.
struct Bench {
    /// Who speaks, with which key, recorded when.
    struct Speaker {
        let actor: PartyID
        let key: Digest
        let recordedAt: Timestamp
    }

    private let state: StateCache
    /// By what it judges.
    let rules: RuleSet
    let regulation: Regulation
    private let founder: PartyID
    private let speaker: Speaker
    private let witness: Judge.Witness
    private var slice = StateSlice()
    private var touches: [Subject: [UInt64]] = [:]

    private(set) var findings: [Finding] = []
    private(set) var allotted: [Int: String] = [:]

    init(
        state: StateCache,
        rules: RuleSet,
        regulation: Regulation,
        founder: PartyID,
        speaker: Speaker,
        witness: @escaping Judge.Witness
    ) throws(LogError) {
        self.state = state
        self.rules = rules
        self.regulation = regulation
        self.founder = founder
        self.speaker = speaker
        self.witness = witness
        for subject in [Subject(.party, speaker.actor), Subject(.key, speaker.key)] {
            slice.load(try state.record(subject), as: subject)
        }
    }

    /// The records that changed, with the events that changed them.
    var changes: [Change] {
        touches.compactMap { subject, events in
            slice[subject].map { Change(record: $0, touchedBy: events) }
        }
    }

    /// Reads, judges and applies one event.
    mutating func take(
        _ json: JSONValue,
        at place: EventID,
        proof: (WasteEvent, StateSlice) throws(LogError) -> Bool
    ) throws(LogError) {
        let event: WasteEvent
        switch WasteEvent.read(json) {
        case .success(let read): event = read
        case .failure(let error):
            findings += rules.judge(error.faults, in: json, event: place.index)
            return
        }
        let made = Made(
            by: event.onBehalfOf?.party ?? speaker.actor,
            actor: speaker.actor,
            key: speaker.key,
            occurredAt: event.occurredAt,
            recordedAt: speaker.recordedAt,
            place: place,
            paper: event.paper
        )
        try load(event, made)
        let proofIsValid = try proof(event, slice)
        var found: [Finding] = []
        repeat { found = judge(event, made, proofIsValid: proofIsValid) } while try loadMissed()
        findings += found
        apply(event, made)
        while try loadMissed() { apply(event, made) }
        settle(made)
        try witness(event, made, slice)
    }

    /// Judges one event; nothing keeps the slice afterwards, so that it is changed in place.
    private func judge(_ event: WasteEvent, _ made: Made, proofIsValid: Bool) -> [Finding] {
        let context = RuleContext(
            event: event,
            slice: slice,
            made: made,
            rules: rules,
            regulation: regulation,
            founder: founder,
            proofIsValid: proofIsValid
        )
        return rules.judge(context, event: made.place.index)
    }

    /// Looks up what the event declares: what is found can tell of more.
    private mutating func load(_ event: WasteEvent, _ made: Made) throws(LogError) {
        let delegated =
            event.onBehalfOf.map {
                [Subject(.party, $0.party), Subject(.delegation, $0.delegation)]
            } ?? []
        while true {
            var asked = event.body.subjects(in: slice, made)
            asked += Jurisdiction.subjects(of: event, in: slice)
            asked += delegated
            let missing = asked.filter { !slice.knows($0) }
            if missing.isEmpty { break }
            for subject in missing { slice.load(try state.record(subject), as: subject) }
        }
        _ = slice.takeMissed()
    }

    /// Looks up what was asked for beyond that; true if there was anything.
    private mutating func loadMissed() throws(LogError) -> Bool {
        let missed = slice.takeMissed()
        if missed.isEmpty { return false }
        slice.undoEvent()
        for subject in missed { slice.load(try state.record(subject), as: subject) }
        return true
    }

    /// Applies even what is refused, so that later events of the submission meet the state their
    /// author had in mind; what is refused is thrown away as a whole.
    private mutating func apply(_ event: WasteEvent, _ made: Made) {
        var number: String?
        if case .manifestIssued(let issued) = event.statement {
            number = issued.allotment(in: slice, made)?.description
            allotted[made.place.index] = number
        }
        event.body.apply(to: &slice, made.allotting(number))
    }

    /// Keeps what the event changed.
    private mutating func settle(_ made: Made) {
        let id = Entry.eventID(made.place.entry, made.place.index)
        for subject in slice.changed { touches[subject, default: []].append(id) }
        slice.startEvent()
    }
}
