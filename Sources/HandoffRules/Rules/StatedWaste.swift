import CanonicalJSON
import WasteDomain

/// A waste that a statement speaks of, wherever it stands in it.
struct StatedWaste {
    let path: String
    let code: WasteCode
    let content: ItemContent?
    let method: MethodCode?
    /// The day whose catalogue counts; nil for the day of the statement.
    let day: CivilDay?

    private init(
        _ path: String,
        _ code: WasteCode,
        content: ItemContent? = nil,
        method: MethodCode? = nil,
        day: CivilDay? = nil
    ) {
        self.path = path
        self.code = code
        self.content = content
        self.method = method
        self.day = day
    }

    /// The statements that name wastes for the first time.
    static let kinds: [EventKind] = [
        .accountRecorded, .approvalGranted, .contractRecorded, .declarationFiled,
        .emergencyDeclared, .exemptionGranted,
        .facilityRegistered, .itemIssued, .itemMerged, .itemOverpacked, .itemRecoded,
        .licenceAmended, .licenceGranted, .manifestAmended, .manifestIssued, .planAmended,
        .planFiled, .stockAdjusted, .wasteGenerated, .wasteTreated,
    ]

    /// All wastes a statement names for the first time.
    static func all(in event: WasteEvent) -> [StatedWaste] {
        switch event.statement {
        case .approvalGranted(let granted):
            granted.wastes.enumerated().map { StatedWaste("/wastes/\($0)/code", $1.code) }
        case .exemptionGranted(let granted): [StatedWaste("/code", granted.code)]
        case .emergencyDeclared(let declared):
            declared.codes.enumerated().map { StatedWaste("/codes/\($0)", $1) }
        case .accountRecorded(let recorded):
            [StatedWaste("/code", recorded.code, day: recorded.day)]
        case .stockAdjusted(let adjusted):
            [StatedWaste("/code", adjusted.code, day: adjusted.day)]
        case .wasteGenerated(let stated): [StatedWaste("/code", stated.code, day: stated.day)]
        case .wasteTreated(let stated): [StatedWaste("/code", stated.code, day: stated.day)]
        case .facilityRegistered(let registered):
            registered.codes.enumerated().map { StatedWaste("/codes/\($0)", $1) }
        case .declarationFiled(let filed):
            filed.wastes.enumerated().map {
                StatedWaste("/wastes/\($0)/code", $1.code, day: filed.period.last)
            }
        case .planFiled(let filed): lines(of: filed.lines)
        case .planAmended(let amended): lines(of: amended.lines)
        case .contractRecorded(let recorded):
            (recorded.codes ?? []).enumerated().map { StatedWaste("/codes/\($0)", $1) }
        case .licenceGranted(let granted): scopes(of: granted.terms)
        case .licenceAmended(let amended): scopes(of: amended.terms)
        default: labelled(in: event)
        }
    }

    /// Wastes that are named with what their label says.
    private static func labelled(in event: WasteEvent) -> [StatedWaste] {
        let items = event.newItems.compactMap { item in
            item.content.map {
                StatedWaste(item.path, item.code.waste, content: $0, day: item.code.day)
            }
        }
        guard items.isEmpty else { return items }
        return (event.body.statedForm?.lines ?? []).enumerated().map { index, line in
            StatedWaste("/lines/\(index)", line.code, content: line.content, method: line.method)
        }
    }

    /// Where the code itself stands.
    var codePath: String { content == nil ? path : path + "/code" }

    private static func lines(of lines: [PlanLine]) -> [StatedWaste] {
        lines.enumerated().map { StatedWaste("/lines/\($0)/code", $1.code) }
    }

    private static func scopes(of terms: LicenceTerms) -> [StatedWaste] {
        terms.wastes.enumerated().flatMap { scope, waste in
            (waste.codes ?? []).enumerated().map {
                StatedWaste("/terms/wastes/\(scope)/codes/\($0)", $1)
            }
        }
    }
}
