import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// What a command is told that says the same of several packages, named one by one or in a table.
protocol PackagesArguments: StatingArguments {
    var codes: ItemCommand.Codes { get set }
    var input: InputOptions { get }
    static var form: StatementForm { get }

    /// What the flags say of every package, by column.
    var cells: [String: String?] { get }
}

/// A command that says the same of several packages.
protocol PackagesCommand: StatingCommand, PackagesArguments {}

extension PackagesArguments {
    func drafts(_ desk: Desk) throws -> [StatementDraft] {
        let given = Self.form.members(cells.compactMapValues(\.self))
        var drafts = try codes.expanded().map { code in
            StatementDraft(Self.form.kind, given.completed(by: ["code": code]))
        }
        if let file = input.file {
            drafts += try FormInput.drafts(Self.form, cells, file: file)
        }
        return drafts
    }
}
