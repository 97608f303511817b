package import CanonicalJSON
package import WasteDomain

/// The rules' data 法规数据: dated tables, adopted by an event, known by their digest.
package struct Regulation: Sendable {
    /// H of the canonical tables.
    package let digest: Digest
    package let catalogue: WasteCatalogue
    package let methods: MethodTable
    package let regions: RegionTable
    package let calendar: WorkdayCalendar
    package let vocabularies: Vocabularies
    package let patterns: Patterns
    package let parameters: Parameters
    package let laws: LawTable
    /// Credit codes that were issued with a wrong check character.
    package let creditCodeExceptions: Set<String>

    /// Reads the tables.
    ///
    /// - Parameters:
    ///   - tables: The tables as text.
    ///   - digest: Their digest.
    /// - Throws: what is wrong with the first table that is not as it should be.
    package init(_ tables: RegulationTables, digest: Digest) throws(RegulationError) {
        self.digest = digest
        let reader = TableReader(tables)
        catalogue = try WasteCatalogue(reader)
        methods = try MethodTable(reader.rows("methods"))
        regions = try RegionTable(reader.rows("regions"))
        calendar = try WorkdayCalendar(reader.rows("workdays"))
        vocabularies = try Vocabularies(reader.rows("vocabularies"))
        patterns = try Patterns(reader.rows("patterns"))
        parameters = try Parameters(reader.rows("parameters"))
        laws = try LawTable(reader.rows("laws"))
        creditCodeExceptions = Set(try reader.rows("exceptions").compactMap { $0.row["code"] })
    }
}

/// Looks up the tables of a regulation.
struct TableReader {
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
