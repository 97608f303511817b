import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Decides line by line 接受意见.
struct ManifestDecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: say("出具接受意见: 接受、拒收、缺失、差值", "Decide: accepted, refused, missing, difference"),
        discussion: say(
            "--scale、--calibrated、--ticket、--photo 指第三方复称所用的衡器、检定日期、磅单和照片。",
            "--scale, --calibrated, --ticket and --photo are those of the third party that weighed again."
        )
    )

    private static let names = [
        "line", "accepted", "refused", "missing", "difference", "method", "refusedItems",
        "missingItems", "counts", "reweighed", "reason",
    ]

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String

    @Flag(
        help: ArgumentHelp(
            say(
                "接受收到的全部；未收到的物品列为缺失",
                "Accept all that was received; name what did not come as missing"
            )
        )
    )
    var acceptAll = false

    @Option(
        help: ArgumentHelp(
            say(
                "一行: line=1,accepted=248kg,refused=0kg,missing=0kg,difference=2kg,method=R9,refusedItems=编码+编码；可多次",
                "A line: line=1,accepted=248kg,refused=0kg,missing=0kg,difference=2kg,method=R9,refusedItems=CODE+CODE; repeatable"
            )
        )
    )
    var line: [String] = []

    @Option(help: ArgumentHelp(say("方式代码；默认按联单", "Method; that of the manifest by default")))
    var method: String?

    @Option(
        help: ArgumentHelp(
            say(
                "以哪次计量为准: released 移出人; received 接受人; reweighed 复称",
                "The weighing that counts: released, received or reweighed"
            )
        )
    )
    var counts: String?

    @Option(
        help: ArgumentHelp(
            say("某行的复称重量，如 1=249kg；可多次", "A line weighed again, such as 1=249kg; repeatable")
        )
    )
    var reweighed: [String] = []

    @OptionGroup var ticket: TicketOptions
    @OptionGroup var handling: HandlingOptions

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(manifest, desk)
        guard acceptAll || !line.isEmpty else {
            throw CommandError(
                .usage,
                "用 --accept-all 或 --line 写明意见",
                "decide with --accept-all or --line"
            )
        }
        var lines = acceptAll ? try acceptingAll(id, desk) : try decided(id, desk)
        for index in lines.indices {
            let number = lines[index]["line"]?.integer.map(String.init) ?? ""
            if lines[index]["counts"] == nil { lines[index]["counts"] = counts?.json }
            if let text = try LineValue.of(number, in: reweighed) {
                lines[index]["reweighed"] = Mass(text)?.json ?? .string(text)
            }
        }
        let reweighing = try ticket.members(desk)
        try desk.state([
            StatementDraft(
                .manifestDecided,
                [
                    "handler": handling.handler, "lines": lines, "manifest": id,
                    "reweighing": reweighing.members.isEmpty ? nil : reweighing,
                ]
            )
        ])
    }

    /// The lines as they are said; what is accepted, by the method of the manifest if none is.
    private func decided(_ id: UniqueID, _ desk: Desk) throws -> [JSONObject] {
        let manifest = try desk.ledgerIfAny().map { ledger in
            try ManifestReference.find(id.description, ledger)
        }
        return try line.map { text in
            var line = try decided(Pairs(text, names: Self.names))
            if line["method"] == nil, line["accepted"] != Mass.zero.json,
                let number = line["line"]?.integer.map(Int.init)
            {
                line["method"] = manifest?.line(number)?.method.json
            }
            return line
        }
    }

    private func decided(_ pairs: Pairs) throws -> JSONObject {
        [
            "accepted": pairs.mass("accepted") ?? Mass.zero.json, "counts": pairs["counts"],
            "difference": pairs.signedMass("difference") ?? .integer(0),
            "line": pairs.integer("line"), "method": pairs["method"] ?? method,
            "missing": pairs.mass("missing") ?? Mass.zero.json,
            "missingItems": try pairs.list("missingItems"), "reason": pairs["reason"],
            "refused": pairs.mass("refused") ?? Mass.zero.json,
            "refusedItems": try pairs.list("refusedItems"), "reweighed": pairs.mass("reweighed"),
        ]
    }

    /// Accepts what was weighed; what was released and did not come is missing with its own weight.
    private func acceptingAll(_ id: UniqueID, _ desk: Desk) throws -> [JSONObject] {
        try desk.ledger().query { (reader) throws(LogError) in
            guard let manifest = try reader.record(Manifest.self, id) else { return [] }
            var lines: [JSONObject] = []
            for progress in manifest.lines {
                var missing: [Item] = []
                for code in manifest.released(progress.line)?.items ?? [] {
                    guard let item = try reader.record(Item.self, code), item.status != .received
                    else { continue }
                    missing.append(item)
                }
                let lost = missing.compactMap { $0.weighed?.net }.total
                let accepted = progress.received ?? .zero
                let released = progress.released ?? .zero
                let planned = manifest.line(progress.line)?.method.description
                lines.append([
                    "accepted": accepted,
                    "difference": Int(released.grams - accepted.grams - lost.grams),
                    "line": progress.line, "method": method ?? planned, "missing": lost,
                    "missingItems": missing.isEmpty ? nil : missing.map(\.code),
                    "refused": Mass.zero,
                ])
            }
            return lines
        }
    }
}
