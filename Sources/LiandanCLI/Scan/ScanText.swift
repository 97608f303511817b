import CanonicalJSON
import Labels
import WasteDomain

/// What the one who scans is told, at once and at the end (`Schemas/cli/item-scan.schema.json`).
struct ScanText {
    private let output: Output

    init(_ output: Output) {
        self.output = output
    }

    /// What came of a code.
    func show(_ answer: ScanAnswer, _ tally: ScanTally) {
        let isOn = answer.verdict == .ok || answer.verdict == .doubled
        let (line, count, of) = tally.row(of: answer)
        let held = answer.package.plain.count
        var object: JSONObject = [
            "code": answer.code, "holds": answer.package.inner.isEmpty ? nil : held,
            "manifest": answer.other,
            "name": answer.item?.content.name.description ?? answer.line?.name,
            "net": answer.package.net, "scan": answer.verdict.rawValue,
            "status": answer.verdict == .wrongState ? answer.tree.item?.status : nil, "v": 1,
        ]
        let isInside = answer.tree.code != answer.code
        let (here, all) = tally.inside(answer)
        if isInside {
            let unit: JSONObject = ["code": answer.tree.code, "count": here, "of": all]
            object["unit"] = .object(unit)
        }
        if isOn {
            object["count"] = count.plain.json
            object["line"] = line?.number.json
            object["of"] = of?.json
            if count.hasUnits { object["units"] = count.named.json }
        }
        let total = say("合计 \(count.mass.kilograms) kg", "total \(count.mass.kilograms) kg")
        let counted = isOn ? [Self.place(line), Self.figures(line, count, of), total] : []
        let outer = Self.short(answer.tree.code)
        let inside =
            isInside ? say("在 \(outer) 内 \(here)/\(all)", "in \(outer) \(here)/\(all)") : ""
        let holds =
            answer.package.inner.isEmpty ? "" : say("内含 \(held) 件", "holds \(held)")
        tell(
            answer.verdict,
            object,
            [answer.title] + counted + [answer.waste, holds, inside],
            answer.code
        )
    }

    /// What came of something that names no package.
    func show(unnamed scanned: ScannedCode) {
        let (verdict, text): (ScanVerdict, String) =
            switch scanned {
            case .item(let label): (.unreadable, label.description)
            case .elements(let elements): (.unresolved, elements.description)
            case .roll(let roll): (.unresolved, roll.description)
            case .unknown(let text): (.unreadable, text)
            }
        let object: JSONObject = ["scan": verdict.rawValue, "text": text, "v": 1]
        let shown = String(text.prefix(60).filter { !$0.isNewline })
        tell(verdict, object, [verdict.title.text, "\"\(shown)\""], nil)
    }

    /// What a word did, or why it did nothing.
    func note(
        _ scan: String,
        _ text: @autoclosure () -> String,
        _ members: JSONObject = [:],
        isWrong: Bool = false
    ) {
        let object = members.adding(["scan": scan, "v": 1])
        output.show(object, isWrong ? Self.wrong(text()) : text())
    }

    /// What is there and what is not.
    func show(_ rows: [ScanTally.Row], refused: [ItemCode], isFinal: Bool) {
        let object: JSONObject = [
            "lines": rows.map(Self.json), "refused": refused.isEmpty ? nil : refused,
            "scan": isFinal ? "summary" : "list", "v": 1,
        ]
        output.show(object, Self.text(rows, refused, isFinal: isFinal))
    }

    private func tell(
        _ verdict: ScanVerdict,
        _ object: JSONObject,
        _ parts: [String],
        _ code: ItemCode?
    ) {
        output.show(
            object,
            {
                let text = (parts + [code.map(Self.short) ?? ""]).filter { !$0.isEmpty }
                    .joined(separator: "  ")
                return switch verdict {
                case .ok: Terminal.green("✓ ") + text
                case .doubled: Terminal.yellow("= ") + text + Terminal.bell
                default: Self.wrong(text)
                }
            }()
        )
    }

    private static func wrong(_ text: String) -> String {
        Terminal.red("✗ " + text) + Terminal.bell
    }

    private static func place(_ line: KnownLines.Line?) -> String {
        line.map { say("第\($0.number)行", "line \($0.number)") } ?? ""
    }

    /// What tells packages of one load apart: day and serial.
    private static func short(_ code: ItemCode) -> String {
        "…" + String(code.description.suffix(11))
    }

