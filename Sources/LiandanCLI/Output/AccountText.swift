import Accounts
import CanonicalJSON
import Interchange
import WasteDomain

/// Rows of account books for people and spreadsheets 管理台账.
struct AccountText {
    private let words: AccountWords
    /// Whether each row says whose it is: where the books of several sites stand together.
    private let namesSites: Bool

    init(_ words: AccountWords, namesSites: Bool) {
        self.words = words
        self.namesSites = namesSites
    }

    func head(_ table: AccountTable) -> [String] {
        (namesSites ? [say("场所", "site")] : []) + words.titles(of: table)
    }

    /// A row as text.
    func line(_ row: AccountRow, _ names: OpenedNames) -> [String] {
        (namesSites ? [row.site.description] : [])
            + words.cells(of: row, names: names).map(\.text)
    }

    /// A row for a spreadsheet: what is a number there, and what stays text.
    func cells(_ row: AccountRow, _ names: OpenedNames) -> [SheetCell] {
        (namesSites ? [.text(row.site.description)] : [])
            + words.cells(of: row, names: names).map { cell in
                switch cell {
                case .empty: .empty
                case .count, .mass: .number(cell.text)
                case .text, .time: .text(cell.text)
                }
            }
    }

    /// All tables that have rows, each under its title, and their sums.
    func tables(_ rows: [AccountTable: [[String]]], _ totals: AccountTotals) -> String {
        let tables = AccountTable.allCases.compactMap { table in
            rows[table].map { rows in
                "\(table.rawValue) \(table.title.text)\n" + TextTable(head(table), rows).text
            }
        }
        return (tables + [totals.text]).joined(separator: "\n\n")
    }
}

/// What the rows of each table and waste add up to 汇总, in grams.
struct AccountTotals {
    private struct Key: Hashable {
        let table: AccountTable
        let waste: WasteCode
    }

    private var sums: [Key: (rows: Int, mass: Mass)] = [:]
    /// Batch codes that are not of the suggested form.
    private(set) var unusual = 0

    mutating func add(_ row: AccountRow) {
        let key = Key(table: row.table, waste: row.contents.waste)
        let sum = sums[key] ?? (0, .zero)
        sums[key] = (sum.rows + 1, sum.mass + row.mass)
        unusual += row.unusualBatches.count
    }

    static var head: [String] {
        [say("表", "table"), "", say("废物代码", "waste"), say("行数", "rows"), say("合计 t", "sum t")]
    }

    /// The sums as a table: table, title, waste, rows, tonnes.
    var rows: [[SheetCell]] {
        sorted.map { key, sum in
            [
                .text(key.table.rawValue), .text(key.table.title.text),
                .text(key.waste.description), .number(String(sum.rows)),
                .number(sum.mass.tonnes),
            ]
        }
    }

    var text: String {
        guard !sums.isEmpty else { return say("没有台账记录", "there are no rows") }
        let rows = sorted.map { key, sum in
            [
                key.table.rawValue, key.table.title.text, key.waste.description,
                String(sum.rows), sum.mass.tonnes,
            ]
        }
        let warning = say(
            "注意: \(unusual) 个批次编码不是推荐的格式",
            "note: \(unusual) batch codes are not of the suggested form"
        )
        return TextTable(Self.head, rows).text + (unusual > 0 ? "\n" + warning : "")
    }

    /// The sums for machines.
    var tables: [JSONObject] {
        sorted.map { key, sum in
            [
                "mass": sum.mass, "rows": sum.rows, "table": key.table.rawValue,
                "waste": key.waste,
            ]
        }
    }

    private var sorted: [(key: Key, sum: (rows: Int, mass: Mass))] {
        sums.map { ($0.key, $0.value) }.sorted {
            ($0.0.table.rawValue, $0.0.waste) < ($1.0.table.rawValue, $1.0.waste)
        }
    }
}
