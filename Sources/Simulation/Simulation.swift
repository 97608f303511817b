package import CanonicalJSON
import HandoffRules
import LedgerCrypto
package import LedgerLog
package import Liandan
import Regulation
import WasteDomain

/// Plays a plan on a new ledger, from the registrations to the last treatment.
package struct Simulation {
    /// What came of it.
    package struct Outcome {
        package let description: LedgerDescription
        package let answers: Answers
        /// Everybody who signed but the authority, by code.
        package let parties: [String]
        /// How many entries and events there are.
        package let size: (entries: Int, events: Int)
    }

    private let plan: DistrictPlan
    private let location: LedgerLocation
    private let progress: (CivilDay) -> Void

    /// - Parameters:
    ///   - plan: What is to happen.
    ///   - location: Where no ledger is yet.
    ///   - progress: Told of each day that begins.
    package init(
        _ plan: DistrictPlan,
        at location: LedgerLocation,
        progress: @escaping (CivilDay) -> Void = { _ in }
    ) {
        self.plan = plan
        self.location = location
        self.progress = progress
    }

    /// The keys of a plan's parties, which follow from its seed.
    package static func keys(of plan: DistrictPlan) -> TestKeys { TestKeys(seed: plan.seed) }

    /// Plays the plan.
    ///
    /// - Throws: `badPlan` before anything is written where that can be seen; `refused` if the
    ///   ledger refuses what the plan means to state.
    package func run() throws(SimulationError) -> Outcome {
        let district = try District(plan)
        let calendar = RegulationLibrary(.sha256).builtIn().calendar
        let almanac = Almanac(days: plan.days, calendar: calendar)
        let start = plan.days.from.advanced(by: -1).at(9)
        let stage = try Stage(district, at: location, from: start)
        let scene = try Scene(district, almanac, stage.description.genesis)
        try register(district, stage, start.minutes(30))
        try play(scene, stage)
        let answers = Answers(
            plan: plan,
            genesis: stage.description.genesis,
            // HW-AUD-031: no table says which article of the old law became which of the new.
            opening: [Find("HW-AUD-031", by: district.authority.code, nil, on: start.legalDay)],
            placed: scene.placed,
            unplaced: scene.unplaced,
            totals: Totals.planned(district)
        )
        return Outcome(
            description: stage.description,
            answers: answers,
            parties: district.members.map(\.code),
            size: stage.size
        )
    }

    private func register(
        _ district: District,
        _ stage: Stage,
        _ time: Timestamp
    ) throws(SimulationError) {
        let genesis = stage.description.genesis
        let registry = Registry(district: district, ledger: genesis, time: time)
        try stage.play(registry.registrations(TestKeys(seed: plan.seed)))
        let filing = Registry(district: district, ledger: genesis, time: time.minutes(60))
        try stage.play(district.sources.map(filing.filings))
        let collectors = district.receivers.filter(\.planned.collects)
        try stage.play(collectors.compactMap { filing.filings(of: $0) })
    }

    private func play(_ scene: Scene, _ stage: Stage) throws(SimulationError) {
        let district = scene.district
        let of = { (way: PlannedGroup.Way) in district.sources.filter { $0.group.way == way } }
        let by = { (way: PlannedGroup.Way) in
            zip(plan.carriers, district.carriers).filter { $0.0.way == way }.map(\.1)
        }
        let direct = DirectLoads(of(.direct), scene.almanac)
        let collected = CollectionRounds(of(.collected), by(.collected), scene.almanac)
        let medical = MedicalRounds(of(.medical), by(.medical), scene.almanac)
        var day = plan.days.from
        // What was collected is received and treated, however late.
        while day <= plan.days.until || !scene.agenda.isEmpty {
            progress(day)
            if day <= plan.days.until {
                direct.begin(day, scene)
                collected.begin(day, scene)
                medical.begin(day, scene)
                scene.forgetSerials(before: day.advanced(by: -1))
            }
            try stage.play(scene.agenda.take(through: day))
            day = day.advanced(by: 1)
        }
    }
}
