import ArgumentParser

/// What a command is told that makes statements, signed together.
protocol StatingArguments: ParsableArguments {
    var common: CommonOptions { get }
    var signing: SigningOptions { get }

    /// The statements, from what was typed and what the ledger knows.
    func drafts(_ desk: Desk) throws -> [StatementDraft]
}

extension StatingArguments {
    /// Makes the statements.
    func state() throws {
        let desk = try Desk(common, signing)
        try desk.state(drafts(desk))
    }
}

/// A command that makes statements.
protocol StatingCommand: ParsableCommand, StatingArguments {}

extension StatingCommand {
    func run() throws { try state() }
}

/// A command that says what of a manifest changes hands.
protocol LoadCommand: StatingCommand {
    var manifest: String? { get set }
    var load: LoadInput { get set }
}
