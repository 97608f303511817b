import CanonicalJSON
import WasteDomain

/// Sources that fill packages until a vehicle comes for all of them 专车直运.
struct DirectLoads {
    private struct Pickup {
        let source: Source
        /// Grams of each waste.
        let masses: [Int]
        let day: CivilDay
    }

    private var pickups: [CivilDay: [Pickup]] = [:]

    /// Pickups lie evenly in the working days, each source's beside the others'.
    init(_ sources: [Source], _ almanac: Almanac) {
        let workdays = almanac.workdays
        for (index, source) in sources.enumerated() {
            let visits = min(source.group.visits, workdays.count)
            let masses = source.wastes.map {
                Shares.of($0.mass, by: Array(repeating: 1, count: visits))
            }
            var start = almanac.days.from
            for visit in 0..<visits {
                let place = (visit * sources.count + index + 1) * workdays.count
                let day = workdays[min(workdays.count - 1, place / (sources.count * visits))]
                let pickup = Pickup(source: source, masses: masses.map { $0[visit] }, day: day)
                pickups[start, default: []].append(pickup)
                start = day.advanced(by: 1)
            }
        }
    }

    /// Starts filling what will be collected next.
    func begin(_ day: CivilDay, _ scene: Scene) {
        for pickup in pickups[day] ?? [] { add(pickup, from: day, scene) }
    }

    private func add(
        _ pickup: Pickup,
        from start: CivilDay,
        _ scene: Scene
    ) {
        let (source, day) = (pickup.source, pickup.day)
        let plate = scene.book(source.carrier, on: day)
        let span = DayRange(from: start, until: day)
        let lines = zip(source.wastes, pickup.masses).filter { $0.1 > 0 }.map { planned, mass in
            scene.line(of: planned.waste, mass, by: source.member, in: span)
        }
        let loaded = day.at(9, 20)
        let almanac = scene.almanac
        let times = Times(
            issued: day.at(9),
            loaded: loaded,
            arrived: day.at(14, 30),
            received: day.at(15),
            decided: almanac.workday(2, after: day).at(10),
            treated: almanac.workday(5, after: day).at(11)
        )
        var load = Load(
            scene.uuid(times.issued),
            from: source.consignor,
            to: source.receiver,
            by: (source.carrier, plate, nil),
            lines,
            times
        )
        load.state(hasStore: source.trade.hasStore, isMade: true)
        scene.add(load, of: source)
    }
}

extension Source {
    /// As whom it hands waste on.
    var consignor: Consignor {
        Consignor(
            member: member,
            plan: plan,
            contract: contract,
            transportContract: transportContract
        )
    }
}

extension Scene {
    /// A line whose packages are filled on the working days of a span, before the last one's
    /// noon at the latest.
    func line(of waste: PlannedWaste, _ mass: Int, by member: Member, in span: DayRange) -> LoadLine
    {
        let count = max(1, (mass + waste.package / 2) / waste.package)
        let days = Almanac(days: span, calendar: almanac.calendar).workdays
        let working = days.isEmpty ? [span.until] : days
        let times = (0..<count).map { index in
            let day = working[index * working.count / count]
            return day.at(8, index * 37 % 50)
        }
        return LoadLine(
            waste,
            packages(of: waste, mass, by: member, filled: times),
            method: waste.method,
            received: chance.reweighed(mass)
        )
    }
}
