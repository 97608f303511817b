import ArgumentParser
import Bundles
import CanonicalJSON
import LedgerLog
import Liandan
import Prints
import WasteDomain

/// A check on the road, without network and ledger 路检.
struct RoadsideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roadside",
        abstract: say(
            "路检: 不用网络，用带来的证据包核对车辆、联单和物品",
            "On the road: compare a vehicle, a manifest and codes with a bundle, without network"
        ),
        discussion: say(
            "先在有账本处: liandan export evidence --on-the-road --out road.evidence。"
                + "有差异时退出码为 1；包之后的事它不知道。--out 写出检查记录（html 或 pdf）。",
            "First, where the ledger is: liandan export evidence --on-the-road --out road.evidence. "
                + "Exits with 1 if anything differs; of what came after the bundle it knows nothing. "
                + "--out writes the record of the check (html or pdf)."
        )
    )

    @Argument(help: ArgumentHelp(say("证据包", "The evidence bundle")))
    var bundle: String

    @Option(help: ArgumentHelp(say("车牌号", "The vehicle's plate")))
    var plate: String?

    @Option(
        help: ArgumentHelp(
            say(
                "联单编号、UUID 或打印联单上二维码的内容",
                "Manifest number, UUID or the text of its print's QR code"
            )
        )
    )
    var manifest: String?

    @Option(
        help: ArgumentHelp(
            say(
                "车上扫到的编码，每行一个；- 为标准输入",
                "Codes scanned on the load, one a line; - is standard input"
            ),
            valueName: "file"
        )
    )
    var scanned: String?

    @Option(help: ArgumentHelp(say("检查人员", "Who checks")))
    var inspector: String?

    @Option(help: ArgumentHelp(say("检查地点", "Where")))
    var place: String?

    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let trust = try ReadingDesk(common).trust()
        let sighting = try sighting(of: trust.description)
        let bundle = try EvidenceBundle.read(file: FileAccess.read(bundle))
        let check = BundleCheck(bundle, trust.ledger)
        guard check.problems.isEmpty, isAttested(bundle, trust) else {
            throw CommandError(
                .refused,
                "证据包不成立，不能用于核对: liandan verify 说明原因",
                "the bundle does not hold and proves nothing: liandan verify says why"
            )
        }
        let roadside = Roadside(sighting, with: check.statements)
        let paper = RoadsidePaper(
            sighting,
            roadside,
            trust.description,
            checkedBy: inspector,
            at: place
        )
        if let out = writing.out {
            let form = paper.form(at: try RehearsalClock.current().now())
            let format = PaperFormat(ofFile: out) ?? .html
            try FileAccess.write(try format.bytes(of: [form]), to: out)
        }
        let json: JSONObject = [
            "agrees": roadside.differences.isEmpty, "asOf": roadside.asOf,
            "differences": roadside.differences, "file": writing.out,
            "manifests": roadside.manifests.map(\.number), "plate": sighting.plate,
            "scanned": sighting.codes?.count, "v": 1,
        ]
        common.printer.show(json, paper.text)
        if !roadside.differences.isEmpty { throw Ended(status: .refused) }
    }

    /// Whether no witness and no timestamp that the trust file knows contradicts it.
    private func isAttested(_ bundle: EvidenceBundle, _ trust: TrustFile) -> Bool {
        guard let checkpoint = Checkpoint(bundle.checkpoint) else { return false }
        let tokens = bundle.timestamps.map(\.bytes)
        let known = trust.following(bundle.successors)
        return (try? Attestation(of: checkpoint, timestamps: tokens, by: known)) != nil
    }

    private func sighting(of ledger: LedgerDescription) throws -> Roadside.Sighting {
        guard plate != nil || manifest != nil || scanned != nil else {
            throw CommandError(
                .usage,
                "至少指定其一: --plate、--manifest、--scanned",
                "name at least one of --plate, --manifest, --scanned"
            )
        }
        let read = try plate.map { text -> Plate in
            guard let plate = Plate(text.asCode) else {
                throw CommandError(.usage, "\(text) 不是车牌号", "\(text) is no plate")
            }
            return plate
        }
        let codes = try scanned.map { file in
            try CodeList.expand([file == "-" ? file : "@" + file]).map { text in
                guard let code = ItemCode(text) else {
                    throw CommandError(.usage, "\(text) 不是物品编码", "\(text) is no item code")
                }
                return code
            }
        }
        return Roadside.Sighting(plate: read, manifest: try shown(in: ledger), codes: codes)
    }

    /// A manifest's name, or that in the text of its QR code (`Schemas/print.md` 2).
    private func shown(in ledger: LedgerDescription) throws -> String? {
        guard let manifest else { return nil }
        let words = manifest.split(separator: " ").map(String.init)
        guard words.count == 5, words[0] == "liandan-manifest-v1" else {
            return manifest.lowercased()
        }
        guard words[3] == ledger.genesis.description else {
            throw CommandError(
                .refused,
                "这份打印联单属于另一账本",
                "the print is of another ledger's manifest"
            )
        }
        return words[1] == "-" ? words[2] : words[1]
    }
}
