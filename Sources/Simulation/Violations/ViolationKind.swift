import HandoffRules
import WasteDomain

/// One way in which something goes wrong 违规类型, and what must be found of it.
struct ViolationKind: Sendable {
    /// Its name in plans.
    let name: String
    /// Changes what is stated of a load, or states more; says what an audit must find.
    let place: @Sendable (inout Load, Scene) -> [Find]

    init(_ name: String, _ place: @escaping @Sendable (inout Load, Scene) -> [Find]) {
        self.name = name
        self.place = place
    }

    /// All kinds that plans can name.
    static let all: [ViolationKind] = packages + papers + road + receipt

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
