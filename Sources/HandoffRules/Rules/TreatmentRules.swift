import CanonicalJSON
import WasteDomain

/// What the consignee does with what it accepted 利用处置.
///
/// They look at what was left before the treatment: a correction of one is judged by its sums.
enum TreatmentRules {
    static let all: [Rule] = [
        Rule(
            "HW-RCP-011",
            .treatment,
            zh: ("第 {line} 行处理 {sum} kg，超过接受的 {accepted} kg (记录 {entry})", "核对处理量"),
            en: (
                "Line {line}: {sum} kg treated, {accepted} kg accepted (entry {entry})",
                "Check the quantity treated."
            ),
            basis: [.law("ORDER23", "12(2)(3)")],
            check: .on(TreatedLine.kinds) { context in
                context.treatedLines.compactMap { treated in
                    guard let progress = treated.manifest.progress(treated.line) else { return nil }
                    let sum = progress.treated + progress.passedOn + progress.sending + treated.mass
                    let accepted = progress.accepted ?? .zero
                    guard sum > accepted else { return nil }
                    return Fault(
                        treated.path,
                        [
                            "line": String(treated.line), "sum": sum.kilograms,
                            "accepted": accepted.kilograms,
                            "entry": treated.manifest.decided?.event.description ?? "—",
                        ]
                    )
                }
            }
        ),
        Rule(
            "LD-RCP-001",
            .treatment,
            zh: ("物品 {code} 不是本联单接受而未处理的物品，也不是由其而来", "核对编码"),
            en: (
                "The item {code} was not accepted under this manifest nor became of what was, or is "
                    + "treated already",
                "Check the code."
            ),
            basis: [.law("ORDER23", "12(3)")],
            check: .about(TreatmentRecorded.self) { treated, manifest, context in
                treated.items.enumerated().compactMap { index, code in
                    let item = context.slice[Item.self, code]
                    // One that is treated already is rule HW-ITM-008, one that is packed
                    // LD-ITM-002, one of several lines LD-RCP-009.
                    let isReady =
                        item?.stands(for: treated.line, of: manifest.manifest) == true
                        || item?.holds(treated.line, of: manifest.manifest) == true
                        || item?.status.isFinal == true || item?.container != nil
                    return isReady ? nil : Fault("/items/\(index)", ["code": code.description])
                }
            }
        ),
        Rule(
            "LD-RCP-009",
            .treatment,
            zh: (
                "物品 {code} 也含有联单 {other} 第 {line} 行的废物",
                "用 liandan item treat 陈述，分别计入各行"
            ),
            en: (
                "The item {code} also holds waste of line {line} of the manifest {other}",
                "State it with liandan item treat, which counts for every line."
            ),
            basis: [.law("ORDER23", "12(3)")],
            check: .about(TreatmentRecorded.self, ofOtherLines)
        ),
        Rule(
            "LD-RCP-010",
            .treatment,
            zh: (
                "所列物品来自第 {line} 行的有 {brought} g，写了 {stated} g",
                "拆分、合并、装箱后的物品按其来源计量，一克不差；没有编码的另行陈述"
            ),
            en: (
                "The items stand for {brought} g of line {line}, the statement says {stated} g",
                "What became of others counts by its sources, to the gram; state apart what has no code."
            ),
            basis: [.law("ORDER23", "12(3)")],
            check: .about(TreatmentRecorded.self, untoldMass)
        ),
        Rule(
            "LD-RCP-011",
            .treatment,
            zh: (
                "第 {line} 行处理后只剩 {left} g，而还没有处理的编码物品有 {coded} g",
                "写明所处理物品的编码 (--item)，或用 --all；丢失的先找回"
            ),
            en: (
                "Line {line}: only {left} g would be left, but packages with codes still hold {coded} g",
                "Name the packages that were treated (--item), or use --all; what is lost has to be found first."
            ),
            basis: [.law("ORDER23", "12(3)")],
            check: .about(TreatmentRecorded.self, untoldCodes)
        ),
    ]

    @Sendable private static func ofOtherLines(
        _ treated: TreatmentRecorded,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        treated.items.enumerated().flatMap { index, code -> [Fault] in
            guard let item = context.slice[Item.self, code],
                item.holds(treated.line, of: manifest.manifest)
            else { return [] }
            let others = item.sources.filter {
                $0.manifest != manifest.manifest || $0.line != treated.line
            }
            return others.map { source in
                let other = context.slice[Manifest.self, source.manifest]?.number.description
                return Fault(
                    "/items/\(index)",
                    [
                        "code": code.description, "line": String(source.line),
                        "other": other ?? source.manifest.description,
                    ]
                )
            }
        }
    }

    @Sendable private static func untoldMass(
        _ treated: TreatmentRecorded,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        let items = treated.items.compactMap { context.slice[Item.self, $0] }
        // What came as it is may be stated as it was weighed when it was used up.
        guard items.contains(where: { !$0.sources.isEmpty }),
            items.allSatisfy({ $0.stands(for: treated.line, of: manifest.manifest) })
        else { return [] }
        let brought = items.flatMap(\.origin).map(\.mass).total
        guard brought != treated.mass else { return [] }
        return [
            Fault(
                "/mass",
                [
                    "line": String(treated.line), "brought": String(brought.grams),
                    "stated": String(treated.mass.grams),
                ]
            )
        ]
    }

    /// What is stated without the codes it has.
    @Sendable private static func untoldCodes(
        _ treated: TreatmentRecorded,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        let items = treated.items.compactMap { context.slice[Item.self, $0] }
        guard treated.mass > items.mass(of: treated.line, on: manifest.manifest),
            let free = manifest.progress(treated.line)?.acceptedFree, treated.mass <= free,
            items.count == treated.items.count,
            items.allSatisfy({ $0.stands(for: treated.line, of: manifest.manifest) }),
            untoldMass(treated, manifest, context).isEmpty
        else { return [] }
        let (named, left) = (Set(treated.items), free - treated.mass)
        let others = manifest.standing(on: treated.line) { context.slice[Item.self, $0] }
            .filter { !named.contains($0.code) }
        let coded = others.mass(of: treated.line, on: manifest.manifest)
        // What came as it is may be stated as it was weighed when it was used up: the others then
        // share what is left.
        let isShared = !items.isEmpty && left > .zero && others.allSatisfy(\.isWhole)
        guard coded > left, !isShared else { return [] }
        return [
            Fault(
                "/mass",
                [
                    "line": String(treated.line), "left": String(left.grams),
                    "coded": String(coded.grams),
                ]
            )
        ]
    }
}

extension StateSlice {
    /// What of a line has codes and is still there 有编码的余量, in grams.
    ///
    /// - Parameters:
    ///   - line: 序号.
    ///   - manifest: By which it came.
    ///   - release: A manifest whose release is being replaced: what it names is still there.
    /// - Returns: What its packages stand for, whatever they became; those lost, too.
    func coded(on line: Int, of manifest: Manifest, releasedUnder release: UniqueID? = nil) -> Mass
    {
        manifest.standing(on: line, releasedUnder: release) { self[Item.self, $0] }
            .mass(of: line, on: manifest.manifest)
    }
}
