package import WasteDomain

/// Looks up the tables of a regulation.
struct TableReader: Sendable {
    private let tables: RegulationTables

    init(_ tables: RegulationTables) {
        self.tables = tables
    }

    /// The rows of a table; none if it came later than the tables that were adopted.
    func rows(_ name: String) throws(RegulationError) -> [TableRow] {
        guard let text = tables.texts[name] else {
            if RegulationTables.later.contains(name) { return [] }
            throw RegulationError(.missingTable, "the regulation has no table \(name)")
        }
        let table: CSVTable
        do {
            table = try CSVTable(text)
        } catch {
            throw RegulationError(error.code, "\(name): \(error.reason)")
        }
        for row in table.rows where row.count != table.columns.count {
            let counts = "\(row.count) fields under \(table.columns.count) columns"
            throw RegulationError(.badRow, "\(name), line \(row.line): \(counts)")
        }
        return table.rows.map { TableRow(table: name, row: $0) }
    }
}

extension RegulationTables {
    /// Tables that the first version did not have: what was adopted then is read without them.
    package static let later: Set<String> = [
        "compatibility", "elements", "exemptions", "figures", "indicator_goals",
        "indicator_plans", "indicators", "label_fields", "label_hazards", "label_sizes",
        "label_volumes", "labels", "law_map", "neighbours", "tolerances",
    ]
}

/// One row of a table, with its place for error messages.
struct TableRow {
    let table: String
    let row: CSVTable.Row

    /// A field that must be there and be of a type.
    func value<Value: LosslessStringConvertible>(
        _ column: String,
        _ type: Value.Type = Value.self
    ) throws(RegulationError) -> Value {
        guard let text = row[column], let value = Value(text) else { throw fault(column) }
        return value
    }

    /// A field that may be empty, in a column that must be there.
    func optional<Value: LosslessStringConvertible>(
        _ column: String,
        _ type: Value.Type = Value.self
    ) throws(RegulationError) -> Value? {
        guard let text = row[column] else {
            guard row.has(column: column) else { throw fault(column) }
            return nil
        }
        guard let value = Value(text) else { throw fault(column) }
        return value
    }

    /// A field of several values, separated by semicolons, at least one.
    func list<Value>(
        _ column: String,
        _ value: (String) -> Value?
    ) throws(RegulationError) -> [Value] {
        let parts = try self.value(column, String.self).split(separator: ";")
        let values = parts.compactMap { value(String($0)) }
        guard values.count == parts.count, !values.isEmpty else { throw fault(column) }
        return values
    }

    /// A field that says yes or no.
    func flag(_ column: String) throws(RegulationError) -> Bool {
        switch row[column] {
        case "yes": true
        case "no": false
        default: throw fault(column)
        }
    }

    /// A row that says again what another row of the table has said of the same.
    func repeated(_ column: String) -> RegulationError {
        RegulationError(.badRow, fault(column).reason + " stands twice")
    }

    func fault(_ column: String) -> RegulationError {
        guard row.has(column: column) else {
            return RegulationError(.badTable, "\(table): there is no column \(column)")
        }
        let text = row[column] ?? ""
        return RegulationError(.badRow, "\(table), line \(row.line), \(column): \"\(text)\"")
    }
}
