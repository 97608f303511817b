package import CanonicalJSON
import Regulation
package import WasteDomain

/// A flat form for a kind of statement: the columns of a table, or the flags of a command.
package struct StatementForm: Sendable {
    /// What a row, or the rows of one subject, state.
    package let kind: EventKind
    /// A table may have them in any order, under either name, and leave some out.
    package let columns: [StatementColumn]
    /// Columns that name the subject: rows that agree in them are one statement.
    private let key: [String]

    /// Without a key every row is a statement of its own.
    package init(_ kind: EventKind, key: [String] = [], _ columns: [StatementColumn]) {
        self.kind = kind
        self.columns = columns
        self.key = key
    }

    /// The members of one statement from cells by column name; empty cells are left out.
    package func members(_ cells: [String: String]) -> JSONObject {
        var object = JSONObject()
        for column in columns {
            guard let cell = cells[column.name]?.trimmed, !cell.isEmpty else { continue }
            object.set(column.value(of: cell), at: column.path[...])
        }
        return object
    }

    /// The cells of one statement, as `members` reads them; nothing where it says nothing.
    package func cells(of members: JSONObject) -> [String] {
        columns.map { column in
            members.value(at: column.path[...]).map(column.cell) ?? ""
        }
    }

    /// The statements of a table, each with the lines of the file it comes from.
    ///
    /// - Throws: `badTable`, `unknownColumn` or `badCell`, naming every line that is wrong; then
    ///   there are no statements at all.
    package func statements(
        _ text: String
    ) throws(InterchangeError) -> [(lines: [Int], members: JSONObject)] {
        let table: CSVTable
        do {
            table = try CSVTable(text)
        } catch {
            throw InterchangeError(
                .badTable,
                zh: "表格无法读取 (\(error.reason))",
                en: error.reason
            )
        }
        let names = try names(of: table.columns)
        var statements: [(lines: [Int], members: JSONObject)] = []
        var errors: [InterchangeError] = []
        var first: FormRow?
        for row in table.rows where !row.isEmpty {
            guard row.count == names.count else {
                errors.append(Self.uneven(row, names.count))
                continue
            }
            var cells: [String: String] = [:]
            for (heading, name) in zip(table.columns, names) { cells[name] = row[heading]?.trimmed }
            let current = FormRow(line: row.line, cells: cells)
            if !key.isEmpty, let first, key.allSatisfy({ first.cells[$0] == cells[$0] }) {
                errors += contradictions(of: current, to: first)
                let last = statements.count - 1
                statements[last].lines.append(row.line)
                statements[last].members.accumulate(members(cells), columns.filter(\.accumulates))
            } else {
                statements.append(([row.line], members(cells)))
                first = current
            }
        }
        if let error = InterchangeError.together(errors) { throw error }
        return statements
    }

    private static func uneven(_ row: CSVTable.Row, _ columns: Int) -> InterchangeError {
        InterchangeError(
            .badCell,
            line: row.line,
            zh: "有 \(row.count) 格，而表头有 \(columns) 列",
            en: "\(row.count) cells under \(columns) columns"
        )
    }

    /// The columns' names for the headings of a table.
    private func names(of headings: [String]) throws(InterchangeError) -> [String] {
        let headings = headings.map(\.trimmed)
        let known = columns.map(\.name).joined(separator: ", ")
        let names = headings.map { heading in
            columns.first { $0.name == heading || $0.heading == heading }?.name
        }
        let unknown = zip(headings, names).filter { $1 == nil }.map { "\"\($0.0)\"" }
        guard unknown.isEmpty else {
            let named = unknown.joined(separator: ", ")
            throw InterchangeError(
                .unknownColumn,
                line: 1,
                zh: "没有名为 \(named) 的列；可用的列: \(known)",
                en: "there is no column \(named); the columns are \(known)"
            )
        }
        let found = names.compactMap(\.self)
        guard Set(found).count == found.count else {
            throw InterchangeError(
                .badTable,
                line: 1,
                zh: "表头里有一列出现两次",
                en: "a column stands twice in the header"
            )
        }
        return found
    }

    /// What a further row of a statement says otherwise than its first.
    private func contradictions(of row: FormRow, to first: FormRow) -> [InterchangeError] {
        columns.filter { !$0.accumulates }.compactMap { column in
            guard let cell = row.cells[column.name], !cell.isEmpty,
                cell != first.cells[column.name]
            else { return nil }
            return InterchangeError(
                .badCell,
                line: row.line,
                zh: "\(column.name) 是 \"\(cell)\"，与第\(first.line)行不同",
                en: "\(column.name) is \"\(cell)\", and not in line \(first.line)"
            )
        }
    }
}

/// The cells of one row by the columns' names, and the line they stand in.
private struct FormRow {
    let line: Int
    let cells: [String: String]
}

extension JSONObject {
    /// Sets a value some levels down.
    fileprivate mutating func set(_ value: JSONValue, at path: ArraySlice<String>) {
        guard let name = path.first else { return }
        if path.count == 1 {
            self[name] = value
        } else {
            var inner = self[name]?.object ?? JSONObject()
            inner.set(value, at: path.dropFirst())
            self[name] = .object(inner)
        }
    }

    /// Adds the lists of some columns of another row.
    fileprivate mutating func accumulate(_ other: JSONObject, _ columns: [StatementColumn]) {
        for column in columns {
            guard let more = other.value(at: column.path[...])?.array else { continue }
            let mine = value(at: column.path[...])?.array ?? []
            set(.array(mine + more), at: column.path[...])
        }
    }

    fileprivate func value(at path: ArraySlice<String>) -> JSONValue? {
        guard let name = path.first else { return nil }
        return path.count == 1 ? self[name] : self[name]?.object?.value(at: path.dropFirst())
    }
}
