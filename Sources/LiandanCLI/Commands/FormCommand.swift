import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import WasteDomain

/// A command that makes statements of one kind from a flat form.
protocol FormCommand: ParsableCommand {
    var common: CommonOptions { get }
    var input: InputOptions { get }
    var signing: SigningOptions { get }
    static var form: StatementForm { get }

    /// What the flags say, by column.
    var cells: [String: String?] { get }

    /// Fills in what follows from the rest.
    func complete(_ draft: inout StatementDraft, at desk: Desk) throws
}

extension FormCommand {
    func complete(_ draft: inout StatementDraft, at desk: Desk) throws {}

    func run() throws {
        let desk = try Desk(common, signing)
        var drafts = try FormInput.drafts(Self.form, cells, file: input.file)
        for index in drafts.indices { try complete(&drafts[index], at: desk) }
        try desk.state(drafts)
    }
}

/// A command that says the same of several packages, named one by one or in a table.
protocol PackagesCommand: ParsableCommand {
    var codes: ItemCommand.Codes { get }
    var common: CommonOptions { get }
    var input: InputOptions { get }
    var signing: SigningOptions { get }
    static var form: StatementForm { get }

    /// What the flags say of every package, by column.
    var cells: [String: String?] { get }
}

extension PackagesCommand {
    func run() throws {
        let desk = try Desk(common, signing)
        let given = Self.form.members(cells.compactMapValues(\.self))
        var drafts = try codes.expanded().map { code in
            StatementDraft(Self.form.kind, given.completed(by: ["code": code]))
        }
        if let file = input.file {
            drafts += try FormInput.drafts(Self.form, cells, file: file)
        }
        try desk.state(drafts)
    }
}

/// A command that lists the records of one kind.
protocol ListCommand: ParsableCommand {
    associatedtype Record: StateRecord

    var common: CommonOptions { get }
    static var head: [String] { get }

    /// The term the records carry.
    var term: String { get }

    /// The cells of one record.
    func row(_ record: Record) -> [String]
}

extension ListCommand {
    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let records = try ledger.query { (reader) throws(LogError) in
            try reader.records(Record.self, term: term)
        }
        let json: JSONObject = ["items": records, "v": 1]
        common.printer.show(json, TextTable(Self.head, records.map(row)).text)
    }
}
