import HandoffRules
import Regulation
import WasteDomain

/// What a stream asks for, as people read it.
struct StreamText {
    private let profile: StreamProfile
    private let laws: LawTable

    init(_ profile: StreamProfile, _ laws: LawTable) {
        self.profile = profile
        self.laws = laws
    }

    var text: String {
        ([head, acts, fields] + rest).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var head: String {
        let basis = profile.basis.map { text in
            let title = laws[text.law.description].map { "《\($0.title)》" } ?? text.law.description
            return title + (text.article.map { say("第\($0)条", " art. \($0)") } ?? "")
        }
        return TextTable(
            [profile.id.description, profile.name.text],
            [
                [say("方式", "kept as"), profile.record.title.text],
                [say("代码", "codes"), profile.codes.map(\.description).joined(separator: ";")],
                [say("主管部门", "authority"), profile.authority.text],
                [say("保存年限", "kept for years"), String(profile.retentionYears)],
                [say("依据", "basis"), basis.joined(separator: say("、", ", "))],
                [say("可信度", "confidence"), profile.confidence.description],
            ]
        ).text
    }

    private var acts: String {
        let head = [
            say("事项", "act"), say("名称", "name"), say("库存", "stock"), say("编号", "number"),
            say("必填", "required"), say("应填", "expected"), say("可填", "optional"),
        ]
        let rows = profile.acts.map { act in
            [
                act.act.description, act.name.text, act.stock?.title.text ?? "",
                "\(act.prefix)…", names(act) { $0 == .required },
                names(act) { if case .expected = $0 { true } else { false } },
                names(act) { $0 == .optional },
            ]
        }
        return TextTable(head, rows).text
    }

    private var fields: String {
        guard !profile.fields.isEmpty else { return "" }
        let head = [say("字段", "field"), say("名称", "name"), say("写法", "written")]
        return TextTable(
            head,
            profile.fields.map { [$0.field.description, $0.name.text, $0.spelling] }
        ).text
    }

    private var rest: [String] {
        var lines: [String] = []
        if !profile.levels.isEmpty { lines.append(named(profile.levels, say("层级", "levels"))) }
        if !profile.papers.isEmpty { lines.append(named(profile.papers, say("文件", "papers"))) }
        if let transfer = profile.transfer {
            lines.append(
                say(
                    "双方核对: \(transfer.days) 天内都要记，相差不超过 \(transfer.perMille)‰",
                    "Both sides state a load within \(transfer.days) days, at most \(transfer.perMille)‰ apart"
                ) + (transfer.moisture == nil ? "" : say("（按干基）", " (without the water)"))
            )
        }
        if let visits = profile.visits {
            lines.append(
                say(
                    "收运频次: 每 \(visits.days) 天至少一次",
                    "Fetched at least once in \(visits.days) days"
                )
            )
        }
        if let change = profile.regimeChange {
            let levels = change.levels.map(\.description).joined(separator: ", ")
            lines.append(
                say("转为危险废物: 在 \(levels)", "Becomes hazardous waste at \(levels)")
                    + (change.obligatory ? say("，别无去处", ", and leaves it in no other way") : "")
            )
        }
        return lines.isEmpty ? [] : [lines.joined(separator: "\n")]
    }

    private func names(_ act: StreamAct, _ isMeant: (FieldNeed) -> Bool) -> String {
        act.fields.filter { isMeant($1) }.keys.sorted().joined(separator: " ")
    }

    private func named(_ words: [NamedWord], _ title: String) -> String {
        title + say(": ", ": ")
            + words.map { "\($0.word) \($0.name.text)" }.joined(separator: say("；", "; "))
    }
}

/// Amounts of a stream in its unit.
struct StreamAmount {
    private let unit: MassUnit

    init(_ unit: MassUnit) {
        self.unit = unit
    }

    /// A mass in grams, which may be below zero.
    func mass(_ grams: Int64) -> String {
        guard let mass = Mass(grams: abs(grams)) else { return "" }
        return (grams < 0 ? "-" : "") + (unit == .tonne ? mass.tonnes : mass.kilograms)
    }
}
