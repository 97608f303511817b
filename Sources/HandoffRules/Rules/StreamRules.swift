import CanonicalJSON
import Regulation
import WasteDomain

/// The form of rows in the books of other solid wastes 其他固废台账: what the profile of the stream says.
enum StreamRules {
    static let all: [Rule] = [
        Rule(
            "LD-STR-001",
            .stream,
            zh: ("法规数据里没有固废类别 {stream}；有 {known}", "核对类别；新的类别由主管部门启用 (regulation adopt)"),
            en: (
                "The regulation has no stream {stream}; it has {known}",
                "Check the name; the authority adopts a new stream (regulation adopt)."
            ),
            basis: [.project],
            check: .on([.streamRecorded, .regimeChanged]) { context in
                guard let stated = context.event.body as? any StreamStatement,
                    StatedRow(context) == nil
                else { return [] }
                let known = context.regulation.streams.all.map(\.id.description)
                return [
                    Fault(
                        "/stream",
                        [
                            "known": known.joined(separator: ", "),
                            "stream": stated.movement.stream.description,
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-STR-002",
            .stream,
            zh: (
                "{field} 是 {text}，{stream} 可以是 {known}", "按类别的规定填写 (liandan stream show {stream})"
            ),
            en: (
                "{field} is {text}; in {stream} it can be {known}",
                "Say it as the stream's profile has it (liandan stream show {stream})."
            ),
            basis: [.project],
            check: StatedRow.check(words)
        ),
        Rule(
            "LD-STR-003",
            .stream,
            zh: ("{act}: 缺 {field}", "补填；依据 {basis} (liandan stream show {stream})"),
            en: (
                "{act}: {field} is missing",
                "Add it; it is asked for by {basis} (liandan stream show {stream})."
            ),
            basis: [.project],
            check: StatedRow.act(missing)
        ),
        Rule(
            "LD-STR-004",
            .stream,
            zh: ("{act} 没有 {field} 这一项", "去掉这一项，或改用有它的事项 (liandan stream show {stream})"),
            en: (
                "{act} has no {field}",
                "Leave it out, or state the act that has it (liandan stream show {stream})."
            ),
            basis: [.project],
            check: StatedRow.act { row, act, _ in
                let stated = StreamMember.allCases.map(\.rawValue).filter(row.has)
                return (stated + row.movement.fields.keys.sorted())
                    .filter { act.fields[$0] == nil }
                    .map { Fault(row.path($0), row.facts(["field": $0])) }
            }
        ),
        Rule(
            "LD-STR-005",
            .stream,
            zh: ("{field} 是 \"{text}\"，应为 {known}", "按规定的形式填写"),
            en: ("{field} is \"{text}\"; it is written {known}", "Write it as the profile has it."),
            basis: [.project],
            check: StatedRow.act { row, act, context in
                row.movement.fields.sorted { $0.key < $1.key }.compactMap { name, value in
                    guard act.fields[name] != nil, let field = row.profile.field(name),
                        !field.accepts(value, context.regulation.patterns)
                    else { return nil }
                    return Fault(
                        row.path(name),
                        row.facts(["field": name, "known": field.spelling, "text": value.shown])
                    )
                }
            }
        ),
        Rule(
            "LD-STR-006",
            .stream,
            zh: ("{code} 不是 {stream} 的代码；{stream} 有 {known}", "核对固废代码或类别"),
            en: (
                "{code} is no code of {stream}, which has {known}",
                "Check the code, or the stream."
            ),
            basis: [.law("SW2024", "分类与代码")],
            check: StatedRow.check { row, _ in
                guard !row.profile.contains(row.movement.code) else { return [] }
                let codes = row.profile.codes.map(\.description).joined(separator: ", ")
                return [
                    Fault(
                        "/code",
                        row.facts(["code": row.movement.code.description, "known": codes])
                    )
                ]
            }
        ),
        Rule(
            "LD-STR-007",
            .stream,
            zh: ("编号 {number} 已有记录 {entry}", "换一个编号；更正已记的须写明事由 (--reason)"),
            en: (
                "The number {number} is stated already (entry {entry})",
                "Take another; to state the row anew, give the reason (--reason)."
            ),
            basis: [.project],
            check: StatedRow.check { row, _ in
                guard let known = row.known, row.statement.reason == nil || !known.items.isEmpty
                else { return [] }
                return [
                    Fault(
                        "/number",
                        row.facts([
                            "entry": known.note.event.description,
                            "number": row.movement.number.description,
                        ])
                    )
                ]
            }
        ),
        Rule(
            "LD-STR-008",
            .stream,
            zh: ("{day} 还没有到", "到该日再记"),
            en: ("The day {day} lies ahead", "Wait for that day."),
            basis: [.project],
            check: StatedRow.check { row, context in
                guard row.movement.day > context.made.occurredAt.legalDay else { return [] }
                return [Fault("/day", row.facts(["day": row.movement.day.description]))]
            }
        ),
    ]

    /// Words that the profile does not have, and a stock that it changes otherwise.
    private static func words(_ row: StatedRow, _ context: RuleContext) -> [Fault] {
        guard context.event.kind == .streamRecorded else { return [] }
        let movement = row.movement
        func fault(_ name: String, _ text: String?, _ known: [String]) -> [Fault] {
            let facts = [
                "field": name, "known": known.joined(separator: ", "), "text": text ?? "—",
            ]
            return [Fault("/\(name)", row.facts(facts))]
        }
        guard let act = row.act else {
            return fault(
                "act",
                movement.act.description,
                row.profile.acts.map(\.act.description)
            )
        }
        var faults: [Fault] = []
        if movement.stock != act.stock {
            faults += fault("stock", movement.stock?.rawValue, [act.stock?.rawValue ?? "—"])
        }
        let levels = act.levels.isEmpty ? row.profile.levels.map(\.word) : act.levels
        if let level = movement.level, !levels.isEmpty, !levels.contains(level) {
            faults += fault("level", level.description, levels.map(\.description))
        }
        return faults
    }

    /// What must be there and is not; of mass, count and volume at least one.
    private static func missing(
        _ row: StatedRow,
        _ act: StreamAct,
        _ context: RuleContext
    ) -> [Fault] {
        let amounts: [StreamMember] = [.mass, .count, .volume]
        var names = act.fields.filter { $1 == .required && !row.has($0) }.keys.sorted()
        let isCounted = amounts.contains { row.has($0.rawValue) }
        // A mass that is expected is found missing by a rule of its own.
        let isExpected = amounts.contains { member in
            if case .expected? = act.need(member) { true } else { false }
        }
        let asked = amounts.filter { act.need($0) != nil }.map(\.rawValue)
        if !isCounted, !isExpected, let first = asked.first,
            !names.contains(where: asked.contains)
        {
            names.append(first)
        }
        return names.map { Fault(row.path($0), row.facts(["field": $0])) }
    }
}
