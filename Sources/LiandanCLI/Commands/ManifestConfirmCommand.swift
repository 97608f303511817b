import ArgumentParser
import CanonicalJSON
import LedgerLog
import Prints
import WasteDomain

/// The consignor confirms what was released in its name 移出人确认.
struct ManifestConfirmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: say(
            "移出人用自己的密钥确认他人代为记录的交付",
            "The consignor confirms, with its own key, what another recorded as released"
        ),
        discussion: say(
            "没有电脑的机构: 委托收运方的设备记录交接 (delegate grant --statement released)，"
                + "再在 24 小时内确认件数、重量和车辆；未确认的不算收运。"
                + "手机上可以离线签: --card 印成一张二维码，收运方扫描后随自己的装车一起提交 (submit -)。",
            "For whoever has no computer: the collector's device records the hand-over (delegate grant "
                + "--statement released), and count, mass and vehicle are confirmed within 24 hours; until then "
                + "it does not count as collected. It can be signed offline: --card makes one code of it, which the "
                + "collector scans and hands in with its own load (submit -)."
        )
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String

    @Option(help: ArgumentHelp(say("交出的包装数量", "How many packages left")))
    var packages: Int?

    @Option(help: ArgumentHelp(say("交出的净重，如 12.5kg", "Net mass that left, such as 12.5kg")))
    var mass: String?

    @Option(help: ArgumentHelp(say("来收运的车辆号牌", "Plate of the vehicle that came")))
    var vehicle: String?

    @Flag(help: ArgumentHelp(say("与收运方记录的一致", "As the collector recorded it")))
    var asStated = false

    @Option(help: ArgumentHelp(say("经办人；封存", "Handler; sealed")))
    var handler: String?

    @Option(
        help: ArgumentHelp(
            say(
                "写成二维码 (svg, pdf, html)，不提交",
                "Write it as a code to scan (svg, pdf, html), and do not submit"
            ),
            valueName: "file"
        )
    )
    var card: String?

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(manifest, desk)
        let known = asStated ? try ManifestReference.find(id.description, desk.ledger()) : nil
        let draft = StatementDraft(
            .manifestConfirmed,
            [
                "handler": handler, "manifest": id,
                "mass": mass.map { Mass($0)?.json ?? .string($0) } ?? known?.released?.mass.json,
                "packages": packages ?? known?.released?.packages,
                "vehicle": vehicle?.asCode ?? known?.vehicle?.description,
            ]
        )
        guard let card else {
            try desk.state([draft])
            return
        }
        try write(draft, to: card, desk)
    }

    /// The signed submission in one line, as a code: what the collector's device hands in.
    private func write(_ draft: StatementDraft, to card: String, _ desk: Desk) throws {
        guard let format = LabelFormat(ofFile: card) else {
            throw CommandError(
                .usage,
                "\(card) 的扩展名应为 svg, pdf 或 html",
                "\(card) must end in svg, pdf or html"
            )
        }
        let submission = try desk.sign([draft])
        try desk.check(submission, [draft])
        let line = String(decoding: submission.canonicalBytes, as: UTF8.self)
        let drawing = WordCard.drawing(
            line,
            EventKind.manifestConfirmed.title,
            Bilingual(zh: manifest, en: "liandan submit -")
        )
        try FileAccess.write(format.bytes(of: LabelSheet.pages(of: [drawing])), to: card)
        let json: JSONObject = [
            "file": card, "format": format.rawValue, "submission": submission.header.id, "v": 1,
        ]
        common.printer.show(json, say("已写入 \(card)", "written to \(card)"))
    }
}
