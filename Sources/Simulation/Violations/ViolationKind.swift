import HandoffRules
import WasteDomain

/// One way in which something goes wrong 违规类型, and what must be found of it.
package struct ViolationKind: Sendable {
    /// Its name in plans.
    package let name: String
    /// Whether it is found only where a ledger goes on for long enough, or has the masses of a
    /// whole plan.
    package let isLasting: Bool
    /// Whether it can befall a load; it waits for one that it can.
    let fits: @Sendable (Load) -> Bool
    /// Changes what is stated of a load, or states more; says what an audit must find.
    let place: @Sendable (inout Load, Scene) -> [Find]

    init(
        _ name: String,
        lasting isLasting: Bool = false,
        fits: @escaping @Sendable (Load) -> Bool = { _ in true },
        _ place: @escaping @Sendable (inout Load, Scene) -> [Find]
    ) {
        self.name = name
        self.isLasting = isLasting
        self.fits = fits
        self.place = place
    }

    /// All kinds that plans can name (`Schemas/simulate.md` 3).
    package static let all: [ViolationKind] = packages + papers + road + receipt + medical

    static func named(_ name: String) throws(SimulationError) -> ViolationKind {
        guard let kind = all.first(where: { $0.name == name }) else {
            throw SimulationError(
                .badPlan,
                zh: "没有这种违规: \(name)",
                en: "there is no such violation: \(name)"
            )
        }
        return kind
    }
}
