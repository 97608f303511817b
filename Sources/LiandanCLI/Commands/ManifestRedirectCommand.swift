import ArgumentParser
import CanonicalJSON
import WasteDomain

/// A refused load goes to another consignee under a new manifest 改送.
struct ManifestRedirectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redirect",
        abstract: say(
            "把被拒收的废物改送，由另一份联单承运",
            "Send what was refused elsewhere, under another manifest"
        ),
        discussion: say(
            "先用 manifest issue --redirects 填发新联单，交付并装车。不写装载即新联单已装上的部分。",
            "Issue the new manifest first, with manifest issue --redirects, release and load it. What it has on board is meant unless a load is said."
        )
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String

    @Option(help: ArgumentHelp(say("新联单编号或 UUID", "The new manifest's number or UUID")))
    var to: String

    @OptionGroup var load: LoadInput
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(manifest, desk)
        let new = try ManifestReference.resolve(to, desk)
        let known = try desk.ledgerIfAny().map { ledger in
            KnownLoad.redirected(to: try ManifestReference.find(new.description, ledger))
        }
        let lines = try load.lines(of: id, desk, known: known)
        try desk.state([
            StatementDraft(.manifestRedirected, ["lines": lines, "manifest": id, "to": new])
        ])
    }
}
