import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Receives a load: scan and weigh 接收核实.
struct ManifestReceiveCommand: LoadCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive",
        abstract: say("接收: 扫码、称重、核对", "Receive: scan, weigh, check"),
        discussion: say(
            """
            若运抵尚无人陈述，同时陈述运抵。
            箱、托盘完整时写它自己的编码。少了一件的，写到了的那几件而不写箱: 账本记为途中拆箱未报 (LD-ITM-003)，缺的那件仍在箱的名下，\
            出具接受意见时连同箱列为缺失 (manifest decide，missingItems)；承运人在途中发现的，由承运人拆箱 (item unpack)，\
            再报缺的那件丢失 (item report lost)。
            """,
            """
            If nobody has stated the arrival yet, it is stated too.
            A box or pallet that is whole is named by its own code. Where a package lacks, name those that came and not the \
            box: the ledger notes an opening nobody stated (LD-ITM-003), what lacks stays in the box, and the box is named \
            as missing in the decision (manifest decide, missingItems). A carrier that notices on the way opens the box \
            (item unpack) and then reports that package lost (item report lost).
            """
        )
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String?

    @OptionGroup var load: LoadInput

    @Option(
        help: ArgumentHelp(
            say("某行的接收重量，如 1=248kg；可多次", "Weight received of a line, such as 1=248kg; repeatable")
        )
    )
    var mass: [String] = []

    @Option(
        help: ArgumentHelp(
            say(
                "某行的差异，如 1=quantity+packaging；可多次",
                "How a line differs, such as 1=quantity+packaging; repeatable"
            )
        )
    )
    var difference: [String] = []

    @OptionGroup var ticket: TicketOptions
    @OptionGroup var handling: HandlingOptions

    @Option(
        help: ArgumentHelp(say("运抵地点；默认接受场所的地址", "Where it arrived; the site's address by default"))
    )
    var place: String?

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func drafts(_ desk: Desk) throws -> [StatementDraft] {
        let id = try load.manifest(manifest, desk)
        let lines = try load.lines(of: id, desk, mayStray: true).map(received)
        let known = try Whereabouts(id, desk, isNeeded: true)
        var drafts: [StatementDraft] = []
        if !known.hasArrived {
            let place = place ?? known.end ?? say("接受场所", "the consignee's site")
            drafts.append(StatementDraft(.manifestArrived, ["manifest": id, "place": place]))
        }
        let members: JSONObject = [
            "handler": handling.handler, "lines": lines, "manifest": id,
        ]
        drafts.append(
            StatementDraft(.manifestReceived, members.adding(try ticket.members(desk)))
        )
        return drafts
    }

    /// A line as it came: its packages as objects, its own weight and differences.
    private func received(_ line: JSONObject) throws -> JSONObject {
        var line = line
        let number = line["line"]?.integer.map(String.init) ?? ""
        line["items"] = .array(
            (line["items"]?.array ?? []).map { code in
                code.object == nil ? .object(["code": code]) : code
            }
        )
        if let text = try LineValue.of(number, in: mass) {
            line["mass"] = Mass(text)?.json ?? .string(text)
        }
        if let text = try LineValue.of(number, in: difference) {
            line["differences"] = text.split(separator: "+").map(String.init).json
        }
        return line
    }
}
