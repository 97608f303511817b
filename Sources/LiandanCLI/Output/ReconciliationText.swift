import CanonicalJSON
import Tracing
import WasteDomain

/// In what the hand-overs of a load differ, for people.
struct ReconciliationText {
    private let found: Reconciliation

    init(_ found: Reconciliation) {
        self.found = found
    }

    var text: String {
        [say("联单 ", "manifest ") + found.number.description, stages, unreadable, differences]
            .compactMap(\.self).joined(separator: "\n\n")
    }

    private var stages: String {
        let head = [
            say("环节", "stage"), say("件", "packages"), say("无码", "no code"), "kg",
            say("单位", "by"), say("时间", "when"), say("记录", "entry"),
        ]
        let rows = found.stages.map { stage in
            [
                stage.kind.title.text, String(stage.packages),
                stage.uncoded == 0 ? "" : String(stage.uncoded), stage.mass?.kilograms ?? "",
                stage.by.map(name) ?? "", stage.moment.map { LocalTime.text($0.at) } ?? "",
                stage.moment?.event.description ?? "",
            ]
        }
        return TextTable(head, rows).text
    }

    private var unreadable: String? {
        guard !found.unreadable.isEmpty else { return nil }
        let texts = found.unreadable.joined(separator: ", ")
        return say("不是物品编码: \(texts)", "no item codes: \(texts)")
    }

    private var differences: String {
        guard !found.differences.isEmpty else {
            return found.unreadable.isEmpty
                ? say("各环节一致", "every stage speaks of the same packages")
                : say("物品一致", "the packages are the same")
        }
        let head = [
            say("差异", "difference"), say("行", "line"), say("物品", "package"),
            say("说明", "what"), say("状态", "state"), say("最后记录", "last seen"),
        ]
        let rows = found.differences.map { difference in
            [
                difference.kind.title.text, difference.line.map(String.init) ?? "",
                difference.code?.description ?? say("整行", "the whole line"), what(difference),
                difference.status?.title.text
                    ?? (difference.code == nil ? "" : say("未登记", "unknown")),
                difference.story.first.map(sight) ?? "",
            ]
        }
        return TextTable(head, rows).text
    }

    private func what(_ difference: LoadDifference) -> String {
        var texts: [String] = []
        if let other = difference.inPlaceOf {
            texts.append(say("代替 \(other)", "in the place of \(other)"))
        }
        if let line = difference.belongsTo {
            texts.append(say("应在第\(line)行", "belongs to line \(line)"))
        }
        if let weights = difference.weights {
            let (stated, now) = (weights.stated.kilograms, weights.found.kilograms)
            let tolerance = weights.tolerance.kilograms
            texts.append(
                say(
                    "\(stated) kg → \(now) kg，允差 \(tolerance) kg",
                    "\(stated) kg → \(now) kg, tolerance \(tolerance) kg"
                )
            )
        }
        if difference.kind == .missing {
            let absent = titles(difference.absent)
            texts.append(say("\(absent)时没有", "not at: \(absent)"))
        } else if !difference.present.isEmpty, difference.belongsTo == nil {
            let present = titles(difference.present)
            texts.append(say("\(present)时出现", "at: \(present)"))
        }
        return texts.joined(separator: say("；", "; "))
    }

    private func titles(_ places: [Int]) -> String {
        places.map { found.stages[$0].kind.title.text }.joined(separator: say("、", ", "))
    }

    private func sight(_ sight: LoadDifference.Sight) -> String {
        let by = name(sight.by)
        return [
            sight.moment.event.description, LocalTime.text(sight.moment.at),
            sight.kind.title.text, by, sight.location, sight.manifest?.description,
        ].compactMap(\.self).joined(separator: " ")
    }

    private func name(_ party: PartyID) -> String {
        found.parties[party] ?? party.description
    }
}
