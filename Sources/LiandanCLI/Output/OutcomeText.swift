import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import WasteDomain

/// What came of a submission, for people and machines.
struct OutcomeText {
    private let output: Output
    private let findingText: FindingText
    private let drafts: [StatementDraft]

    /// - Parameters:
    ///   - output: Where to.
    ///   - clock: By which day's law findings are explained.
    ///   - drafts: The statements as they were made, if they were made here.
    init(_ output: Output, _ clock: LedgerClock, of drafts: [StatementDraft] = []) {
        self.output = output
        self.drafts = drafts
        findingText = FindingText(on: clock.now().legalDay, lines: drafts.map(\.lines))
    }

    /// Says that a submission was signed and awaits the operator (`Schemas/cli/signed.schema.json`).
    func show(_ submission: Submission, file: String) {
        var object: JSONObject = [
            "events": submission.events.count, "file": file, "status": "signed", "v": 1,
        ]
        describe(submission.header, in: &object)
        var rows = [
            say("已签名，尚未提交: ", "signed, not yet submitted: ") + file,
            say("提交编号 ", "submission ") + submission.header.id.description,
        ]
        rows += manifests.compactMap(\.string).map { say("联单 ", "manifest ") + $0 }
        rows += made.map { $0.title.text + " " + $0.id }
        rows.append(
            say("交给账本运营者: ", "hand it to the operator: ") + "liandan submit \(file)"
        )
        output.show(object, rows.joined(separator: "\n"))
    }

    /// The manifests the statements are about, in order.
    private var manifests: [JSONValue] {
        drafts.compactMap { $0.members["manifest"] }.reduce(into: []) { found, manifest in
            if !found.contains(manifest) { found.append(manifest) }
        }
    }

    /// The codes the statements give to packages.
    private var codes: [JSONValue] {
        drafts.flatMap(\.newCodes).map(JSONValue.string)
    }

    /// What else the statements give a UUID to, by which it is spoken of from then on.
    private var made: [(list: String, title: Bilingual, id: String)] {
        drafts.compactMap { draft in
            let (list, name, title): (String, String, Bilingual)
            switch draft.kind {
            case .tripOpened:
                (list, name, title) = ("trips", "trip", Bilingual(zh: "运次", en: "trip"))
            case .incidentReported:
                (list, name, title) = (
                    "incidents", "incident", Bilingual(zh: "突发事件", en: "incident")
                )
            case .correctionProposed:
                (list, name, title) = (
                    "corrections", "correction", Bilingual(zh: "更正", en: "correction")
                )
            case .delegationGranted:
                (list, name, title) = (
                    "delegations", "delegation", Bilingual(zh: "委托", en: "delegation")
                )
            case .partyRegistered where draft.isLocal:
                (list, name, title) = ("parties", "party", Bilingual(zh: "单位", en: "party"))
            default: return nil
            }
            return draft.members[name]?.string.map { (list, title, $0) }
        }
    }

    /// - Parameters:
    ///   - outcome: What came of it.
    ///   - file: The file it came from.
    ///   - kept: Where its receipt was put.
    func show(_ outcome: SubmissionOutcome, file: String? = nil, kept: String? = nil) {
        output.show(json(outcome, file: file, kept: kept), text(outcome, file: file, kept: kept))
    }

    /// The outcome as JSON (`Schemas/cli/outcome.schema.json`).
    func json(_ outcome: SubmissionOutcome, file: String?, kept: String?) -> JSONObject {
        var object: JSONObject = ["file": file, "receipt": kept, "v": 1]
        switch outcome {
        case .accepted(let receipt, let findings):
            object["status"] = .string("recorded")
            describe(receipt, in: &object)
            object["findings"] = .array(findings.map(findingText.json))
        case .known(let receipt):
            object["status"] = .string("known")
            describe(receipt, in: &object)
        case .refused(let findings):
            object["status"] = .string("refused")
            object["findings"] = .array(findings.map(findingText.json))
        }
        return object
    }

    /// What the submission is called, and what it gives names to.
    private func describe(_ header: SubmissionHeader, in object: inout JSONObject) {
        object["id"] = header.id.json
        if !manifests.isEmpty { object["manifests"] = .array(manifests) }
        if !codes.isEmpty { object["codes"] = .array(codes) }
        for (list, ids) in Dictionary(grouping: made, by: \.list) {
            object[list] = ids.map(\.id).json
        }
    }

    private func describe(_ receipt: Receipt, in object: inout JSONObject) {
        describe(receipt.entry.header, in: &object)
        object["entry"] = receipt.entry.seq.json
        object["recordedAt"] = receipt.entry.recordedAt.json
        let numbers = receipt.entry.allotted.sorted { $0.key < $1.key }.map(\.value)
        if !numbers.isEmpty { object["numbers"] = numbers.json }
    }

    private func text(_ outcome: SubmissionOutcome, file: String?, kept: String?) -> String {
        let head = file.map { "\($0): " } ?? ""
        switch outcome {
        case .accepted(let receipt, let findings):
            let recorded = Terminal.green(say("已记录", "recorded"))
            return
                ([head + recorded + Self.place(receipt)]
                + made.map { "  \($0.title.text) \($0.id)" } + Self.details(receipt, kept)
                + (findings.isEmpty
                    ? [] : [say("  同时记下:", "  noted with it:"), findingText.text(findings)]))
                .joined(separator: "\n")
        case .known(let receipt):
            let known = say("以前已记录，没有重复", "recorded before, not again")
            return ([head + known + Self.place(receipt)] + Self.details(receipt, kept))
                .joined(separator: "\n")
        case .refused(let findings):
            let count = findings.filter { $0.effect == .refuse }.count
            let refused = say(
                "被拒绝: \(count) 项不合规定，什么都没有记录",
                "refused: \(count) finding\(count == 1 ? "" : "s"); nothing was recorded"
            )
            return [head + Terminal.red(refused), findingText.text(findings)].joined(
                separator: "\n"
            )
        }
    }

    private static func place(_ receipt: Receipt) -> String {
        let entry = receipt.entry
        return say(": 记录 ", ": entry ") + "\(entry.seq), \(LocalTime.text(entry.recordedAt)), "
            + say(
                "\(entry.header.count) 个事件",
                "\(entry.header.count) event\(entry.header.count == 1 ? "" : "s")"
            )
    }

    private static func details(_ receipt: Receipt, _ kept: String?) -> [String] {
        let numbers = receipt.entry.allotted.sorted { $0.key < $1.key }.map(\.value)
        return numbers.map { say("  联单编号 ", "  manifest number ") + $0 }
            + (kept.map { [say("  回执 ", "  receipt ") + $0] } ?? [])
    }
}

extension StatementDraft {
    /// Whether it registers somebody under a local id 本地编号.
    fileprivate var isLocal: Bool {
        members["party"]?.string.flatMap { PartyID($0) }?.isLocal ?? false
    }
}