    /// As people count: what is listed by what is in it, what a form asks for by what stands there.
    private static func figures(
        _ line: KnownLines.Line?,
        _ count: ScanTally.Count,
        _ of: Int?
    ) -> String {
        let all = of.map { "/\($0)" } ?? ""
        guard count.hasUnits else { return "\(count.plain)\(all)" }
        let isForm = line?.items.isEmpty ?? false
        return isForm
            ? say(
                "\(count.named)\(all)（内 \(count.plain) 件）",
                "\(count.named)\(all) (\(count.plain) inside)"
            )
            : say(
                "\(count.plain)\(all)（\(count.named) 个单元）",
                "\(count.plain)\(all) (as \(count.named))"
            )
    }

    private static func json(_ row: ScanTally.Row) -> JSONObject {
        [
            "extra": row.extra.isEmpty ? nil : row.extra, "line": row.line?.number,
            "mass": row.count.mass, "missing": row.missing.isEmpty ? nil : row.missing,
            "name": row.line?.name, "of": row.of, "scanned": row.count.plain,
            "units": row.count.hasUnits ? row.count.named : nil, "waste": row.line?.waste,
        ]
    }

    private static func text(
        _ rows: [ScanTally.Row],
        _ refused: [ItemCode],
        isFinal: Bool
    ) -> String {
        let head = [
            say("行", "line"), say("代码", "code"), say("名称", "name"), say("已扫", "scanned"),
            say("应有", "of"), "kg",
        ]
        let cells = rows.map { row in
            [
                row.line.map { String($0.number) } ?? "—", row.line?.waste?.description ?? "—",
                row.line?.name ?? "—",
                String(row.count.plain) + (row.count.hasUnits ? " (\(row.count.named))" : ""),
                row.of.map(String.init) ?? "—", row.count.mass.kilograms,
            ]
        }
        let missing = rows.flatMap(\.missing)
        let extra = rows.flatMap(\.extra).map(\.description)
        return
            ([TextTable(head, cells).text]
            + list(say("缺", "missing"), missing)
            + list(say("多", "extra"), extra)
            + list(say("未收", "not taken"), refused.map(\.description)))
            .joined(separator: "\n")
    }

    private static let maximum = 50

    /// Codes under a heading, no more than people read.
    private static func list(_ title: String, _ codes: [String]) -> [String] {
        guard !codes.isEmpty else { return [] }
        let more = codes.count - maximum
        return [Terminal.red("\(title) \(codes.count):")] + codes.prefix(maximum).map { "  \($0)" }
            + (more > 0 ? [say("  还有 \(more) 件", "  and \(more) more")] : [])
    }
}

extension ScanAnswer {
    /// The verdict in words, with what it rests on.
    fileprivate var title: String {
        switch verdict {
        case .wrongLoad:
            verdict.title.text + (other.map { say(": 属于联单 \($0)", ": on manifest \($0)") } ?? "")
        case .wrongState:
            verdict.title.text + (tree.item.map { ": \($0.status.title.text)" } ?? "")
        case .wrongHolder:
            verdict.title.text + (tree.item.map { ": \($0.custodian)" } ?? "")
        case .wrongWaste: verdict.title.text + ": \(code.waste)"
        default: verdict.title.text
        }
    }

    /// What is in it, where that is known.
    fileprivate var waste: String {
        let name = item?.content.name.description ?? line?.name
        let net = item?.weighed.map { "\($0.net.kilograms) kg" }
        return [name, net].compactMap(\.self).joined(separator: " ")
    }
}

extension ScanVerdict {
    fileprivate var title: Bilingual {
        switch self {
        case .ok: Bilingual(zh: "好", en: "ok")
        case .doubled: Bilingual(zh: "已经扫过", en: "already scanned")
        case .unknown: Bilingual(zh: "没有这个编码", en: "unknown code")
        case .voided: Bilingual(zh: "编码已作废", en: "void code")
        case .wrongLoad: Bilingual(zh: "不是这批", en: "wrong load")
        case .notListed: Bilingual(zh: "不在清单上", en: "not on this load")
        case .wrongWaste: Bilingual(zh: "联单上没有这种废物", en: "no such waste on this manifest")
        case .wrongState: Bilingual(zh: "状态不对", en: "wrong state")
        case .wrongHolder: Bilingual(zh: "由别人保管", en: "held by another")
        case .unreadable: Bilingual(zh: "不是物品编码", en: "not an item code")
        case .unresolved:
            Bilingual(zh: "换用编码，账本里没有唯一对应的物品", en: "an alternate code of no one package known here")
        }
    }
}
