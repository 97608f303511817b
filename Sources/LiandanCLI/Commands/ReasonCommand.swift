import ArgumentParser
import CanonicalJSON
import WasteDomain

/// A command that states one thing of a manifest, and why.
protocol ReasonCommand: ParsableCommand {
    var target: ManifestCommand.Target { get }
    var signing: SigningOptions { get }
    var common: CommonOptions { get }
    static var kind: EventKind { get }
}

extension ReasonCommand {
    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(target.manifest, desk)
        try desk.state([StatementDraft(Self.kind, ["manifest": id, "reason": target.reason])])
    }
}
