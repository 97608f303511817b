import CanonicalJSON
import Regulation
import WasteDomain

/// A load that differs: who must know, and what may be decided 重大差异与告知.
enum NoticeRules {
    static let all: [Rule] = [
        Rule(
            "HW-RCP-004",
            .receipt,
            zh: (
                "第 {line} 行有差异，还没有告知移出人 {consignor}", "先告知 (liandan manifest inform)，送达或对方确认后再出具意见"
            ),
            en: (
                "Line {line} differs, and the consignor {consignor} was not told",
                "Inform it first (liandan manifest inform); decide once that is delivered or acknowledged."
            ),
            basis: [.law("ORDER23", "18(2)")],
            check: .about(ManifestDecided.self) { decided, manifest, _ in
                let consignor = manifest.form.consignor.party
                guard !manifest.noticesToConsignor.contains(where: \.counts) else { return [] }
                return differing(decided, manifest).map { index, line in
                    Fault(
                        "/lines/\(index)/accepted",
                        ["line": String(line), "consignor": consignor.description]
                    )
                }
            }
        ),
        Rule(
            "HW-RCP-005",
            .receipt,
            .error,
            .record,
            zh: ("有差异的行 {lines} 没有向接受地生态环境主管部门报告", "立即报告 (liandan manifest inform)"),
            en: (
                "The lines {lines} differ, and no authority of the place was told",
                "Tell it at once (liandan manifest inform)."
            ),
            basis: [.law("ORDER23", "18(2)")],
            check: .about(ManifestDecided.self) { _, manifest, _ in
                let lines = manifest.lines.filter { !$0.differences.isEmpty }.map(\.line)
                guard !lines.isEmpty, !manifest.noticesToAuthorities.contains(where: \.counts)
                else { return [] }
                return [
                    Fault("", ["lines": lines.map(String.init).joined(separator: ", ")])
                ]
            }
        ),
        Rule(
            "HW-RCP-006",
            .receipt,
            zh: ("第 {line} 行与联单不符，本地规定不得接受", "拒收该行，退回或改送"),
            en: (
                "Line {line} differs from the manifest; here such a load may not be accepted",
                "Refuse the line, and send it back or elsewhere."
            ),
            basis: [.law("GD-SW", "41")],
            parameters: [.discrepancyAcceptAllowed],
            check: .about(ManifestDecided.self) { decided, manifest, context in
                guard !context.flag(.discrepancyAcceptAllowed) else { return [] }
                return differing(decided, manifest).map { index, line in
                    Fault("/lines/\(index)/accepted", ["line": String(line)])
                }
            }
        ),
        Rule(
            "HW-RCP-009",
            .receipt,
            .warning,
            .record,
            zh: ("拒收 {days} 天后才退回或改送，期限 {limit} 天", "今后及时退回或改送"),
            en: (
                "Refused waste went back or elsewhere after {days} days; {limit} are allowed",
                "Send it back or elsewhere in time from now on."
            ),
            basis: [.project],
            parameters: [.refusedDays],
            check: .on([.manifestRedirected, .manifestReturnReceived]) { context in
                guard let decided = context.manifest?.decided else { return [] }
                let limit = context.number(.refusedDays)
                let days = context.made.occurredAt.legalDay.number - decided.at.legalDay.number
                guard limit > 0, days > limit else { return [] }
                return [Fault("", ["days": String(days), "limit": String(limit)])]
            }
        ),
        Rule(
            "LD-RCP-007",
            .receipt,
            .warning,
            .record,
            zh: ("第 {line} 行申报了差异 ({axes})，没有写明联单所载和实际情况", "报告差异 (liandan manifest discrepancy)"),
            en: (
                "Line {line} was declared to differ ({axes}), but what was listed and found is not stated",
                "Report it (liandan manifest discrepancy)."
            ),
            basis: [.law("ORDER23", "18(2)")],
            check: .about(ManifestDecided.self) { decided, manifest, _ in
                let reported = manifest.discrepancies.flatMap(\.differences)
                return decided.lines.enumerated().compactMap { index, line in
                    let axes = (manifest.progress(line.line)?.differences ?? []).filter { axis in
                        !reported.contains { $0.line == line.line && $0.axis == axis }
                    }
                    guard !axes.isEmpty else { return nil }
                    let names = axes.map(\.rawValue).joined(separator: ", ")
                    return Fault("/lines/\(index)", ["line": String(line.line), "axes": names])
                }
            }
        ),
        Rule(
            "LD-RCP-008",
            .receipt,
            zh: ("第 {line} 行采用{weighing}的 {counted} g，接受与拒收之和是 {sum} g", "接受+拒收须等于所采用的计量"),
            en: (
                "Line {line} goes by {weighing}, {counted} g, but accepted and refused are {sum} g",
                "Accepted and refused together must be the weighing the decision goes by."
            ),
            basis: [.law("ORDER23", "12(2)")],
            check: .about(ManifestDecided.self, otherWeighing)
        ),
        Rule(
            "LD-INF-001",
            .receipt,
            zh: ("{party} 不是移出人或主管部门，或者不能由 {speaker} 确认", "接受人告知移出人或主管部门；被告知的一方只确认给自己的告知"),
            en: (
                "{party} is neither the consignor nor an authority, or {speaker} cannot acknowledge for it",
                "The consignee informs these; who was told acknowledges for itself only."
            ),
            basis: [.law("ORDER23", "12(4), 18(2)")],
            check: .about(PartyInformed.self) { informed, manifest, context in
                let isConsignor = informed.party == manifest.form.consignor.party
                let isAuthority =
                    informed.party == context.founder
                    || context.slice[Party.self, informed.party]?.roles.contains(.authority) == true
                let isByConsignee = context.made.by == manifest.form.consignee.party
                guard
                    !(isConsignor || isAuthority)
                        || !(isByConsignee || context.made.by == informed.party)
                else { return [] }
                return [
                    Fault(
                        "/party",
                        [
                            "party": informed.party.description,
                            "speaker": context.made.by.description,
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-INF-002",
            .receipt,
            zh: ("第 {line} 行不在联单上", "核对行号"),
            en: ("Line {line} is not on the manifest", "Check the number of the line."),
            basis: [.law("ORDER23", "18(2)")],
            check: .about(ManifestDiscrepancyReported.self) { reported, manifest, _ in
                reported.differences.enumerated().compactMap { index, difference in
                    guard manifest.line(difference.line) == nil else { return nil }
                    return Fault(
                        "/differences/\(index)/line",
                        ["line": String(difference.line)]
                    )
                }
            }
        ),
    ]

    /// The lines that differ and are accepted all the same, with their places in the decision.
    private static func differing(
        _ decided: ManifestDecided,
        _ manifest: Manifest
    ) -> [(index: Int, line: Int)] {
        decided.lines.enumerated().compactMap { index, line in
            let differs = manifest.progress(line.line)?.differences.isEmpty == false
            return differs && line.accepted > .zero ? (index, line.line) : nil
        }
    }

    @Sendable private static func otherWeighing(
        _ decided: ManifestDecided,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        decided.lines.enumerated().compactMap { index, line in
            guard let weighing = line.counts, let progress = manifest.progress(line.line) else {
                return nil
            }
            let counted: Mass? =
                switch weighing {
                case .released: (progress.released ?? .zero) - line.missing
                case .received: progress.received
                case .reweighed: line.reweighed
                }
            let sum = line.accepted + line.refused
            guard counted != sum else { return nil }
            return Fault(
                "/lines/\(index)/counts",
                [
                    "line": String(line.line), "weighing": weighing.rawValue,
                    "counted": counted.map { String($0.grams) } ?? "?",
                    "sum": String(sum.grams),
                ]
            )
        }
    }
}
