import CanonicalJSON
import Regulation
import WasteDomain

/// What the consignee checks, decides and does 接收.
enum ReceiptRules {
    static let all: [Rule] = [
        Rule(
            "HW-RCP-001",
            .receipt,
            zh: ("第 {line} 行没有接受人自己的称重", "先接收称重 (liandan manifest receive)，再出具意见"),
            en: (
                "Line {line} was not weighed by the consignee",
                "Receive and weigh it first (liandan manifest receive)."
            ),
            basis: [.law("ORDER23", "12(1), 18(1)")],
            check: .about(ManifestDecided.self) { decided, manifest, _ in
                decided.lines.enumerated().compactMap { index, line in
                    let received = manifest.progress(line.line)?.received ?? .zero
                    guard line.accepted > .zero, received == .zero else { return nil }
                    return Fault("/lines/\(index)/accepted", ["line": String(line.line)])
                }
            }
        ),
        Rule(
            "HW-RCP-002",
            .receipt,
            zh: ("第 {line} 行接受了废物，但没有填写利用处置方式", "填写方式代码"),
            en: ("Line {line} is accepted without a method", "Give the code of the method."),
            basis: [.law("ORDER23", "12(2)")],
            check: .about(ManifestDecided.self) { decided, _, _ in
                decided.lines.enumerated().compactMap { index, line in
                    guard line.accepted > .zero, line.method == nil else { return nil }
                    return Fault("/lines/\(index)/method", ["line": String(line.line)])
                }
            }
        ),
        Rule(
            "HW-RCP-003",
            .receipt,
            .error,
            .record,
            zh: ("第 {line} 行重量相差 {difference} kg，没有申报数量差异", "申报差异，并告知移出人和接受地主管部门"),
            en: (
                "Line {line} differs by {difference} kg, and no difference is declared",
                "Declare it, and inform the consignor and the authority of the place."
            ),
            basis: [.law("ORDER23", "18(2)")],
            parameters: [.toleranceGrams, .tolerancePerMille],
            check: .about(ManifestReceived.self) { received, manifest, context in
                received.lines.enumerated().compactMap { index, line in
                    guard let released = manifest.released(line.line)?.mass,
                        !line.differences.contains(.quantity)
                    else { return nil }
                    let difference = released.distance(to: line.mass)
                    let tolerance = context.tolerance(of: released, received, line.line, manifest)
                    guard difference > tolerance else { return nil }
                    return Fault(
                        "/lines/\(index)/differences",
                        ["line": String(line.line), "difference": difference.kilograms]
                    )
                }
            }
        ),
        Rule(
            "HW-RCP-007",
            .receipt,
            zh: (
                "第 {line} 行: 接受+拒收+缺失+差值 = {sum} g，移出 {released} g",
                "四项之和须与移出量一克不差；差值写明正负"
            ),
            en: (
                "Line {line}: accepted + refused + missing + difference = {sum} g, released {released} g",
                "The four must add up to what was released, to the gram."
            ),
            basis: [.law("ORDER23", "12(2)")],
            check: .about(ManifestDecided.self) { decided, manifest, _ in
                decided.lines.enumerated().compactMap { index, line in
                    guard let released = manifest.released(line.line)?.mass,
                        line.sum != released.grams
                    else { return nil }
                    return Fault(
                        "/lines/\(index)",
                        [
                            "line": String(line.line), "sum": String(line.sum),
                            "released": String(released.grams),
                        ]
                    )
                }
            }
        ),
        Rule(
            "HW-RCP-008",
            .receipt,
            zh: ("只有联单上的接受人 {consignee} 能作出这一陈述", "由接受人签署"),
            en: (
                "Only the consignee of the manifest, {consignee}, can state this",
                "Have the consignee sign it."
            ),
            basis: [.law("ORDER23", "12")],
            check: .on([.manifestDecided, .manifestReceived, .treatmentRecorded]) { context in
                guard let consignee = context.manifest?.form.consignee.party,
                    consignee != context.made.by
                else { return [] }
                return [Fault("", ["consignee": consignee.description])]
            }
        ),
        Rule(
            "HW-RCP-012",
            .receipt,
            .error,
            .record,
            zh: ("物品 {code} 既未接收，也未列为拒收或缺失", "逐件核对，写明缺失的编码"),
            en: (
                "The item {code} was neither received nor named as refused or missing",
                "Check code by code, and name what is missing."
            ),
            basis: [.law("ORDER23", "12(1)")],
            check: .about(ManifestDecided.self, unaccounted)
        ),
        Rule(
            "HW-RCP-013",
            .receipt,
            .error,
            .record,
            zh: ("收到的物品 {code} 不在联单上", "申报差异，并告知移出人和主管部门"),
            en: (
                "The item {code} came, but is not on the manifest",
                "Declare the difference, and inform the consignor and the authority."
            ),
            basis: [.law("ORDER23", "18(2)")],
            check: .about(ManifestReceived.self) { received, manifest, context in
                received.lines.enumerated().flatMap { index, line in
                    let listed = Set(manifest.released(line.line)?.items ?? [])
                    return line.items.enumerated().compactMap { place, item -> Fault? in
                        // What is in a box that is listed is rule LD-ITM-003.
                        guard !context.slice.isInside(item.code, anyOf: listed) else { return nil }
                        return Fault(
                            "/lines/\(index)/items/\(place)",
                            ["code": item.code.description]
                        )
                    }
                }
            }
        ),
        Rule(
            "LD-RCP-002",
            .receipt,
            zh: ("第 {line} 行列为拒收或缺失的物品 {code} 不在交付清单上", "核对编码"),
            en: (
                "The item {code}, named as refused or missing on line {line}, was not released",
                "Check the code."
            ),
            basis: [.law("ORDER23", "12(2)")],
            check: .about(ManifestDecided.self, notReleased)
        ),
    ]

