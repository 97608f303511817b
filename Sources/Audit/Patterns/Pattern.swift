import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// One search for a pattern: hears statements in the order of the log, then concludes.
///
/// What it remembers grows with parties, pairs, vehicles and sites, not with events; one that is
/// about packages says what it remembers of them.
protocol Pattern: SendableMetatype {
    static var about: AuditPattern { get }

    /// The kinds it wants to hear; all others cost it nothing.
    static var kinds: [EventKind] { get }

    init()

    /// Hears a statement that was accepted, with the state it led to.
    mutating func hear(_ heard: Heard) throws(LogError)

    /// Looks at a manifest that is not closed at the end.
    mutating func look(at open: Manifest, _ end: LedgerEnd) throws(LogError)

    /// Says what was found.
    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings
}

extension Pattern {
    static var kinds: [EventKind] { [] }

    mutating func hear(_ heard: Heard) throws(LogError) {}

    mutating func look(at open: Manifest, _ end: LedgerEnd) throws(LogError) {}
}

/// Finds the records of a state by subject.
protocol StateLookup {
    func record<Record: StateRecord>(
        _ type: Record.Type,
        _ id: some CustomStringConvertible
    ) throws(LogError) -> Record?
}

/// A statement as a pattern hears it.
struct Heard: StateLookup {
    let event: WasteEvent
    let made: Made
    let figures: PatternFigures
    private let slice: StateSlice
    private let state: StateCache

    init(
        _ event: WasteEvent,
        _ made: Made,
        _ slice: StateSlice,
        _ state: StateCache,
        _ figures: PatternFigures
    ) {
        self.event = event
        self.made = made
        self.slice = slice
        self.state = state
        self.figures = figures
    }

    /// The manifest it is about, as it stands after the statement.
    func manifest() throws(LogError) -> Manifest? {
        try event.manifestStatement.flatMap { (stated) throws(LogError) in
            try record(Manifest.self, stated.manifest)
        }
    }

    /// The manifest of a load that just went on board: both halves agree with this statement.
    func loadedManifest() throws(LogError) -> Manifest? {
        guard let manifest = try manifest(), manifest.status == .loaded else { return nil }
        return manifest
    }

    /// A record as it stands after the statement.
    func record<Record: StateRecord>(
        _ type: Record.Type,
        _ id: some CustomStringConvertible
    ) throws(LogError) -> Record? {
        let subject = Subject(Record.kind, id)
        if slice.knows(subject) { return slice[subject] as? Record }
        return try state.record(subject) as? Record
    }
}

/// The figures of the regulation in force at the end; those it does not have are this program's.
///
/// Patterns are no verdicts, so that a figure may be younger than what it is applied to.
struct PatternFigures {
    private let adopted: Regulation
    private let builtIn: Parameters

    init(_ adopted: Regulation, _ builtIn: Regulation) {
        self.adopted = adopted
        self.builtIn = builtIn.parameters
    }

    /// The figures of the regulation in force, and no others.
    var parameters: Parameters { adopted.parameters }

    /// Profiles of the other wastes.
    var streams: StreamTable { adopted.streams }

    /// Working days.
    var calendar: WorkdayCalendar { adopted.calendar }

    /// A figure on a day, in a region if it is known.
    func number(_ name: Parameters.Name, on day: CivilDay, in region: RegionCode?) -> Int {
        adopted.parameters.limit(name, on: day, in: region)
            ?? builtIn.number(name, on: day, in: region)
    }

    /// How far two masses of a waste may be apart and still pass for equal 允差.
    func tolerance(
        of mass: Mass,
        _ waste: WasteCode,
        weighedOn scales: [Scale?],
        on day: CivilDay,
        in region: RegionCode?
    ) -> Mass {
        adopted.tolerance(of: mass, waste, on: scales, day: day, in: region)
    }

    /// How far two points are apart at least, if nobody gets from one to the other by road in the
    /// time between; nil if somebody may.
    ///
    /// The way is at least the straight line, so that it is not a matter of the route.
    func metresTooFar(
        from one: (point: GeoPoint, at: Timestamp),
        to other: (point: GeoPoint, at: Timestamp)
    ) -> Int? {
        let day = other.at.legalDay
        let limit = number(.roadKilometresPerHour, on: day, in: nil)
        let slack = number(.pointMetres, on: day, in: nil)
        let metres = max(0, one.point.metres(to: other.point) - slack)
        let time = abs(other.at.milliseconds - one.at.milliseconds)
        // Kilometres an hour are metres in 3,600 milliseconds.
        return Int64(metres) * 3600 > Int64(limit) * time ? metres : nil
    }
}
