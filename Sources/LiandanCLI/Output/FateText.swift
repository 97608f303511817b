import CanonicalJSON
import Tracing
import WasteDomain

/// What became of manifests, for people.
enum FateText {
    static func text(_ fates: [Fate]) -> String {
        guard !fates.isEmpty else { return say("没有移出的联单", "nothing was handed over") }
        return fates.map(text).joined(separator: "\n\n")
    }

    private static func text(_ fate: Fate) -> String {
        let title = say("联单 ", "manifest ") + fate.number.description
        return ([title] + fate.lines.map(line) + [contributions(fate)])
            .compactMap(\.self).joined(separator: "\n")
    }

    private static func line(_ line: FateLine) -> String {
        let released = line.progress.released?.kilograms ?? "—"
        let head = [
            say("第\(line.line)行 ", "line \(line.line) ") + line.code.description,
            say("处理 kg", "kg treated"), say("方式", "method"), say("单位", "by"),
            say("时间", "at"), say("联单", "manifest"), say("经由", "by way of"),
        ]
        let rows = line.treated.map { share in
            [
                "", share.mass.kilograms, share.method.description, share.by.description,
                LocalTime.text(share.moment.at), share.manifest.description,
                share.via.dropLast().map(\.description).joined(separator: " → "),
            ]
        }
        let sums = say(
            "移出 \(released) kg，已利用处置 \(line.mass.kilograms) kg，接受人处 \(line.progress.acceptedLeft.kilograms) kg",
            "\(released) kg handed over, \(line.mass.kilograms) kg treated, \(line.progress.acceptedLeft.kilograms) kg with the consignee"
        )
        let onward = line.onward.map { next in
            say(
                "转出 \(next.mass.kilograms) kg: 联单 \(next.number)，\(next.consignee)",
                "\(next.mass.kilograms) kg sent on: manifest \(next.number), \(next.consignee)"
            )
        }
        return ([TextTable(head, rows).text, sums] + onward).joined(separator: "\n")
    }

    private static func contributions(_ fate: Fate) -> String? {
        guard !fate.contributions.isEmpty else { return nil }
        let head = [
            say("来源", "from"), say("联单", "manifest"), say("行", "line"), say("处理 kg", "kg treated"),
            say("方式", "method"), say("时间", "at"),
        ]
        let rows = fate.contributions.map { part in
            [
                part.site.description, part.manifest.description, String(part.line),
                part.share.mass.kilograms, part.share.method.description,
                LocalTime.text(part.share.moment.at),
            ]
        }
        return TextTable(head, rows).text
    }
}
