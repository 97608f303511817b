import ArgumentParser
import CanonicalJSON
import WasteDomain

/// Fills a manifest in anew before it is released 联单变更.
struct ManifestAmendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: say(
            "变更还没有交付的联单；只写要变的",
            "Change a manifest that was not released; say only what changes"
        ),
        discussion: say(
            "--line line=1,mass=2t 只变第1行的重量；不带 line= 的 --line 取代所有行。给空值（如 --approval ''）即去掉该项。",
            "--line line=1,mass=2t changes the mass of line 1 only; a --line without line= takes the place of all. An empty value (--approval '') takes a thing away."
        )
    )

    @OptionGroup var target: ManifestCommand.Target
    @OptionGroup var form: ManifestFormOptions
    @OptionGroup var handling: HandlingOptions

    @Option(help: ArgumentHelp(say("经办人电话；封存", "That person's telephone; sealed")))
    var handlerPhone: String?

    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(target.manifest, desk)
        var present: JSONObject = ["consignor": ["party": desk.party, "site": "001"] as JSONObject]
        if let ledger = try desk.ledgerIfAny() {
            present = try ManifestReference.find(id.description, ledger).form.json.object ?? present
        }
        if let site = form.site {
            present["consignor"] = .object(["party": desk.party, "site": site])
        }
        var given = try form.members(desk)
        if let file = input.file, let object = try FormInput.objects(file).first {
            given = object.completed(by: given)
        }
        let before = present["lines"]?.array?.compactMap(\.object) ?? []
        if given["lines"] == nil { given["lines"] = try form.lines(before: before, desk).json }
        var members = given.completed(by: present)
        for member in members.members where member.value == .string("") {
            members[member.name] = nil
        }
        try desk.state([
            StatementDraft(
                .manifestAmended,
                members.adding([
                    "handler": handling.handler, "handlerPhone": handlerPhone, "manifest": id,
                    "reason": target.reason,
                ])
            )
        ])
    }
}
