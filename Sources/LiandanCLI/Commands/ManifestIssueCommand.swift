import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Issues a manifest 填发.
struct ManifestIssueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: say(
            "填发联单；编号在记录时分配",
            "Issue a manifest; its number is allotted when it is recorded"
        ),
        discussion: say(
            "改送（--redirects）时，没有写的各项取自被拒收的联单，废物行即被拒收的部分。",
            "With --redirects, what is not said is taken from the manifest that was refused, and its lines are what was refused."
        )
    )

    @OptionGroup var form: ManifestFormOptions

    @Option(help: ArgumentHelp(say("已有的国家联单编号", "A number the national system gave already")))
    var number: String?

    @Option(help: ArgumentHelp(say("联单 UUID；默认新编", "UUID of the manifest; a new one by default")))
    var manifest: String?

    @OptionGroup var handling: HandlingOptions

    @Option(help: ArgumentHelp(say("经办人电话；封存", "That person's telephone; sealed")))
    var handlerPhone: String?

    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        guard let file = input.file else {
            try desk.state([StatementDraft(.manifestIssued, try members(desk, isWhole: true))])
            return
        }
        let drafts = try FormInput.objects(file).map { object in
            StatementDraft(
                .manifestIssued,
                object.completed(by: try members(desk, isWhole: false))
            )
        }
        try desk.state(drafts)
    }

    /// What the flags say, with a UUID of its own unless one is given.
    private func members(_ desk: Desk, isWhole: Bool) throws -> JSONObject {
        let refused = try refusedForm(desk)
        var members = try form.members(desk).completed(by: refused)
        let site = form.site ?? refused["consignor"]?.object?["site"]?.string ?? "001"
        members["consignor"] = .object(["party": desk.party, "site": site])
        if members["shipper"] == nil { members["shipper"] = .string("consignor") }
        let before = refused["lines"]?.array?.compactMap(\.object) ?? []
        members["lines"] = isWhole ? try form.lines(before: before, desk).json : nil
        let id = try manifest?.lowercased() ?? desk.newID().description
        return members.adding([
            "handler": handling.handler, "handlerPhone": handlerPhone, "manifest": id,
            "number": number,
        ])
    }

    /// What the manifest whose load was refused says, but for who takes it now and under what.
    private func refusedForm(_ desk: Desk) throws -> JSONObject {
        guard let text = form.redirects, let ledger = try desk.ledgerIfAny() else { return [:] }
        let manifest = try ManifestReference.find(text, ledger)
        guard var object = manifest.form.json.object else { return [:] }
        for name in ["approval", "consignee", "contract", "exemptions", "redirects"] {
            object[name] = nil
        }
        let refused = try ledger.query { (reader) throws(LogError) in
            try KnownLoad.refused(of: manifest, reader)
        }
        let lines = refused.enumerated().compactMap { index, load -> JSONObject? in
            let number = load["line"]?.integer.flatMap { Int(exactly: $0) }
            guard var line = number.flatMap({ manifest.line($0) })?.json.object else { return nil }
            line["line"] = (index + 1).json
            line["mass"] = load["mass"]
            line["packages"] = load["packages"]
            return line
        }
        object["lines"] = lines.json
        return object
    }
}
