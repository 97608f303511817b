import ArgumentParser
import CanonicalJSON
import Interchange
import WasteDomain

/// Fills waste of a stream into packages with codes: from here on it is hazardous waste 转为危险废物.
struct StreamChangeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: say(
            "把某类别的废物装入有编码的包装，转为危险废物；之后凭危险废物联单转移",
            "Fill waste of a stream into packages with codes: it becomes hazardous waste and goes by manifest"
        ),
        discussion: say(
            """
            赋码、装填、称重和转出一次签署；编码打印在标准输出。
            例: liandan stream change --stream household_hazardous --code 900-001-S60 --level store --waste 900-023-29 \
            --net 12.5kg --net 8kg --form solid --packaging drum
            """,
            """
            Codes, filling, weighing and the change are signed together; the codes stand on standard output.
            For example: liandan stream change --stream household_hazardous --code 900-001-S60 --level store --waste 900-023-29 \
            --net 12.5kg --net 8kg --form solid --packaging drum
            """
        )
    )

    @Option(help: ArgumentHelp(say("固废类别", "The stream")))
    var stream: String

    @Option(
        help: ArgumentHelp(
            say("固废代码；类别只有一个时可省", "The waste's code in the stream, unless it has only one")
        )
    )
    var code: String?

    @Option(help: ArgumentHelp(say("场所编号；默认 001", "Site; 001 by default")))
    var site: String = "001"

    @Option(help: ArgumentHelp(say("网点层级", "The level of the point")))
    var level: String?

    @Option(help: ArgumentHelp(say("记录编号；默认顺序编", "The row's number; the day's next by default")))
    var number: String?

    @Option(help: ArgumentHelp(say("危险废物代码", "The hazardous-waste code")))
    var waste: String?

    @Option(help: ArgumentHelp(say("每件的净重；每件写一次", "Net mass of a package; once for each")))
    var net: [String] = []

    @Option(help: ArgumentHelp(say("件数，台账按件计的", "Pieces, where the books count them")))
    var count: Int?

    @OptionGroup var content: ContentOptions
    @OptionGroup var handling: HandlingOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let giver = try CodeGiver(desk)
        let nets = try net.map(Self.mass)
        guard !nets.isEmpty else {
            throw CommandError(.usage, "写明每件的净重: --net", "say what each package weighs: --net")
        }
        let waste = try CodeArgument.waste(waste)
        let day = try desk.occurredAt().legalDay
        var label = StatementForm.item.members(content.cells.compactMapValues(\.self))
            .adding(["site": site])
        try giver.describe(&label, of: waste, like: nil)
        let codes = try giver.give(nets.count, waste, day, site: site)
        let packed = zip(codes, nets).flatMap { code, net in
            [
                StatementDraft(.itemIssued, label.adding(["code": code])),
                StatementDraft(.itemFilled, ["code": code, "handler": handling.handler]),
                StatementDraft(.itemWeighed, ["code": code, "net": net]),
            ]
        }
        var change = StatementDraft(
            .regimeChanged,
            [
                "code": code, "count": count, "items": codes, "level": level,
                "mass": nets.total, "number": number,
                "point": ["party": desk.party, "site": site] as JSONObject, "stream": stream,
            ]
        )
        var rows = try StreamRows(desk)
        try rows.complete(&change)
        try giver.state(packed + [change])
    }

    private static func mass(_ text: String) throws -> Mass {
        guard let mass = Mass(text) else {
            throw CommandError(.usage, "重量写作 12.5kg: \(text)", "a mass is written 12.5kg: \(text)")
        }
        return mass
    }
}
