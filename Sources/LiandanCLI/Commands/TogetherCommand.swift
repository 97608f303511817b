import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// A command that says one thing of several packages together.
protocol TogetherCommand: FormCommand {
    var codes: ItemCommand.Codes { get }
}

extension TogetherCommand {
    func run() throws {
        let desk = try Desk(common, signing)
        let named = try codes.distinct(atLeast: input.file == nil ? 1 : 0)
        var drafts = try input.file.map { try FormInput.drafts(Self.form, cells, file: $0) } ?? []
        if input.file == nil || !named.isEmpty {
            let given = Self.form.members(cells.compactMapValues(\.self))
            drafts.append(StatementDraft(Self.form.kind, given.adding(["items": named])))
        }
        for index in drafts.indices { try complete(&drafts[index], at: desk) }
        try desk.state(drafts)
    }
}
