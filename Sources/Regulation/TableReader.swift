import WasteDomain

/// Looks up the tables of a regulation.
struct TableReader: Sendable {
    private let tables: RegulationTables

    init(_ tables: RegulationTables) {
        self.tables = tables
    }

    func rows(_ name: String) throws(RegulationError) -> [TableRow] {
        guard let text = tables.texts[name] else {
            throw RegulationError(.missingTable, "the regulation has no table \(name)")
        }
        do {
            return try CSVTable(text).rows.map { TableRow(table: name, row: $0) }
        } catch {
            throw RegulationError(error.code, "\(name): \(error.reason)")
        }
    }
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

    /// A field that may be empty.
    func optional<Value: LosslessStringConvertible>(
        _ column: String,
        _ type: Value.Type = Value.self
    ) throws(RegulationError) -> Value? {
        guard let text = row[column] else { return nil }
        guard let value = Value(text) else { throw fault(column) }
        return value
    }

    /// A field that says yes or no.
    func flag(_ column: String) throws(RegulationError) -> Bool {
        switch row[column] {
        case "yes": true
        case "no": false
        default: throw fault(column)
        }
    }

    func fault(_ column: String) -> RegulationError {
        let text = row[column] ?? ""
        return RegulationError(.badRow, "\(table), line \(row.line), \(column): \"\(text)\"")
    }
}
