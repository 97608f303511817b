import CanonicalJSON
import Regulation
import WasteDomain

/// Codes of wastes by the catalogue 名录, and of the methods they are used or disposed of by.
///
/// `CodeRules.all` holds them in their places: the order of rules is part of the log's format.
enum WasteCodeRules {
    static let codes: [Rule] = [
        Rule(
            "HW-FMT-007",
            .form,
            zh: ("废物代码应为 NNN-NNN-NN，类别 01-40 或 45-50: {text}", "按名录填写8位代码，如 900-249-08"),
            en: (
                "A waste code is NNN-NNN-NN with category 01-40 or 45-50: {text}",
                "Write the eight digits as in the catalogue, such as 900-249-08."
            ),
            basis: [.law("CAT2021", "5")],
            field: { $0.isMalformed("WasteCode", "WasteCategory") }
        ),
        Rule(
            "HW-FMT-008",
            .form,
            zh: ("废物代码 {code} 不在 {day} 有效的名录中{hint}", "核对名录；旧代码请改用现行代码"),
            en: (
                "The code {code} is not in the catalogue in force on {day}{hint}",
                "Check the catalogue; use the present code for an old one."
            ),
            basis: [.law("CAT2021", "2"), .law("CAT2025", "2")],
            check: .on(StatedWaste.kinds, unlistedCodes)
        ),
        Rule(
            "HW-FMT-009",
            .form,
            zh: ("代码 {code} 需要危险废物鉴别报告编号", "填写鉴别报告编号 (report)"),
            en: (
                "The code {code} needs the number of an identification report",
                "Give the report's number (report)."
            ),
            basis: [.law("CAT2021", "6")],
            check: .on(StatedWaste.kinds) { context in
                StatedWaste.all(in: context.event).compactMap { waste in
                    guard let content = waste.content, waste.code.isIdentifiedByTesting,
                        content.report == nil
                    else { return nil }
                    return Fault("\(waste.path)/report", ["code": waste.code.description])
                }
            }
        ),
        Rule(
            "HW-FMT-010",
            .form,
            zh: ("废物类别 {category} 与代码 {code} 的末两位不符", "更正类别或代码"),
            en: (
                "The category {category} is not that of the code {code}",
                "Correct the category or the code."
            ),
            basis: [.law("CAT2021", "5")],
            check: .on(StatedWaste.kinds) { context in
                StatedWaste.all(in: context.event).compactMap { waste in
                    guard let category = waste.content?.category, category != waste.code.category
                    else { return nil }
                    return Fault(
                        "\(waste.path)/category",
                        ["category": category.description, "code": waste.code.description]
                    )
                }
            }
        ),
        Rule(
            "HW-FMT-011",
            .form,
            zh: ("危险特性 {stated} 与名录不一致: {code} 应有 {expected}", "按名录填写危险特性"),
            en: (
                "The hazards {stated} do not fit the catalogue: {code} has {expected}",
                "State the hazards as the catalogue does."
            ),
            basis: [.law("CAT2021", "note 1")],
            check: .on(StatedWaste.kinds, wrongHazards)
        ),
    ]

    static let method = Rule(
        "HW-FMT-018",
        .form,
        zh: ("利用处置方式代码 {text} 未知，或与废物不符", "按方式代码表填写；Y 类只用于医疗废物 HW01"),
        en: (
            "The method {text} is unknown, or does not fit the waste",
            "Use the table of methods; those with Y are for medical waste, HW01, only."
        ),
        basis: [.law("HJ1259", "5.5.3"), .law("HJ1033", "annex F")],
        field: { $0.isMalformed("MethodCode") },
        check: .on(StatedMethod.kinds, wrongMethods)
    )
}

extension WasteCodeRules {
    @Sendable private static func unlistedCodes(_ context: RuleContext) -> [Fault] {
        let catalogue = context.regulation.catalogue
        return StatedWaste.all(in: context.event).compactMap { waste in
            guard !waste.code.isIdentifiedByTesting else { return nil }
            let day = waste.day ?? context.day
            let lookup = catalogue.look(up: waste.code, on: day)
            if case .listed = lookup { return nil }
            let successor = catalogue.successor(of: waste.code)
            let fault = Fault(
                waste.codePath,
                [
                    "code": waste.code.description, "day": day.description,
                    "hint": successor.map { " (→ \($0))" } ?? "",
                ]
            )
            return lookup == .unlisted ? fault : fault.asWarning
        }
    }

    @Sendable private static func wrongHazards(_ context: RuleContext) -> [Fault] {
        StatedWaste.all(in: context.event).compactMap { waste in
            guard let content = waste.content,
                let listed = context.regulation.catalogue.entry(waste.code),
                !listed.hazards.allows(content.hazards)
            else { return nil }
            let fault = Fault(
                "\(waste.path)/hazards",
                [
                    "code": waste.code.description,
                    "stated": content.hazards.map(\.rawValue).joined(separator: ","),
                    "expected": listed.hazards.expected.map(\.rawValue).joined(separator: "/"),
                ]
            )
            // The hazards we have are those of the last edition we have whole.
            let edition = context.regulation.catalogue.edition(on: waste.day ?? context.day)
            return edition?.isComplete == true ? fault : fault.asWarning
        }
    }

    @Sendable private static func wrongMethods(_ context: RuleContext) -> [Fault] {
        StatedMethod.all(in: context).compactMap { stated in
            let method = context.regulation.methods[stated.method]
            let fits = method.map { self.fits($0, stated.code, context) } ?? false
            return fits ? nil : Fault(stated.path, ["text": stated.method.description])
        }
    }

    /// Whether a method is one for a waste; medical waste is collected like any other, and treated
    /// like any other where that is claimed to be exempt (豁免管理清单第2至5项).
    private static func fits(
        _ method: MethodTable.Method,
        _ waste: WasteCode?,
        _ context: RuleContext
    ) -> Bool {
        guard let waste, method.isMedical != waste.isMedical else { return true }
        guard waste.isMedical else { return false }
        let isExempt = method.activity.stage.flatMap { context.form?.claims($0) } ?? false
        return !method.activity.isTreatment || isExempt
    }
}
