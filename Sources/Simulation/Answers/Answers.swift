package import CanonicalJSON
package import WasteDomain

/// What an audit of a simulated ledger must find, and nothing else 答案
/// (`Schemas/simulation-answers.schema.json`).
package struct Answers: Hashable, Sendable {
    /// The plan's name.
    package let plan: String
    package let seed: Int
    package let days: DayRange
    /// The ledger they are about.
    package let genesis: Digest
    /// What is found in the registrations, whatever the plan: the built-in regulation's own note.
    package let opening: [Find]
    package let placed: [PlacedViolation]
    /// Planned, but no load of the source left after that day.
    package let unplaced: [PlannedViolation]
    /// What everybody generated.
    package let totals: Totals

    init(
        plan: DistrictPlan,
        genesis: Digest,
        opening: [Find],
        placed: [PlacedViolation],
        unplaced: [PlannedViolation],
        totals: Totals
    ) {
        self.plan = plan.name
        seed = plan.seed
        days = plan.days
        self.genesis = genesis
        self.opening = opening
        self.placed = placed
        self.unplaced = unplaced
        self.totals = totals
    }
}

extension Answers {
    /// All that must be found.
    var finds: [Find] { opening + placed.flatMap(\.finds) }
}

extension Answers: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let from = reader.required("from", CivilDay.self)
        let genesis = reader.required("genesis", Digest.self)
        opening = reader.list("opening")
        placed = reader.list("placed")
        let plan = reader.required("plan", String.self)
        let seed = reader.required("seed", Int.self)
        let totals = reader.required("totals", Totals.self)
        unplaced = reader.list("unplaced")
        let until = reader.required("until", CivilDay.self)
        reader.version(1)
        guard let from, let genesis, let plan, let seed, let totals, let until else { return nil }
        days = DayRange(from: from, until: until)
        self.genesis = genesis
        self.plan = plan
        self.seed = seed
        self.totals = totals
    }

    package var json: JSONValue {
        .object([
            "from": days.from, "genesis": genesis,
            "opening": opening.isEmpty ? nil : opening, "placed": placed.isEmpty ? nil : placed,
            "plan": plan, "seed": seed, "totals": totals,
            "unplaced": unplaced.isEmpty ? nil : unplaced, "until": days.until, "v": 1,
        ])
    }
}

/// A violation where it was placed, and what must be found of it.
package struct PlacedViolation: Hashable, Sendable, CanonicalObject {
    package let planned: PlannedViolation
    /// The source that it befell.
    package let party: String
    package let finds: [Find]

    init(_ planned: PlannedViolation, _ party: String, _ finds: [Find]) {
        self.planned = planned
        self.party = party
        self.finds = finds
    }

    package init?(from reader: inout ObjectReader) {
        finds = reader.list("finds")
        let party = reader.required("party", String.self)
        let planned = reader.required("violation", PlannedViolation.self)
        guard let party, let planned else { return nil }
        self.party = party
        self.planned = planned
    }

    package var json: JSONValue {
        .object(["finds": finds, "party": party, "violation": planned])
    }
}
