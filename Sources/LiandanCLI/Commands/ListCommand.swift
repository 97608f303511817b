import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// A command that lists the records of one kind.
protocol ListCommand: ParsableCommand {
    associatedtype Record: StateRecord

    var common: CommonOptions { get }
    static var head: [String] { get }

    /// The term the records carry.
    var term: String { get }

    /// Whether a record that carries the term is meant.
    func isListed(_ record: Record) -> Bool

    /// The cells of one record.
    func row(_ record: Record) throws -> [String]
}

extension ListCommand {
    func isListed(_ record: Record) -> Bool { true }

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let records = try ledger.query { (reader) throws(LogError) in
            try reader.records(Record.self, term: term)
        }
        .filter(isListed)
        let rows = try records.map(row)
        let json: JSONObject = ["items": records, "v": 1]
        common.printer.show(json, TextTable(Self.head, rows).text)
    }
}
