import ArgumentParser
import CanonicalJSON
import WasteDomain

/// Something to remember about a manifest 备注.
struct ManifestNoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: say("给联单加备注", "Add a note to a manifest")
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String

    @Argument(help: ArgumentHelp(say("内容", "The text")))
    var text: String

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(manifest, desk)
        try desk.state([StatementDraft(.noteAdded, ["manifest": id, "text": text])])
    }
}
