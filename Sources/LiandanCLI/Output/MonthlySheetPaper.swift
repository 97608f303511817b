import CanonicalJSON
import Prints
import Tracing
import WasteDomain

/// The monthly sheet of medical waste 危险废物转移联单（医疗废物专用）, on the screen and on paper.
struct MonthlySheetPaper {
    private let rows: SheetRows

    init(_ rows: SheetRows) { self.rows = rows }

    private var sheet: MonthlySheet { rows.sheet }

    /// For machines (`Schemas/cli/manifest-sheet.schema.json`).
    var json: JSONObject {
        [
            "consignee": sheet.consignee, "consignor": sheet.consignor, "month": sheet.month,
            "number": sheet.number, "received": rows.received, "rows": rows.rows.map(Self.json),
            "totals": rows.totals, "v": 1,
        ]
    }

    var text: String {
        let head = say("按月联单 ", "monthly sheet ") + "\(sheet.number) \(sheet.month)"
        let parties = [
            [say("医疗卫生机构", "institution"), name(sheet.consignor)],
            [say("处置单位", "disposer"), name(sheet.consignee)],
        ]
        return [
            TextTable([head, ""], parties).text,
            TextTable(columns.map(\.title), rows.rows.map(cells)).text,
            TextTable(sums.columns.map(\.title), sums.rows).text,
        ].joined(separator: "\n\n")
    }

    func form(of ledger: Digest, at time: Timestamp) -> PaperForm {
        let title = say("危险废物转移联单（医疗废物专用）", "Manifest of medical waste")
        return PaperForm(
            title: title,
            references: [
                PaperField(say("联单编号", "number"), sheet.number.description),
                PaperField(say("月份", "month"), sheet.month.description),
            ],
            marks: [],
            symbol: "liandan-sheet-v1 \(sheet.number) \(sheet.month) \(ledger)",
            parts: [
                part(say("医疗卫生机构", "Institution"), sheet.consignor),
                part(say("处置单位", "Disposer"), sheet.consignee),
                PaperPart(
                    say("交接（每次一行）", "Hand-overs, a row each"),
                    tables: [PaperTable(columns, rows.rows.map(cells))]
                ),
                PaperPart(say("合计（双方已签）", "Sums of what both signed"), tables: [sums]),
            ],
            footer: "\(title) \(sheet.number)　\(say("打印时间", "printed")) \(time.legalTime)",
            isFilledByHand: false
        )
    }

    private func part(_ heading: String, _ site: SiteID) -> PaperPart {
        let fields = [
            PaperField(say("单位名称", "name"), rows.names[site.party]),
            PaperField(say("代码、场所", "code, site"), "\(site.party) / \(site.site)"),
        ]
        return PaperPart(heading, fields: [fields])
    }

    private func name(_ site: SiteID) -> String {
        [site.party.description, rows.names[site.party], "/ \(site.site)"].compactMap(\.self)
            .joined(separator: " ")
    }

    private var columns: [PaperColumn] {
        [
            PaperColumn(say("行", "row"), 4), PaperColumn(say("交接时间", "handed over"), 12),
            PaperColumn(say("种类", "kind"), 20), PaperColumn(say("数量", "count"), 6),
            PaperColumn(say("重量(kg)", "kg"), 9), PaperColumn(say("交接人", "handed over by"), 10),
            PaperColumn(say("运送人", "taken by"), 12), PaperColumn(say("车牌号", "plate"), 10),
            PaperColumn(say("双方签名（记录号）", "both signed (entries)"), 12),
            PaperColumn(say("接收(kg)", "received kg"), 9),
        ]
    }

    private func cells(_ row: SheetRow) -> [String] {
        let manifest = row.manifest
        let number = manifest.number.row.map(String.init) ?? ""
        guard let released = manifest.released else {
            // What was given up keeps its row.
            return [number, "", manifest.status.title.text] + Array(repeating: "", count: 7)
        }
        let leg = manifest.legs.first
        let carrier = leg.map { rows.names[$0.carrier] ?? $0.carrier.description }
        return [
            number, released.note.at.legalTime,
            row.wastes.map { Self.kind($0, alone: row.wastes.count == 1) }
                .joined(separator: say("；", "; ")),
            String(released.packages), released.mass.kilograms, Self.text(row.handler),
            [carrier, row.driver.map { Self.text($0) }].compactMap(\.self).joined(separator: " "),
            leg?.vehicle.description ?? "", Self.signatures(manifest),
            row.received?.kilograms ?? "—",
        ]
    }

    /// With how much of it there is, where it is not all.
    private static func kind(_ waste: SheetRow.Waste, alone: Bool) -> String {
        let figures = say(
            " \(waste.packages) 件 \(waste.mass.kilograms) kg",
            " \(waste.packages), \(waste.mass.kilograms) kg"
        )
        return waste.waste.medicalTitle + (alone ? "" : figures)
    }

    private static func text(_ name: SheetRow.Name?) -> String {
        switch name {
        case .open(let name): name
        case .sealed: say("（已封存）", "(sealed)")
        case nil: ""
        }
    }

    /// Where both statements stand; what another signed for the institution needs its own word.
    private static func signatures(_ manifest: Manifest) -> String {
        let halves = [
            manifest.released?.note.event,
            manifest.legs.isEmpty ? nil : manifest.loaded?.note.event,
        ].map { $0?.description ?? "—" }.joined(separator: " / ")
        guard manifest.released?.note.signer != nil else { return halves }
        let own = manifest.confirmed.map { say("确认 ", "confirmed ") + "\($0.note.event)" }
        return halves + say("，", ", ") + (own ?? say("未确认", "not confirmed"))
    }

    /// By kind; received is what the disposer weighed of all of it.
    private var sums: PaperTable {
        let totals = rows.totals.map {
            [$0.waste.medicalTitle, String($0.packages), $0.mass.kilograms, ""]
        }
        let all = [
            say("合计", "total"), String(rows.totals.map(\.packages).reduce(0, +)),
            rows.totals.map(\.mass).total.kilograms, rows.received.kilograms,
        ]
        return PaperTable(Array(columns[2...4]) + [columns[9]], totals + [all])
    }

    private static func json(_ row: SheetRow) -> JSONObject {
        let manifest = row.manifest
        let side = { (half: LoadStatement?, name: SheetRow.Name?) -> JSONObject? in
            half.map {
                [
                    "at": $0.note.at, "by": $0.note.by, "event": $0.note.event,
                    "name": name.flatMap(Self.opened), "signer": $0.note.signer,
                ]
            }
        }
        return [
            "confirmed": manifest.confirmed?.note.event,
            "loaded": side(manifest.loaded, row.driver), "manifest": manifest.manifest,
            "number": manifest.number, "received": row.received,
            "released": side(manifest.released, row.handler), "status": manifest.status,
            "vehicle": manifest.legs.first?.vehicle, "wastes": row.wastes,
        ]
    }

    private static func opened(_ name: SheetRow.Name) -> String? {
        if case .open(let text) = name { text } else { nil }
    }
}
