import CanonicalJSON
import HandoffRules
import Tracing
import WasteDomain

/// The life of a package for people: who is who by number, how they hang together, what happened.
struct TraceText {
    private let trace: Trace
    private let numbers: [ItemCode: Int]
    private let manifests: [UniqueID: String]

    init(_ trace: Trace) {
        self.trace = trace
        let order = trace.packages.enumerated().map { ($1.item.code, $0 + 1) }
        numbers = Dictionary(uniqueKeysWithValues: order)
        let numbered = trace.manifests.map { ($0.manifest, $0.number.description) }
        manifests = Dictionary(uniqueKeysWithValues: numbered)
    }

    var text: String {
        let findings = trace.steps.flatMap(\.findings)
        let day = trace.steps.last?.at.legalDay ?? CivilDay(number: 0)
        return [
            trace.root.description, packages, links, timeline, omitted,
            findings.isEmpty
                ? nil : say("检查结果:\n", "findings:\n") + FindingText(on: day).text(findings),
        ].compactMap(\.self).joined(separator: "\n\n")
    }

    private var packages: String {
        let head = [
            say("件", "no."), say("物品编码", "code"), say("废物", "waste"), say("关系", "relation"),
            say("状态", "state"), say("保管人", "held by"), say("净重 kg", "net kg"),
        ]
        let rows = trace.packages.map { package in
            let item = package.item
            return [
                name(item.code), item.id, item.content.name.description,
                package.relation.title.text, item.status.title.text, name(item.custodian),
                item.net?.kilograms ?? "—",
            ]
        }
        return TextTable(head, rows).text
    }

    private var links: String? {
        guard !trace.links.isEmpty else { return nil }
        let head = [
            say("关联", "link"), say("从", "from"), say("到", "to"), say("记录", "entry"),
            say("时间", "when"), say("至", "until"), say("时长", "for"),
        ]
        let rows = trace.links.map { link in
            [
                link.kind.title.text, name(link.from), name(link.to),
                link.since.event.description, LocalTime.text(link.since.at),
                link.until.map { LocalTime.text($0.at) } ?? "",
                link.until.map { Self.duration(from: link.since.at, to: $0.at) } ?? "",
            ]
        }
        return TextTable(head, rows).text
    }

    private var timeline: String {
        let head = [
            say("记录", "entry"), say("发生时间", "happened"), say("陈述", "statement"),
            say("单位", "by"), say("件", "no."), say("联单", "manifest"), say("说明", "what"),
            say("检查结果", "findings"),
        ]
        let rows = trace.steps.map { step in
            [
                step.place.description, LocalTime.text(step.at), step.kind.title.text,
                name(step.by), step.packages.map(name).joined(separator: " "),
                step.manifest.map { manifests[$0] ?? $0.description } ?? "", what(step),
                step.findings.map(\.rule.description).joined(separator: " "),
            ]
        }
        return TextTable(head, rows).text
    }

    private func what(_ step: TraceStep) -> String {
        let details = step.details
        let count = details.count.map { say("\($0)件", "\($0) packages") }
        let mass = details.mass.map { "\($0.kilograms) kg" }
        return [
            details.location, details.vehicle?.description, details.to.map { "→ " + name($0) },
            count, mass, details.method?.description,
            details.batch.map { say("批次 \($0)", "batch \($0)") }, details.reason,
            step.isCorrected ? say("已更正", "corrected") : nil,
        ].compactMap(\.self).joined(separator: say("，", ", "))
    }

    private var omitted: String? {
        guard !trace.omissions.isEmpty else { return nil }
        let rows = trace.omissions.map { omission in
            let (kind, of) = (omission.kind.title.text, name(omission.of))
            return omission.isBefore
                ? say(
                    "\(of) 的来源 \(omission.count) 件（\(kind)）未展开",
                    "\(omission.count) packages before \(of) (\(kind)) are not followed"
                )
                : say(
                    "\(of) 的去向 \(omission.count) 件（\(kind)）未展开",
                    "\(omission.count) packages after \(of) (\(kind)) are not followed"
                )
        }
        return (rows + [say("用 --all 全部追溯", "--all follows them all")]).joined(separator: "\n")
    }

    private func name(_ code: ItemCode) -> String { numbers[code].map { "#\($0)" } ?? "\(code)" }

    private func name(_ party: PartyID) -> String { trace.parties[party] ?? party.description }

    private func name(_ node: TraceNode) -> String {
        switch node {
        case .package(let code): name(code)
        case .batch(let batch): say("批次 \(batch.batch)", "batch \(batch.batch)")
        }
    }

    /// As in `2天3小时`, in its two largest units.
    private static func duration(from start: Timestamp, to end: Timestamp) -> String {
        let minutes = max(0, end.milliseconds - start.milliseconds) / 60_000
        let (days, hours) = (minutes / 1440, minutes / 60 % 24)
        if days > 0 { return say("\(days)天\(hours)小时", "\(days) d \(hours) h") }
        if hours > 0 { return say("\(hours)小时\(minutes % 60)分", "\(hours) h \(minutes % 60) min") }
        return say("\(minutes)分", "\(minutes) min")
    }
}
