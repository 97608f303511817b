import CanonicalJSON
import WasteDomain

/// What the scripts share while a plan is played: chance, what is to be stated, numbers in use.
final class Scene {
    let district: District
    let almanac: Almanac
    /// The ledger's identity, for keys that are enrolled on the way.
    let genesis: Digest
    var agenda = Agenda()
    var chance: Chance
    /// What must be found, of the violations placed so far.
    private(set) var placed: [PlacedViolation] = []
    private var waiting: [(planned: PlannedViolation, kind: ViolationKind)]
    private var serials: [String: Int] = [:]
    private var trips: [String: UniqueID] = [:]
    private var cleaned: Set<String> = []
    private var booked: [CivilDay: Set<String>] = [:]
    private var spares = 0
    private var stocks = 0
    private var habits: [String: (inout Load) -> Void] = [:]
    /// Loads that a collector does not send on.
    private(set) var withheld: Set<UniqueID> = []

    /// - Throws: `badPlan` if nobody knows a violation of the plan.
    init(
        _ district: District,
        _ almanac: Almanac,
        _ genesis: Digest
    ) throws(SimulationError) {
        self.district = district
        self.almanac = almanac
        self.genesis = genesis
        waiting = try district.plan.violations.map { (planned) throws(SimulationError) in
            (planned, try ViolationKind.named(planned.kind))
        }
        chance = Chance(seed: UInt64(truncatingIfNeeded: district.plan.seed))
    }

    /// Those that no load has met yet.
    var unplaced: [PlannedViolation] { waiting.map(\.planned) }

    /// A UUID of a time.
    func uuid(_ time: Timestamp) -> UniqueID {
        UniqueID(time: time, randomness: chance.bytes(10))
    }

    /// The next code 数字识别码 of a party, a waste and a day.
    func code(_ member: Member, _ waste: WasteCode, _ day: CivilDay) -> String {
        let date = day.description.filter { $0 != "-" }
        let batch = "\(member.code)\(waste.digits)\(date)"
        serials[batch, default: 0] += 1
        return batch + Digits.text(of: Int64(serials[batch] ?? 0), width: 3)
    }

    /// A day before the plan begins, on which packages are stocked that are no matter of it; never
    /// the same again.
    func stockDay() -> CivilDay {
        stocks += 1
        return almanac.days.from.advanced(by: Int64(-30 - stocks))
    }

    /// Forgets the serials of days nobody fills packages on any more.
    func forgetSerials(before day: CivilDay) {
        let date = day.description.filter { $0 != "-" }
        serials = serials.filter { $0.key.suffix(8) >= date }
    }

    /// Packages of a waste that weigh a mass together, filled one after another at some times.
    func packages(
        of waste: PlannedWaste,
        _ mass: Int,
        by member: Member,
        filled times: [Timestamp]
    ) -> [Package] {
        zip(chance.parts(of: mass, times.count), times).map { net, time in
            Package(
                code: code(member, waste.code, time.legalDay),
                waste: waste,
                net: net,
                filled: time
            )
        }
    }

    // MARK: Vehicles

    /// A vehicle of a carrier that has nothing else to do on a day; a new one if all have.
    func book(_ carrier: Carrier, on day: CivilDay) -> String {
        guard let free = carrier.plates.first(where: { booked[day]?.contains($0) != true }) else {
            return spare(carrier, day)
        }
        booked[day, default: []].insert(free)
        return free
    }

    /// A vehicle nobody else uses, registered on the day it is needed.
    private func spare(_ carrier: Carrier, _ day: CivilDay) -> String {
        spares += 1
        let plate = InventedCode.plate(600 + spares)
        let vehicle = registry(at: day.at(7)).vehicle(plate, of: carrier.member.code)
        agenda.add(Act(by: district.authority.code, at: day.at(7), [vehicle]))
        return plate
    }

    /// Whoever is registered later than all others.
    func registry(at time: Timestamp) -> Registry {
        Registry(district: district, ledger: genesis, time: time)
    }

    /// The round of a vehicle on a day, opened and closed once.
    func trip(_ carrier: Carrier, _ plate: String, _ open: Timestamp, until close: Timestamp)
        -> UniqueID
    {
        let name = "\(plate) \(open.legalDay)"
        if let trip = trips[name] { return trip }
        let trip = uuid(open)
        trips[name] = trip
        let code = carrier.member.code
        agenda.add(
            Act(
                by: code,
                at: open,
                .tripOpened,
                ["party": code, "trip": trip, "vehicle": plate]
            )
        )
        agenda.add(
            Act(by: code, at: close, .tripClosed, ["place": "处置厂", "trip": trip])
        )
        return trip
    }

    /// The round of a vehicle through institutions on a day, after which it is cleaned.
    func medicalTrip(_ carrier: Carrier, _ plate: String, on day: CivilDay) -> UniqueID {
        clean(carrier, plate, day.at(17, 30))
        return trip(carrier, plate, day.at(6, 50), until: day.at(15, 30))
    }

    /// Has a vehicle cleaned and disinfected after its round, once a day (GB 39707-2020, 5.5.2).
    private func clean(_ carrier: Carrier, _ plate: String, _ time: Timestamp) {
        guard cleaned.insert("\(plate) \(time.legalDay)").inserted else { return }
        let members: JSONObject = ["method": "含氯消毒液 1000 mg/L 喷洒", "vehicle": plate]
        agenda.add(Act(by: carrier.member.code, at: time, .vehicleCleaned, members))
    }

    // MARK: Loads

    /// Has a load stated, with the violation that waits for it.
    func add(_ load: Load, of source: Source) {
        var load = load
        habits[source.member.code]?(&load)
        let place = waiting.firstIndex { planned, kind in
            planned.group == source.group.name && planned.source == source.ordinal
                && planned.from <= load.day && kind.fits(load)
        }
        guard let place else {
            agenda.add(load.acts)
            return
        }
        let (planned, kind) = waiting.remove(at: place)
        // What happens to its vehicle is no matter of other loads.
        if load.trip == nil { load.use(load.carrier, spare(load.carrier, load.day)) }
        let expected = kind.place(&load, self)
        placed.append(PlacedViolation(planned, source.member.code, expected))
        agenda.add(load.acts)
    }

    /// Has a source do something with this load and every later one.
    func follow(_ load: inout Load, _ habit: @escaping (inout Load) -> Void) {
        habits[load.consignor.member.code] = habit
        habit(&load)
    }

    /// Has the collector keep a load.
    func withhold(_ load: Load) { withheld.insert(load.id) }
}
