import CanonicalJSON
import Interchange
import WasteDomain

extension CodeGiver {
    /// What is stated of a bag or box that is sealed 封袋: its code, what was put in, its weight.
    ///
    /// - Parameters:
    ///   - code: 数字识别码.
    ///   - wasteClass: 类别.
    ///   - packaging: 包装方式; that of the class by default.
    ///   - site: 场所编号.
    ///   - cells: As a form of fillings holds them.
    ///   - net: 净重, as text; nil where nobody has a scale.
    ///   - time: When it was sealed; nil for the time of the submission.
    /// - Returns: Two or three statements.
    /// - Throws: If the catalogue cannot say what stands on the label.
    func drafts(
        sealing code: ItemCode,
        _ wasteClass: MedicalClass,
        packaging: String? = nil,
        site: String?,
        _ cells: [String: String?],
        net: String?,
        at time: Timestamp? = nil
    ) throws -> [StatementDraft] {
        var content: JSONObject = [
            "form": "solid", "packaging": packaging ?? wasteClass.packaging,
            "site": site ?? "001",
        ]
        try describe(&content, of: wasteClass.code, like: nil)
        let filling = StatementForm.filling.members(cells.compactMapValues(\.self))
        let weighing = net.map { StatementForm.weighing.members(["net": $0]) }
        let statements = [
            StatementDraft(.itemIssued, content), StatementDraft(.itemFilled, filling),
        ]
        return (statements + [weighing.map { StatementDraft(.itemWeighed, $0) }].compactMap(\.self))
            .map { draft in
                let more: JSONObject = ["code": code, "occurredAt": time]
                return StatementDraft(draft.kind, draft.members.adding(more))
            }
    }
}
