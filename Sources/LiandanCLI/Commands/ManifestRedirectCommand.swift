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
            "新联单先用 manifest issue --redirects 填发。不写装载即被拒收的全部。",
            "Issue the new manifest first, with manifest issue --redirects. All that was refused goes there unless a load is said."
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
        try desk.state([
            StatementDraft(
                .manifestRedirected,
                [
                    "lines": try load.lines(of: id, desk, known: .refused), "manifest": id,
                    "to": try ManifestReference.resolve(to, desk),
                ]
            )
        ])
    }
}
