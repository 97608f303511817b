package import CanonicalJSON
package import Regulation
package import WasteDomain

/// All a rule may look at: the statement, the state it meets, the law in force on a day.
package struct RuleContext: Sendable {
    /// The statement that is judged.
    package let event: WasteEvent
    /// The state it meets: the subjects it touches, and no others.
    package let slice: StateSlice
    /// Who made it and when, and its place in the log.
    package let made: Made
    /// Those it is judged by (`Schemas/log.md` 4.7).
    package let rules: RuleSet
    /// The one it is judged by (`Schemas/log.md` 6.2).
    package let regulation: Regulation
    /// The legal day it is judged at: the one it happened on, unless another is asked for.
    package private(set) var day: CivilDay
    /// The authority of the description, which speaks before anybody is registered.
    package let founder: PartyID
    /// What only cryptography can say of the statement: a proof of possession, a digest.
    package let proofIsValid: Bool
    /// The manifest the statement is about, if it is about one that exists.
    let manifest: Manifest?
    /// The package the statement is about, if it is about one that exists.
    let item: Item?
    /// Where the matter lies 属地, by which figures are chosen; nil if nobody knows.
    let region: RegionCode?

    package init(
        event: WasteEvent,
        slice: StateSlice,
        made: Made,
        rules: RuleSet = .current,
        regulation: Regulation,
        founder: PartyID,
        proofIsValid: Bool
    ) {
        self.event = event
        self.slice = slice
        self.made = made
        self.rules = rules
        self.regulation = regulation
        day = event.occurredAt.legalDay
        self.founder = founder
        self.proofIsValid = proofIsValid
        manifest = event.manifestStatement.flatMap { slice[Manifest.self, $0.manifest] }
        item = event.itemStatement.flatMap { slice[Item.self, $0.code] }
        region = Jurisdiction.region(of: event, in: slice)
    }

    /// The same, judged at another day.
    func judged(at day: CivilDay) -> RuleContext {
        var context = self
        context.day = day
        return context
    }

    /// A figure as it holds today where the matter lies; zero if none does.
    func number(_ name: Parameters.Name) -> Int {
        regulation.parameters.number(name, on: day, in: region)
    }

    /// A figure as it holds today where the matter lies; nil if none does.
    func limit(_ name: Parameters.Name) -> Int? {
        regulation.parameters.limit(name, on: day, in: region)
    }

    /// Whether something is required today where the matter lies.
    func flag(_ name: Parameters.Name) -> Bool {
        regulation.parameters.flag(name, on: day, in: region)
    }

    /// A day of some year, as it holds today where the matter lies.
    func day(_ name: Parameters.Name, of year: Int) -> CivilDay? {
        regulation.parameters.dayOfYear(name, in: year, on: day, in: region)
    }

    /// How far two masses of a waste may be apart and still pass for equal 允差: the wider of what
    /// holds for each of the scales.
    ///
    /// - Parameters:
    ///   - mass: What was stated first.
    ///   - waste: 废物代码; nil if nobody knows.
    ///   - scales: What it was weighed on, as far as that is stated.
    /// - Returns: In grams.
    func tolerance(of mass: Mass, _ waste: WasteCode?, on scales: Scale?...) -> Mass {
        regulation.tolerance(of: mass, waste, on: scales, day: day, in: region)
    }

    /// Whether the speaker is an authority.
    var speakerIsAuthority: Bool {
        if made.by == founder { return true }
        return slice[Party.self, made.by]?.roles.contains(.authority) ?? false
    }
}
