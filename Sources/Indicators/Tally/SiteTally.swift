import Accounts
import CanonicalJSON
import WasteDomain

/// What the log says of one site in one year.
struct SiteTally {
    /// Masses of hazardous waste other than medical waste HW01.
    enum Kind: Hashable {
        case generated, ownTreated, used, landfilled, shipped, unlicensed, returned
    }

    private let scope: IndicatorScope
    private(set) var masses: [Kind: Amount] = [:]
    /// Days on which medical waste was generated, and on which it was called for.
    var medical = DayPair()
    /// Hand-overs of medical waste.
    var medicalVisits: EventSample
    /// Hand-overs of any waste.
    var visits: EventSample
    /// The first waste that has no code; nil if all has.
    var uncoded: EventID?

    init(_ scope: IndicatorScope) {
        self.scope = scope
        medicalVisits = EventSample(maximum: scope.evidence)
        visits = EventSample(maximum: scope.evidence)
    }

    subscript(kind: Kind) -> Amount { masses[kind] ?? Amount(of: scope) }

    mutating func add(_ kind: Kind, _ grams: Int64, _ event: EventID) {
        guard grams != 0 else { return }
        let nothing = Amount(of: scope)
        masses[kind, default: nothing].add(grams, event)
    }

    /// Whether it generated or handed over medical waste.
    var isMedical: Bool { !medical.isEmpty }
}

/// Days of a year on which waste came into being and on which it was taken away.
///
/// Statements come in any order; a day is looked at once all are there.
struct DayPair {
    /// The last time of each day.
    private var generated: [CivilDay: Timestamp] = [:]
    private var collected: [CivilDay: Timestamp] = [:]

    var isEmpty: Bool { generated.isEmpty && collected.isEmpty }

    mutating func generate(at time: Timestamp) { Self.keep(time, in: &generated) }

    mutating func collect(at time: Timestamp) { Self.keep(time, in: &collected) }

    private static func keep(_ time: Timestamp, in times: inout [CivilDay: Timestamp]) {
        times[time.legalDay] = max(times[time.legalDay] ?? time, time)
    }

    /// The first day by which waste should have been called for and was not.
    ///
    /// The time runs from the first waste after a call, so that a place without waste, closed for
    /// a holiday, needs none.
    ///
    /// - Parameters:
    ///   - interval: How many open days after that the next call must come at the latest.
    ///   - institution: Which days it is closed 休诊; none if nil.
    ///   - end: The last day that is looked at.
    /// - Returns: Nil if none was missed.
    func firstMissed(
        _ interval: Int,
        _ institution: Institution?,
        until end: CivilDay
    ) -> CivilDay? {
        var waiting: CivilDay?
        for day in Set(generated.keys).union(collected.keys).sorted() where day <= end {
            if let since = waiting, let due = due(interval, institution, since, before: day) {
                return due
            }
            if let call = collected[day] {
                waiting = generated[day].flatMap { call < $0 ? day : nil }
            } else if waiting == nil {
                waiting = day
            }
        }
        return waiting.flatMap { due(interval, institution, $0, before: end) }
    }

    /// The last day for a call, if that is over on a day.
    private func due(
        _ interval: Int,
        _ institution: Institution?,
        _ since: CivilDay,
        before day: CivilDay
    ) -> CivilDay? {
        var (due, left) = (since, interval)
        while left > 0, due < day {
            due = due.advanced(by: 1)
            if institution?.isClosed(on: due) != true { left -= 1 }
        }
        guard due < day else { return nil }
        // What is open again on a later day only is called at on that day at the latest.
        let isOpen = institution.map { $0.openDays(after: due, upTo: day) > 0 } ?? true
        return isOpen ? due : nil
    }
}
