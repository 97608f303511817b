import CanonicalJSON
import WasteDomain

/// Institutions that are emptied at least every two days, bag by bag, whatever day it is 医疗废物.
final class MedicalRounds {
    /// One institution between two visits.
    private struct Institution {
        let source: Source
        let carrier: Carrier
        let plate: String
        /// Minutes after seven at which the vehicle stops there.
        let stop: Int
        /// The day of the last visit; before the first day at the start.
        var visited: CivilDay
        /// What is left of each waste, because no bag was full yet, in grams.
        var left: [Int]
    }

    /// Weights of a day's waste: fewer people come when nobody works.
    private static let weights = (workday: 10, other: 6)

    private var institutions: [Institution] = []
    /// Sums of the weights up to a day, by days since the first.
    private let sums: [Int]
    private let days: DayRange

    init(_ sources: [Source], _ carriers: [Carrier], _ almanac: Almanac) {
        days = almanac.days
        var sum = 0
        sums = almanac.all.map { day in
            sum += almanac.isWorkday(day) ? Self.weights.workday : Self.weights.other
            return sum
        }
        let vehicles = carriers.flatMap { carrier in carrier.plates.map { (carrier, $0) } }
        guard !vehicles.isEmpty else { return }
        institutions = sources.enumerated().map { index, source in
            let (carrier, plate) = vehicles[index % vehicles.count]
            return Institution(
                source: source,
                carrier: carrier,
                plate: plate,
                stop: index / vehicles.count * 12,
                visited: almanac.days.from.advanced(by: -1),
                left: source.wastes.map { _ in 0 }
            )
        }
    }

    /// Starts filling what the next visit of each institution takes along.
    func begin(_ day: CivilDay, _ scene: Scene) {
        for index in institutions.indices {
            let institution = institutions[index]
            guard institution.visited < days.until,
                max(institution.visited, days.from) == day
            else { continue }
            // On the first day those are emptied whose turn it is, and then the others.
            let interval = institution.source.trade.interval
            let phase = Int64(index % interval)
            var visit = institution.visited.advanced(by: 1)
            while (visit.number - days.from.number) % Int64(interval) != phase, visit < days.until {
                visit = visit.advanced(by: 1)
            }
            collect(index, on: visit, scene)
        }
        // Whoever is emptied on the first day already has another visit to begin.
        if day == days.from { beginAgain(day, scene) }
    }

    private func beginAgain(_ day: CivilDay, _ scene: Scene) {
        for index in institutions.indices
        where institutions[index].visited == day && day < days.until {
            let interval = Int64(institutions[index].source.trade.interval)
            let visit = min(day.advanced(by: interval), days.until)
            collect(index, on: visit, scene)
        }
    }

    private func collect(
        _ index: Int,
        on visit: CivilDay,
        _ scene: Scene
    ) {
        let institution = institutions[index]
        let (source, last) = (institution.source, institution.visited)
        institutions[index].visited = visit
        let slots = slots(after: last, until: visit)
        var lines: [LoadLine] = []
        for (place, planned) in source.wastes.enumerated() {
            let due =
                institution.left[place] + share(of: planned.mass, visit)
                - share(of: planned.mass, last)
            let isFull = due * 10 >= planned.waste.package * 7
            guard due > 0, place == 0 || isFull || visit == days.until else {
                institutions[index].left[place] = due
                continue
            }
            institutions[index].left[place] = 0
            let bins = lines.map(\.bins.count).reduce(0, +)
            lines.append(line(of: planned.waste, due, source, after: bins, slots, visit, scene))
        }
        guard !lines.isEmpty else { return }
        add(lines, institution, on: visit, scene)
    }

    private func share(of mass: Int, _ day: CivilDay) -> Int {
        guard day >= days.from, let all = sums.last else { return 0 }
        return Int(Int128(mass) * Int128(sums[Int(day.number - days.from.number)]) / Int128(all))
    }

    /// When bags are sealed between two visits: from the afternoon of the one to the morning of the
    /// other.
    private func slots(after last: CivilDay, until visit: CivilDay) -> [(
        from: Timestamp, minutes: Int
    )] {
        var slots = [(from: visit.at(5), minutes: 100)]
        var day = visit.advanced(by: -1)
        while day >= max(last, days.from) {
            slots.insert(
                day == last ? (day.at(16), 300) : (day.at(9), 600),
                at: 0
            )
            day = day.advanced(by: -1)
        }
        return slots
    }

    private func line(
        of waste: PlannedWaste,
        _ mass: Int,
        _ source: Source,
        after bins: Int,
        _ slots: [(from: Timestamp, minutes: Int)],
        _ visit: CivilDay,
        _ scene: Scene
    ) -> LoadLine {
        let count = max(1, (mass + waste.package / 2) / waste.package)
        let times = (0..<count).map { index in
            let slot = slots[index * slots.count / count]
            return slot.from.minutes(index * 7 % slot.minutes)
        }
        let packages = scene.packages(of: waste, mass, by: source.member, filled: times)
        var line = LoadLine(
            waste,
            packages,
            method: waste.method,
            received: scene.chance.reweighed(mass)
        )
        if let size = source.trade.bin {
            line.bins = stride(from: 0, to: count, by: size).map { start in
                Bin(
                    code: scene.code(source.member, waste.code, visit),
                    vessel: "ZZX-\(source.ordinal)-\(bins + start / size + 1)",
                    packages: Array(packages[start..<min(start + size, count)])
                )
            }
        }
        return line
    }

    private func add(
        _ lines: [LoadLine],
        _ institution: Institution,
        on visit: CivilDay,
        _ scene: Scene
    ) {
        let source = institution.source
        let trip = scene.medicalTrip(institution.carrier, institution.plate, on: visit)
        let stop = visit.at(7).minutes(institution.stop)
        let times = Times(
            issued: stop.minutes(-4),
            loaded: stop,
            arrived: visit.at(15),
            received: visit.at(15, 40),
            decided: visit.at(16, 30),
            treated: visit.advanced(by: 1).at(8)
        )
        var load = Load(
            scene.uuid(times.issued),
            from: source.consignor,
            to: source.receiver,
            by: (institution.carrier, institution.plate, trip),
            lines,
            times
        )
        load.state(hasStore: source.trade.hasStore, isMade: true)
        scene.add(load, of: source)
    }
}
