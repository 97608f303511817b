import ArgumentParser
import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import WasteDomain

/// Shows a manifest with its lines and history.
struct ManifestShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: say("显示联单及其经过", "Show a manifest and its history")
    )

    @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
    var manifest: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let record = try ManifestReference.find(manifest, ledger)
        let (history, names) = try ledger.query { (reader) throws(LogError) in
            var names: [PartyID: String] = [:]
            for party in record.form.parties {
                names[party] = try reader.record(Party.self, party)?.name.description
            }
            return (try reader.history(of: record.subject), names)
        }
        let json: JSONObject = ["history": history.map(\.answer), "record": record, "v": 1]
        common.printer.show(json, text(record, history, names))
    }

    private func text(
        _ manifest: Manifest,
        _ history: [RecordedEvent],
        _ names: [PartyID: String]
    ) -> String {
        let form = manifest.form
        let party = { (id: PartyID) in "\(id) \(names[id] ?? "")" }
        var rows = [
            [say("状态", "state"), manifest.status.title.text],
            ["UUID", manifest.id],
            [say("移出人", "consignor"), "\(party(form.consignor.party)) / \(form.consignor.site)"],
            [say("承运人", "carrier"), form.carriers.map(party).joined(separator: ", ")],
            [say("接受人", "consignee"), "\(party(form.consignee.party)) / \(form.consignee.site)"],
            [say("计划、合同", "plan, contract"), "\(form.plan), \(form.contract)"],
            [say("应急", "emergency"), "\(form.emergency.phone) \(form.emergency.measures)"],
        ]
        if let vehicle = manifest.vehicle {
            let trailer = manifest.trailer.map { " + \($0)" } ?? ""
            rows.append([say("车辆", "vehicle"), vehicle.description + trailer])
        }
        let findings = history.flatMap(\.findings)
        let explained = FindingText(on: manifest.issued.at.legalDay).text(findings)
        return [
            TextTable([say("联单 ", "manifest ") + manifest.number.description, ""], rows).text,
            lines(manifest), HistoryText.text(history),
            findings.isEmpty ? nil : say("检查结果:\n", "findings:\n") + explained,
        ].compactMap(\.self).joined(separator: "\n\n")
    }

    private func lines(_ manifest: Manifest) -> String {
        let head = [
            say("行", "line"), say("代码", "code"), say("名称", "name"), say("件", "packages"),
            say("填发 kg", "issued kg"), say("移出", "released"), say("接收", "received"),
            say("接受", "accepted"), say("拒收", "refused"), say("缺失", "missing"),
            say("差值 g", "difference g"), say("已处理", "treated"), say("状态", "state"),
        ]
        let rows = manifest.form.lines.map { line in
            let progress = manifest.progress(line.line)
            let masses = [
                progress?.released, progress?.received, progress?.accepted, progress?.refused,
                progress?.missing,
            ]
            return [
                String(line.line), line.code.description, line.content.name.description,
                String(line.packages), line.mass.kilograms + (line.estimated ? "≈" : ""),
            ] + masses.map { $0?.kilograms ?? "—" } + [
                progress?.difference.map(String.init) ?? "—",
                progress?.treated.kilograms ?? "—", progress?.status.title.text ?? "",
            ]
        }
        return TextTable(head, rows).text
    }
}

/// Lists manifests.
struct ManifestListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: say("列出联单", "List manifests")
    )

    @Option(
        help: ArgumentHelp(
            say(
                "只列出某状态的: issued, loaded, inTransit, received, decided, closed …",
                "Only those that are: issued, loaded, inTransit, received, decided, closed …"
            )
        )
    )
    var status: String?

    @Option(help: ArgumentHelp(say("只列出某单位参与的", "Only those this party is named in")))
    var party: String?

    @Option(help: ArgumentHelp(say("最多列出多少", "How many at most")))
    var limit = 1000

    @Option(help: ArgumentHelp(say("从这个 UUID 之后开始", "Begin after this UUID")))
    var after: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let term = party.map { "party:\($0.asCode)" } ?? status.map { "status:\($0)" } ?? "manifest"
        let found = try ledger.query { (reader) throws(LogError) in
            try reader.records(
                Manifest.self,
                term: term,
                after: after.map { "manifest:\($0)" },
                limit: limit
            )
        }
        let manifests = found.filter { status == nil || $0.status.rawValue == status }
        let rows = manifests.map { manifest in
            [
                manifest.number.description, manifest.status.title.text,
                LocalTime.text(manifest.issued.at), manifest.form.consignor.party.description,
                manifest.form.consignee.party.description,
                manifest.form.lines.map(\.mass).total.kilograms,
            ]
        }
        let head = [
            say("编号", "number"), say("状态", "state"), say("填发", "issued"), say("移出人", "consignor"),
            say("接受人", "consignee"), "kg",
        ]
        let json: JSONObject = ["items": manifests, "v": 1]
        common.printer.show(json, TextTable(head, rows).text)
    }
}
