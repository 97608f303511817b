import ArgumentParser

/// A command that makes statements, signed together.
protocol StatingCommand: ParsableCommand {
    var common: CommonOptions { get }
    var signing: SigningOptions { get }

    /// The statements, from what was typed and what the ledger knows.
    func drafts(_ desk: Desk) throws -> [StatementDraft]
}

extension StatingCommand {
    func run() throws {
        let desk = try Desk(common, signing)
        try desk.state(drafts(desk))
    }
}

/// A command that says what of a manifest changes hands.
protocol LoadCommand: StatingCommand {
    var manifest: String? { get set }
    var load: LoadInput { get set }
}
