package import CanonicalJSON
import Regulation
package import WasteDomain

/// A flat form for a kind of statement: the columns of a table, or the flags of a command.
package struct StatementForm: Sendable {
    package let kind: EventKind
    package let columns: [StatementColumn]
    /// Columns that name the subject: rows that agree in them are one statement.
    private let key: [String]

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

    /// The statements of a table, each with the lines of the file it comes from.
    ///
    /// - Throws: `badTable`, `unknownColumn` or `badCell`, naming the line.
    package func statements(
        _ text: String
    ) throws(InterchangeError) -> [(lines: [Int], members: JSONObject)] {
        let table: CSVTable
        do {
            table = try CSVTable(text)
        } catch {
            throw InterchangeError(.badTable, error.reason)
        }
        let names = try table.columns.map { (heading) throws(InterchangeError) in
            try name(of: heading)
        }
        var statements: [(lines: [Int], members: JSONObject)] = []
        var previous: [String]?
        for row in table.rows where !row.isEmpty {
            guard row.count == names.count else {
                throw InterchangeError(
                    .badCell,
                    line: row.line,
                    "\(row.count) cells under \(names.count) columns"
                )
            }
            var cells: [String: String] = [:]
            for (heading, name) in zip(table.columns, names) { cells[name] = row[heading] }
            let subject = key.compactMap { cells[$0] }
            if !key.isEmpty, subject == previous, !statements.isEmpty {
                let last = statements.count - 1
                statements[last].lines.append(row.line)
                statements[last].members.accumulate(members(cells), columns.filter(\.accumulates))
            } else {
                statements.append(([row.line], members(cells)))
            }
            previous = subject
        }
        return statements
    }

    private func name(of heading: String) throws(InterchangeError) -> String {
        let heading = heading.trimmed
        let column = columns.first { $0.name == heading || $0.heading == heading }
        if let column { return column.name }
        let known = columns.map(\.name).joined(separator: ", ")
        throw InterchangeError(.unknownColumn, line: 1, "\"\(heading)\": \(known)")
    }
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
            let more = other.value(at: column.path[...])?.array ?? []
            let mine = value(at: column.path[...])?.array ?? []
            set(.array(mine + more), at: column.path[...])
        }
    }

    private func value(at path: ArraySlice<String>) -> JSONValue? {
        guard let name = path.first else { return nil }
        return path.count == 1 ? self[name] : self[name]?.object?.value(at: path.dropFirst())
    }
}
