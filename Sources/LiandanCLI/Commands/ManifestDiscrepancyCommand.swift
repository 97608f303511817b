import ArgumentParser
import CanonicalJSON
import Liandan
import WasteDomain

/// The consignee reports on what a load differs 重大差异报告.
struct ManifestDiscrepancyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discrepancy",
        abstract: say(
            "接受人报告与联单的重大差异",
            "The consignee reports on what the load differs from its manifest"
        ),
        discussion: say(
            "什么都不写时，报告接收重量与交付重量不同的各行。",
            "Where nothing is said, it reports the lines that weigh otherwise than was released."
        )
    )

    private static let names = ["line", "axis", "listed", "found"]

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String

    @Option(
        help: ArgumentHelp(
            say(
                "一项差异: line=1,axis=packaging,found=袋；axis 为 name, quantity, characteristic, form, packaging, other；listed 默认按联单；可多次",
                "A difference: line=1,axis=packaging,found=bags; axis is name, quantity, characteristic, form, packaging, other; listed is what the manifest says by default; repeatable"
            )
        )
    )
    var difference: [String] = []

    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let desk = try Desk(common, signing)
        let id = try ManifestReference.resolve(manifest, desk)
        let record = try desk.ledgerIfAny().map { try ManifestReference.find(manifest, $0) }
        let differences =
            difference.isEmpty
            ? try Self.weights(desk.ledger(), manifest)
            : try difference.map { try Self.difference($0, record) }
        try desk.state([
            StatementDraft(
                .manifestDiscrepancyReported,
                ["differences": differences, "manifest": id]
            )
        ])
    }

    private static func difference(_ text: String, _ manifest: Manifest?) throws -> JSONObject {
        let pairs = try Pairs(text, names: names)
        let number = pairs.integer("line") ?? .integer(1)
        let axis = pairs["axis"].flatMap { DifferenceAxis(rawValue: $0) }
        let line = number.integer.flatMap { Int(exactly: $0) }
        let listed = axis.flatMap { axis in
            line.flatMap { manifest?.listed($0, axis) }
        }
        return [
            "axis": pairs["axis"], "found": pairs["found"], "line": number,
            "listed": pairs["listed"] ?? listed,
        ]
    }

    private static func weights(_ ledger: Ledger, _ manifest: String) throws -> [JSONObject] {
        let record = try ManifestReference.find(manifest, ledger)
        let differing = record.lines.filter { line in
            line.received != nil && line.received != line.released
        }
        guard !differing.isEmpty else {
            throw CommandError(
                .usage,
                "重量没有差异: 用 --difference 写明",
                "the weights do not differ: say with --difference what does"
            )
        }
        return differing.map { line in
            [
                "axis": DifferenceAxis.quantity, "found": line.received.map { $0.kilograms + "kg" },
                "line": line.line, "listed": record.listed(line.line, .quantity),
            ]
        }
    }
}

extension Manifest {
    /// What the manifest says of a line on that axis.
    fileprivate func listed(_ number: Int, _ axis: DifferenceAxis) -> String? {
        guard let line = line(number) else { return nil }
        return switch axis {
        case .name: line.content.name.description
        case .quantity: (progress(number)?.released ?? line.mass).kilograms + "kg"
        case .characteristic: line.content.hazards.map(\.rawValue).joined(separator: " ")
        case .form: line.content.form.description
        case .packaging: line.content.packaging.description
        case .other: nil
        }
    }
}
