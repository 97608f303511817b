import ArgumentParser
import CanonicalJSON
import Foundation
import HandoffRules
import Interchange
import LedgerLog
import LedgerCrypto
import Liandan
import Regulation
import WasteDomain

/// Gives codes to packages 赋码.
struct ItemIssueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: say("为包装赋码；--file 可导入 CSV", "Give codes to packages; --file imports CSV")
    )

    @Option(help: ArgumentHelp(say("废物代码，如 900-214-08", "Waste code, such as 900-214-08")))
    var waste: String?

    @Option(help: ArgumentHelp(say("件数", "How many")))
    var count = 1

    @Option(
        help: ArgumentHelp(say("产生或收集日期；默认今天", "Day of generation or collection; today by default"))
    )
    var date: String?

    @Option(help: ArgumentHelp(say("起始序号；默认接着用", "First serial; the next free one by default")))
    var serial: Int?

    @Option(help: ArgumentHelp(say("场所编号", "Site")))
    var site = "001"

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

    @OptionGroup var input: InputOptions
    @OptionGroup var signing: SigningOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard count >= 1, serial.map(ItemCode.serials.contains) ?? true else {
            throw ValidationError(
                say("件数至少为1，序号为1至999", "the count is at least 1, the serial from 1 to 999")
            )
        }
    }

    func run() throws {
        let desk = try Desk(common, signing)
        guard input.file == nil else {
            try desk.state(FormInput.drafts(.item, cells, file: input.file))
            return
        }
        guard let waste,
            let code = WasteCode(waste.asCode) ?? WasteCode(digits: Array(waste.asCode.utf8)[...])
        else {
            throw CommandError(
                .usage,
                "废物代码应为 NNN-NNN-NN: \(waste ?? "缺")",
                "a waste code is NNN-NNN-NN: \(waste ?? "missing")"
            )
        }
        let day = try CodeDay.of(date, desk)
        let first = try serial ?? SerialBook(desk.key.path).next(code, day, desk)
        guard count <= ItemCode.serials.count, first + count - 1 <= ItemCode.serials.upperBound
        else {
            let text = String(min(first, 1000) + min(count, 1000) - 1)
            let finding = RuleSet.finding("HW-ITM-005", ["text": text])
            OutcomeText(desk.output, desk.clock).show(.refused([finding]))
            throw Ended(status: .refused)
        }
        let codes = (first..<(first + count)).compactMap {
            ItemCode(unit: desk.party, waste: code, day: day, serial: $0)
        }
        let members = try described(code)
        desk.output.isBeside = true
        try desk.state(
            codes.map { item in
                var object = members
                object["code"] = item.json
                return StatementDraft(.itemIssued, object)
            }
        )
        try SerialBook(desk.key.path).use(code, day, upTo: first + count - 1)
        // Only the codes stand on standard output, so that they can be piped on.
        if desk.output.format == .text { codes.forEach { Terminal.print($0.description) } }
    }

    private var cells: [String: String?] {
        [
            "site": site, "name": name, "hazards": hazards, "form": form,
            "packaging": packaging, "components": components, "harmful": harmful,
            "report": report,
        ]
    }

    /// The content, with name and hazards of the catalogue where none are given.
    private func described(_ code: WasteCode) throws -> JSONObject {
        var members = StatementForm.item.members(cells.compactMapValues(\.self))
        try CatalogueDefaults.complete(&members, for: code)
        return members
    }
}

/// Names and hazards of the catalogue, for forms that leave them out.
enum CatalogueDefaults {
    /// Fills in what the catalogue says of a code.
    ///
    /// - Throws: a usage error if it leaves the hazards to whoever knows the waste.
    static func complete(_ members: inout JSONObject, for code: WasteCode) throws {
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
