import CanonicalJSON
import WasteDomain

/// Small generators that one vehicle visits one after another 小微收集; what it brings goes on to
/// receivers.
final class CollectionRounds {
    /// Sources on one round at most.
    private static let stops = 8
    /// Working days between two loads that go on.
    private static let onward = 20
    /// Working days after the last round, in which the last load can go on.
    private static let margin = 8

    private struct Visit {
        let source: Source
        let masses: [Int]
        let day: CivilDay
        let carrier: Carrier
        let plate: String
        let stop: Int
    }

    /// What the collector has accepted of one line.
    private struct Held {
        let manifest: UniqueID
        let line: Int
        let packages: [Package]
        let since: Timestamp
    }

    private var visits: [CivilDay: [Visit]] = [:]
    private var onwardDays: Set<CivilDay> = []
    private var held: [WasteCode: [Held]] = [:]

    init(_ sources: [Source], _ carriers: [Carrier], _ almanac: Almanac) {
        let workdays = almanac.workdays
        let vehicles = carriers.flatMap { carrier in carrier.plates.map { (carrier, $0) } }
        guard let first = sources.first, !vehicles.isEmpty, !workdays.isEmpty else { return }
        let days = workdays.dropLast(min(Self.margin, workdays.count / 2))
        let count = sources.count * first.group.visits
        // Nobody is visited twice on one round.
        let stops = min(Self.stops, sources.count)
        let rounds = (count + stops - 1) / stops
        var starts = sources.map { _ in almanac.days.from }
        let masses = sources.map { source in
            source.wastes.map {
                Shares.of($0.mass, by: Array(repeating: 1, count: first.group.visits))
            }
        }
        for stop in 0..<count {
            let (index, round) = (stop % sources.count, stop / stops)
            let day = days[min(days.count - 1, round * days.count / rounds)]
            let (carrier, plate) = vehicles[round % vehicles.count]
            let visit = Visit(
                source: sources[index],
                masses: masses[index].map { $0[stop / sources.count] },
                day: day,
                carrier: carrier,
                plate: plate,
                stop: stop % stops
            )
            visits[starts[index], default: []].append(visit)
            starts[index] = day.advanced(by: 1)
        }
        onwardDays = Set(
            workdays.enumerated().filter { $0.offset % Self.onward == Self.onward - 1 }
                .map(\.element) + workdays.suffix(1)
        )
    }

    func begin(_ day: CivilDay, _ scene: Scene) {
        for visit in visits[day] ?? [] { add(visit, from: day, scene) }
        if onwardDays.contains(day) { sendOn(day, scene) }
    }

    private func add(
        _ visit: Visit,
        from start: CivilDay,
        _ scene: Scene
    ) {
        let (source, day) = (visit.source, visit.day)
        let span = DayRange(from: min(start, day), until: day)
        let lines = zip(source.wastes, visit.masses).filter { $0.1 > 0 }.map { planned, mass in
            var line = scene.line(of: planned.waste, mass, by: source.member, in: span)
            // Both go by the scale on the vehicle.
            (line.method, line.received) = ("S1", mass)
            return line
        }
        let trip = scene.trip(visit.carrier, visit.plate, day.at(8, 30), until: day.at(15, 30))
        let stop = day.at(9, visit.stop * 30)
        let times = Times(
            issued: stop.minutes(-5),
            loaded: stop,
            arrived: day.at(15),
            received: day.at(15, 20),
            decided: day.at(16),
            treated: day.at(17)
        )
        var load = Load(
            scene.uuid(times.issued),
            from: source.consignor,
            to: source.receiver,
            by: (visit.carrier, visit.plate, trip),
            lines,
            times
        )
        load.state(hasStore: source.trade.hasStore, isMade: true)
        scene.add(load, of: source)
        for (index, line) in lines.enumerated() where !scene.withheld.contains(load.id) {
            let part = Held(
                manifest: load.id,
                line: index + 1,
                packages: line.packages,
                since: times.decided
            )
            held[line.waste.code, default: []].append(part)
        }
    }

    /// Each waste goes to a receiver that takes it, with the lines it came by.
    private func sendOn(_ day: CivilDay, _ scene: Scene) {
        guard let collector = scene.district.receivers.first(where: \.planned.collects) else {
            return
        }
        for code in held.keys.sorted(by: { $0.description < $1.description }) {
            let (ready, later) = (
                held[code]?.filter { $0.since < day.at(7) } ?? [],
                held[code]?.filter { $0.since >= day.at(7) } ?? []
            )
            held[code] = later
            guard let waste = scene.district.plan.waste(code), !ready.isEmpty,
                let onward = scene.district.onward(code)
            else { continue }
            let plate = scene.book(onward.carrier, on: day)
            let packages = ready.flatMap(\.packages)
            let mass = packages.map(\.net).reduce(0, +)
            let line = LoadLine(
                waste,
                packages,
                method: waste.method,
                received: scene.chance.reweighed(mass)
            )
            let times = Times(
                issued: day.at(8),
                loaded: day.at(8, 30),
                arrived: day.at(13, 30),
                received: day.at(14),
                decided: scene.almanac.workday(1, after: day).at(10),
                treated: scene.almanac.workday(4, after: day).at(11)
            )
            var load = Load(
                scene.uuid(times.issued),
                from: scene.district.consignor(of: collector, to: onward),
                to: onward.receiver,
                by: (onward.carrier, plate, nil),
                [line],
                times
            )
            load.sources = ready.map { part in
                [
                    "line": part.line, "manifest": part.manifest,
                    "mass": part.packages.map(\.net).reduce(0, +),
                ]
            }
            load.state(hasStore: false, isMade: false)
            scene.agenda.add(load.acts)
        }
    }
}
