import CanonicalJSON
import WasteDomain

/// What happened in the last so many days, a sum for each day.
struct RollingSum {
    /// What it adds up to at some time.
    struct Total {
        let mass: Mass
        let count: Int
        /// The first and the last of these days.
        let from: CivilDay
        let until: CivilDay
        let evidence: [EventID]
    }

    private struct Day {
        let day: CivilDay
        var mass: Mass
        var count: Int
        let first: EventID
    }

    private var days: [Day] = []
    /// Of all days it remembers.
    private(set) var mass = Mass.zero
    private(set) var count = 0

    /// Adds something, and forgets what lies `length` days or more before the newest day.
    ///
    /// What is older than that when it is stated counts no more.
    mutating func add(_ mass: Mass, on day: CivilDay, _ event: EventID, over length: Int) {
        let place = days.lastIndex { $0.day <= day }
        if let place, days[place].day == day {
            days[place].mass = days[place].mass + mass
            days[place].count += 1
        } else {
            let new = Day(day: day, mass: mass, count: 1, first: event)
            days.insert(new, at: place.map { $0 + 1 } ?? 0)
        }
        self.mass = self.mass + mass
        count += 1
        forget(before: days[days.count - 1].day, length)
    }

    /// Forgets what lies `length` days or more before a day.
    mutating func forget(before day: CivilDay, _ length: Int) {
        let oldest = day.advanced(by: 1 - Int64(length))
        while let first = days.first, first.day < oldest {
            mass = mass - first.mass
            count -= first.count
            days.removeFirst()
        }
    }

    /// All days it remembers together; nil if there are none.
    var total: Total? {
        guard let first = days.first, let last = days.last else { return nil }
        var evidence = EvidenceSample()
        for day in days { evidence.add(day.first) }
        return Total(
            mass: mass,
            count: count,
            from: first.day,
            until: last.day,
            evidence: evidence.events
        )
    }
}