    @Sendable private static func notReleased(
        _ decided: ManifestDecided,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        decided.lines.enumerated().flatMap { index, line -> [Fault] in
            let released = Set(manifest.released(line.line)?.items ?? [])
            let lists = [("refusedItems", line.refusedItems), ("missingItems", line.missingItems)]
            return lists.flatMap { name, codes -> [Fault] in
                codes.enumerated().compactMap { place, code in
                    // What a box holds was released with it.
                    guard !context.slice.isInside(code, anyOf: released) else { return nil }
                    return Fault(
                        "/lines/\(index)/\(name)/\(place)",
                        ["line": String(line.line), "code": code.description]
                    )
                }
            }
        }
    }

    @Sendable private static func unaccounted(
        _ decided: ManifestDecided,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        let named = Set(decided.lines.flatMap { $0.refusedItems + $0.missingItems })
        return (manifest.released?.items ?? []).compactMap { code in
            isAccounted(code, by: named, context.slice)
                ? nil : Fault("/lines", ["code": code.description])
        }
    }

    /// Whether a package was received or named, or everything in it was.
    private static func isAccounted(
        _ code: ItemCode,
        by named: Set<ItemCode>,
        _ slice: StateSlice
    ) -> Bool {
        let item = slice[Item.self, code]
        if named.contains(code) || item?.status == .received { return true }
        guard let contents = item?.contents, !contents.isEmpty else { return false }
        return contents.allSatisfy { isAccounted($0, by: named, slice) }
    }
}

extension RuleContext {
    /// How far what came may be from what was released: two scales, the consignor's and the
    /// consignee's own.
    func tolerance(
        of released: Mass,
        _ received: ManifestReceived,
        _ line: Int,
        _ manifest: Manifest
    ) -> Mass {
        tolerance(
            of: released,
            manifest.line(line)?.code,
            on: manifest.released?.ticket?.scale,
            received.ticket?.scale
        )
    }
}
