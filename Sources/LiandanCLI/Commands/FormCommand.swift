import ArgumentParser
import Interchange

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

    /// Fills in what follows from the rest, where one statement counts on from another.
    func complete(_ drafts: inout [StatementDraft], at desk: Desk) throws
}

extension FormCommand {
    func complete(_ draft: inout StatementDraft, at desk: Desk) throws {}

    func complete(_ drafts: inout [StatementDraft], at desk: Desk) throws {
        for index in drafts.indices { try complete(&drafts[index], at: desk) }
    }

    func run() throws {
        let desk = try Desk(common, signing)
        var drafts = try FormInput.drafts(Self.form, cells, file: input.file)
        try complete(&drafts, at: desk)
        try desk.state(drafts)
    }
}
