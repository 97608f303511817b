import CanonicalJSON
import Regulation
import WasteDomain

/// Whether what the consignee states of a load fits together 接受意见.
enum DecisionRules {
    static let all: [Rule] = [
        Rule(
            "LD-RCP-003",
            .receipt,
            zh: (
                "第 {line} 行接受 {accepted} kg，多于称得的 {received} kg (记录 {entry})",
                "接受量不能大于接受人自己的称重"
            ),
            en: (
                "Line {line}: {accepted} kg accepted, {received} kg weighed (entry {entry})",
                "No more can be accepted than the consignee weighed."
            ),
            basis: [.law("ORDER23", "12(1), 12(2)")],
            check: .about(ManifestDecided.self) { decided, manifest, _ in
                decided.lines.enumerated().compactMap { index, line in
                    // What was never weighed is rule HW-RCP-001; a decision that goes by another
                    // weighing is rule LD-RCP-008.
                    guard line.counts == nil || line.counts == .received,
                        let received = manifest.progress(line.line)?.received,
                        received > .zero, line.accepted > received
                    else { return nil }
                    return Fault(
                        "/lines/\(index)/accepted",
                        [
                            "line": String(line.line), "accepted": line.accepted.kilograms,
                            "received": received.kilograms,
                            "entry": manifest.received?.event.description ?? "—",
                        ]
                    )
                }
            }
        ),
        Rule(
            "LD-RCP-004",
            .receipt,
            zh: ("第 {line} 行列为缺失的物品 {code} 已经接收", "已接收的物品只能接受或拒收；核对编码"),
            en: (
                "The item {code}, named as missing on line {line}, was received",
                "What was received is accepted or refused; check the code."
            ),
            basis: [.law("ORDER23", "12(1)")],
            check: .about(ManifestDecided.self) { decided, manifest, context in
                decided.lines.enumerated().flatMap { index, line in
                    line.missingItems.enumerated().compactMap { place, code -> Fault? in
                        guard let item = context.slice[Item.self, code], item.status == .received,
                            item.manifest == manifest.manifest
                        else { return nil }
                        return Fault(
                            "/lines/\(index)/missingItems/\(place)",
                            ["line": String(line.line), "code": code.description]
                        )
                    }
                }
            }
        ),
        Rule(
            "LD-RCP-005",
            .receipt,
            .error,
            .record,
            zh: (
                "第 {line} 行{what} {stated} kg，而所列物品共重 {sum} kg",
                "核对所列编码和重量；有误的按更正程序更正"
            ),
            en: (
                "Line {line}: {stated} kg {what}, but the items named weigh {sum} kg",
                "Check the codes and the weight; have a mistake corrected."
            ),
            basis: [.law("ORDER23", "12(2)")],
            parameters: [.toleranceGrams, .tolerancePerMille],
            check: .about(ManifestDecided.self, unlikeItems)
        ),
        Rule(
            "LD-RCP-006",
            .receipt,
            .error,
            .record,
            zh: (
                "第 {line} 行移出 {released} 件，接收 {received} 件，没有申报数量或包装差异",
                "申报差异，并告知移出人和接受地主管部门"
            ),
            en: (
                "Line {line}: {released} packages left, {received} came, and no difference of quantity "
                    + "or packaging is declared",
                "Declare it, and inform the consignor and the authority of the place."
            ),
            basis: [.law("ORDER23", "18(2)")],
            check: .about(ManifestReceived.self) { received, manifest, _ in
                received.lines.enumerated().compactMap { index, line in
                    guard let released = manifest.released(line.line),
                        released.packages != line.packages,
                        Set(line.differences).isDisjoint(with: [.quantity, .packaging])
                    else { return nil }
                    return Fault(
                        "/lines/\(index)/packages",
                        [
                            "line": String(line.line), "released": String(released.packages),
                            "received": String(line.packages),
                        ]
                    )
                }
            }
        ),
        Rule(
            "HW-RCP-010",
            .receipt,
            .warning,
            .record,
            zh: ("利用处置 {days} 天后才告知移出人，超过 {limit} 天", "今后及时记录利用处置结果"),
            en: (
                "The consignor hears of the treatment {days} days later, above {limit}",
                "Record treatment in time from now on."
            ),
            basis: [.law("ORDER23", "12(4)")],
            parameters: [.treatmentInformDays],
            check: .on(TreatedLine.kinds) { context in
                // Who treats what is its own has nobody to tell.
                guard !context.treatedLines.isEmpty else { return [] }
                let treated = context.made.occurredAt.legalDay
                let days = context.made.recordedAt.legalDay.number - treated.number
                guard let limit = context.limit(.treatmentInformDays), days > Int64(limit) else {
                    return []
                }
                return [Fault("/occurredAt", ["days": String(days), "limit": String(limit)])]
            }
        ),
    ]

    @Sendable private static func unlikeItems(
        _ decided: ManifestDecided,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        decided.lines.enumerated().flatMap { index, line -> [Fault] in
            let released = Set(manifest.released(line.line)?.items ?? [])
            let parts: [(name: String, what: Reason, codes: [ItemCode], mass: Mass)] = [
                ("refused", .refused, line.refusedItems, line.refused),
                ("missing", .missing, line.missingItems, line.missing),
            ]
            return parts.compactMap { part in
                let weights = part.codes.compactMap { code -> Mass? in
                    let item = context.slice[Item.self, code]
                    return item?.receivedNet ?? item?.weighed?.net
                }
                // Items that were not released are rule LD-RCP-002.
                guard !part.codes.isEmpty, released.isSuperset(of: part.codes),
                    weights.count == part.codes.count
                else { return nil }
                // What is missing weighs what it weighed when it left, to the gram.
                let sum = weights.total
                let tolerance =
                    part.what == .missing
                    ? .zero
                    : context.tolerance(
                        of: sum,
                        manifest.line(line.line)?.code,
                        on: manifest.receivedTicket?.scale
                    )
                guard sum.distance(to: part.mass) > tolerance else { return nil }
                return Fault(
                    "/lines/\(index)/\(part.name)",
                    [
                        "line": String(line.line), "what": part.what.rawValue,
                        "stated": part.mass.kilograms, "sum": sum.kilograms,
                    ]
                )
            }
        }
    }
}
