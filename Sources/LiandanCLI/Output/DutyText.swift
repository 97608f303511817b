import CanonicalJSON
import Duties
import HandoffRules
import Regulation
import WasteDomain

/// What is due, for people, machines and spreadsheets 到期事项.
struct DutyText {
    private let now: Timestamp
    private let laws: LawTable

    init(_ now: Timestamp, _ laws: LawTable) {
        self.now = now
        self.laws = laws
    }

    /// By kind, columns aligned over all of them; the kind with the most pressing one first.
    func text(_ duties: [Duty]) -> String {
        guard !duties.isEmpty else { return say("没有到期事项", "nothing is due") }
        var kinds: [String] = []
        for duty in duties where !kinds.contains(duty.check.kind) { kinds.append(duty.check.kind) }
        let groups = kinds.map { kind in duties.filter { $0.check.kind == kind } }
        let table = TextTable(head, groups.joined().map(row)).text
        var rows = table.split(separator: "\n")[...]
        var lines = [String(rows.removeFirst())]
        for group in groups {
            lines += ["", heading(group)]
            lines += rows.prefix(group.count).map(String.init)
            rows = rows.dropFirst(group.count)
        }
        return (lines + ["", summary(duties)]).joined(separator: "\n")
    }

    /// One duty as JSON, its texts in the language people are spoken to in.
    func json(_ duty: Duty) -> JSONValue {
        var facts = JSONObject()
        for (name, value) in duty.facts { facts[name] = value.json }
        var object: JSONObject = [
            "advice": duty.advice.text, "basis": basis(of: duty.check), "command": duty.command,
            "count": duty.count, "detail": duty.detail.text, "facts": facts,
            "kind": duty.check.kind, "name": duty.name, "party": duty.party,
            "partyName": duty.partyName, "region": duty.region, "since": duty.since,
            "state": duty.state, "subject": duty.subject.description, "title": duty.title.text,
        ]
        DeadlineText.add(duty.due, to: &object)
        return .object(object)
    }

    /// Rows for a spreadsheet, the first of them the names of the columns.
    func table(_ duties: [Duty]) -> [[String]] {
        [
            [
                "kind", "title", "state", "due", "left", "since", "subject", "count", "party",
                "partyName", "region", "detail", "advice", "command", "basis",
            ]
        ]
            + duties.map { duty in
                [
                    duty.check.kind, duty.title.text, duty.state.title.text,
                    DeadlineText.text(duty.due), DeadlineText.left(duty.due, now),
                    duty.since.map(LocalTime.text) ?? "", duty.name, String(duty.count),
                    duty.party.description, duty.partyName?.description ?? "",
                    duty.region?.description ?? "", duty.detail.text, duty.advice.text,
                    duty.command, basis(of: duty.check).joined(separator: "; "),
                ]
            }
    }

    private var head: [String] {
        [
            say("状态", "state"), say("期限", "due"), "", say("事项", "subject"),
            say("责任单位", "whose duty"), "", say("说明", "what"), say("命令", "command"),
        ]
    }

    private func row(_ duty: Duty) -> [String] {
        [
            duty.state.title.text, DeadlineText.text(duty.due), DeadlineText.left(duty.due, now),
            duty.name + (duty.count > 1 ? " ×\(duty.count)" : ""), duty.party.description,
            duty.partyName?.description ?? "—", duty.detail.text, duty.command,
        ]
    }

    private func heading(_ group: [Duty]) -> String {
        let title = "\(group[0].title.text) [\(group[0].check.kind)]"
        let isLate = group.contains { $0.state == .late }
        let coloured = isLate ? Terminal.red(title) : Terminal.yellow(title)
        let laws = basis(of: group[0].check).joined(separator: say("，", ", "))
        return "\(coloured)  \(group[0].advice.text)  \(say("依据: ", "basis: "))\(laws)"
    }

    private func summary(_ duties: [Duty]) -> String {
        let late = duties.count { $0.state == .late }
        return say(
            "共 \(duties.count) 项，其中 \(late) 项已逾期",
            "\(duties.count) in all, \(late) of them late"
        )
    }

    private func basis(of check: DutyCheck) -> [String] {
        check.basis.map { $0.text(laws, on: now.legalDay).text }
    }
}
