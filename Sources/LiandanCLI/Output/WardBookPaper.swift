import CanonicalJSON
import Prints
import Regulation
import Tracing
import WasteDomain

/// The register of medical waste 医疗废物登记本, on the screen and on paper.
struct WardBookPaper {
    private let book: WardBook
    private let days: ClosedRange<CivilDay>
    private let words: Regulation

    init(_ book: WardBook, _ days: ClosedRange<CivilDay>, _ words: Regulation) {
        self.book = book
        self.days = days
        self.words = words
    }

    var json: JSONObject {
        let rows = book.rows.map { row -> JSONObject in
            [
                "at": row.handover?.at, "carrier": row.handover?.carrier,
                "destination": row.handover?.destination, "loaded": row.handover?.loaded,
                "mass": row.mass, "method": row.handover?.method, "number": row.handover?.number,
                "packages": row.packages, "released": row.handover?.released, "ward": row.ward,
                "waste": row.waste,
            ]
        }
        return [
            "from": days.lowerBound, "rows": rows, "site": book.site, "to": days.upperBound, "v": 1,
        ]
    }

    var text: String { TextTable(columns.map(\.title), book.rows.map(cells)).text }

    func form(of ledger: Digest, at time: Timestamp) -> PaperForm {
        let title = say("医疗废物登记本", "Register of medical waste")
        let name = book.names[book.site.party]
        return PaperForm(
            title: title,
            references: [PaperField(say("期间", "days"), period)],
            marks: [],
            symbol: "liandan-ward-book-v1 \(book.site.party)/\(book.site.site)"
                + " \(days.lowerBound) \(days.upperBound) \(ledger)",
            parts: [
                PaperPart(
                    say("医疗卫生机构", "Institution"),
                    fields: [
                        [
                            PaperField(say("单位名称", "name"), name),
                            PaperField(say("代码、场所", "code, site"), site),
                        ]
                    ]
                ),
                PaperPart(
                    say("登记", "Entries"),
                    tables: [PaperTable(columns, book.rows.map(cells))]
                ),
                PaperPart(say("合计", "Sums"), tables: [sums]),
            ],
            footer: "\(title) \(name ?? "") \(period)　\(say("打印时间", "printed")) \(time.legalTime)",
            isFilledByHand: false
        )
    }

    private var site: String { "\(book.site.party) / \(book.site.site)" }

    private var period: String { "\(days.lowerBound) – \(days.upperBound)" }

    private var columns: [PaperColumn] {
        [
            PaperColumn(say("来源", "source"), 10), PaperColumn(say("种类", "kind"), 11),
            PaperColumn(say("数量", "count"), 6), PaperColumn(say("重量(kg)", "kg"), 8),
            PaperColumn(say("交接时间", "handed over"), 13),
            PaperColumn(say("联单编号", "manifest"), 14),
            PaperColumn(say("处置方法", "method"), 11),
            PaperColumn(say("最终去向", "destination"), 15),
            PaperColumn(say("双方签名（记录号）", "both signed (entries)"), 12),
        ]
    }

    private func cells(_ row: WardBook.Row) -> [String] {
        let out = row.handover
        let method = out.map { out in
            let name = words.methods[out.method].map { " \($0.name)" } ?? ""
            return out.method.description + name
        }
        let place = out.map { book.names[$0.destination.party] ?? $0.destination.party.description }
        return [
            row.ward ?? "—", row.waste.medicalTitle, String(row.packages),
            row.mass?.kilograms ?? "—",
            out?.at.legalTime ?? say("暂存中", "in store"), out?.number.description ?? "",
            method ?? "", place ?? "", out.map { "\($0.released) / \($0.loaded)" } ?? "",
        ]
    }

    /// By kind; a kind of which anything was only counted has no weight.
    private var sums: PaperTable {
        let wastes = Set(book.rows.map(\.waste)).sorted { $0.description < $1.description }
        let rows = wastes.map { waste in
            let own = book.rows.filter { $0.waste == waste }
            let masses = own.compactMap(\.mass)
            let mass = masses.count == own.count ? masses.reduce(.zero, +).kilograms : "—"
            return [waste.medicalTitle, String(own.map(\.packages).reduce(0, +)), mass]
        }
        return PaperTable(Array(columns[1...3]), rows)
    }
}
