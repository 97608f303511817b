import ArgumentParser
import CanonicalJSON
import LedgerCrypto
import Liandan
import Regulation
import WasteDomain

/// What the label of a package says, where it is not known already 标签内容.
struct ContentOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("废物名称；默认按名录", "Name; by the catalogue by default")))
    var name: String?

    @Option(
        help: ArgumentHelp(
            say("危险特性: T;C;I;R;In；默认按名录", "Hazards: T;C;I;R;In; by the catalogue by default")
        )
    )
    var hazards: String?

    @Option(
        help: ArgumentHelp(
            say(
                "形态: solid, semisolid, liquid, gas, other",
                "Form: solid, semisolid, liquid, gas, other"
            )
        )
    )
    var form: String?

    @Option(
        help: ArgumentHelp(
            say(
                "包装: drum, bag, box, can, ibc, bigBag, tanker, other",
                "Packaging: drum, bag, box, can, ibc, bigBag, tanker, other"
            )
        )
    )
    var packaging: String?

    @Option(help: ArgumentHelp(say("主要成分", "Main components")))
    var components: String?

    @Option(help: ArgumentHelp(say("有害成分", "Harmful components")))
    var harmful: String?

    @Option(
        help: ArgumentHelp(
            say("鉴别报告编号（900-000-CC 必填）", "Number of the identification report, for 900-000-CC")
        )
    )
    var report: String?

    /// What they say, by column.
    var cells: [String: String?] {
        [
            "name": name, "hazards": hazards, "form": form, "packaging": packaging,
            "components": components, "harmful": harmful, "report": report,
        ]
    }
}

/// Names and hazards of the catalogue, for forms that leave them out.
enum CatalogueDefaults {
    /// Fills in what the catalogue says of a code.
    ///
    /// - Throws: a usage error if it leaves the hazards to whoever knows the waste.
    static func complete(_ members: inout JSONObject, for code: WasteCode) throws {
        guard members["name"] == nil || members["hazards"] == nil else { return }
        let catalogue = RegulationLibrary(.sha256).builtIn().catalogue
        guard let entry = catalogue.entry(code) else { return }
        if members["name"] == nil {
            members["name"] = entry.name.split(separator: "｜").first.map { .string(String($0)) }
        }
        guard members["hazards"] == nil else { return }
        switch entry.hazards {
        case .primary(let hazard): members["hazards"] = [hazard].json
        case .anyOf(let hazards):
            let choice = hazards.map(\.rawValue).joined(separator: "/")
            throw CommandError(
                .usage,
                "名录中 \(code) 的危险特性为 \(choice)，请写明 hazards 是哪一种",
                "the catalogue has \(choice) for \(code): say with hazards which of them it is"
            )
        }
    }
}

/// Codes of waste and packages that a command must understand itself.
enum CodeArgument {
    /// A waste code, with or without hyphens.
    ///
    /// - Throws: a usage error for anything else.
    static func waste(_ text: String?) throws -> WasteCode {
        let code = text?.asCode ?? ""
        guard let waste = WasteCode(code) ?? WasteCode(digits: Array(code.utf8)[...]) else {
            throw CommandError(
                .usage,
                "废物代码应为 NNN-NNN-NN: \(text ?? "缺")",
                "a waste code is NNN-NNN-NN: \(text ?? "missing")"
            )
        }
        return waste
    }

    /// An item code.
    ///
    /// - Throws: a usage error for anything else.
    static func item(_ text: String?) throws -> ItemCode {
        guard let code = text.flatMap({ ItemCode($0.asCode) }) else {
            throw CommandError(
                .usage,
                "物品编码应为37位数字识别码: \(text ?? "缺")",
                "an item code has 37 characters: \(text ?? "missing")"
            )
        }
        return code
    }
}
