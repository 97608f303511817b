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
            """
            改送（--redirects）时，没有写的各项取自被拒收的联单，废物行即被拒收的部分。
            定期收运用 --like: 没有写的各项取自以前的联单或模板文件（JSON，成员同 manifest.issued）；没有写明的数量作为估计。小微产废单位没有计划或合同的，填“无”。
            允许按月联单的地区，医疗机构用 --monthly: 每次交接是当月联单的一行（编号/行），整张用 manifest sheet 显示、打印。
            例: liandan manifest issue --like 20265001000001 --mass 35kg
            """,
            """
            With --redirects, what is not said is taken from the manifest that was refused, and its lines are what was refused.
            For regular pickups, --like takes what is not said from an earlier manifest or a file (JSON, the members of manifest.issued); a quantity that is not said is an estimate. Where a small generator has no plan or contract, 无 (none) is filled in.
            Where a region allows it, a medical institution adds --monthly: each hand-over is a row of the month's sheet (NUMBER/ROW), which manifest sheet shows and prints.
            For example: liandan manifest issue --like 20265001000001 --mass 35kg
            """
        )
    )

    @OptionGroup var form: ManifestFormOptions

    @OptionGroup var template: ManifestTemplate

    @Option(help: ArgumentHelp(say("已有的国家联单编号", "A number the national system gave already")))
    var number: String?

    @Option(help: ArgumentHelp(say("联单 UUID；默认新编", "UUID of the manifest; a new one by default")))
    var manifest: String?

    @Flag(
        help: ArgumentHelp(
            say(
                "医疗废物: 列入当月的按月联单，编号每月取一次，每次交接一行；限地区允许的",
                "Medical waste: a row of this month's sheet, numbered once a month; where the region allows it"
            )
        )
    )
    var monthly = false

    @OptionGroup var handling: HandlingOptions

    @Option(help: ArgumentHelp(say("经办人电话；封存", "That person's telephone; sealed")))
    var handlerPhone: String?

    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard template.like == nil || form.redirects == nil else {
            throw ValidationError(
                say("--like 和 --redirects 只能用一个", "use either --like or --redirects")
            )
        }
    }

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
        let known = try template.isUsed ? template.members(form, desk) : refusedForm(desk)
        var members = try form.members(desk).completed(by: known)
        let site = form.site ?? known["consignor"]?.object?["site"]?.string ?? "001"
        members["consignor"] = .object(["party": desk.party, "site": site])
        if members["shipper"] == nil { members["shipper"] = .string("consignor") }
        let before = known["lines"]?.array?.compactMap(\.object) ?? []
        members["lines"] = isWhole ? try form.lines(before: before, desk).json : nil
        if monthly { members["sheet"] = try ThisMonth.sheet(desk) }
        try SmallPapers.complete(&members, of: desk.party, site, desk)
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
        let others = ["approval", "consignee", "contract", "exemptions", "redirects", "sheet"]
        for name in others + ["underEmergency"] { object[name] = nil }
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
