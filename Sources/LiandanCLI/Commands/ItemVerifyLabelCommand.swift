import ArgumentParser
import CanonicalJSON
import Labels
import LedgerCrypto
import LedgerLog
import Liandan
import WasteDomain

/// Checks what labels say without a network.
struct ItemVerifyLabelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-label",
        abstract: say(
            "离线验证标签二维码的签名和内容",
            "Check the signature and content of a label's code, offline"
        )
    )

    @Argument(
        help: ArgumentHelp(
            say(
                "二维码的文本，或逐行列出的文件；- 为标准输入",
                "The code's text, or a file with one a line; - is standard input"
            )
        )
    )
    var label = "-"

    @Option(
        help: ArgumentHelp(
            say("单位的公钥 PEM 文件；默认按账本", "The unit's public key, PEM; the ledger's by default"),
            valueName: "pem"
        )
    )
    var key: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let inspector = try LabelInspector(common, key: key)
        let checks = try texts().map(inspector.check)
        let json: JSONObject = ["items": checks.map(\.json), "v": 1]
        let text = LabelCheckText(inspector)
        common.printer.show(json, checks.map(text.text).joined(separator: "\n\n"))
        if checks.contains(where: { !$0.isGood }) { throw Ended(status: .refused) }
    }

    private func texts() throws -> [LabelText] {
        let reader = try LabelDesk(common)
        if case .item(let text) = ScannedCode(label, reader.elements) { return [text] }
        guard label == "-" || FileAccess.exists(label) else { throw Self.noLabel(label) }
        let lines = String(decoding: try FileAccess.read(label), as: UTF8.self)
            .split(whereSeparator: \.isNewline).map(String.init)
            .filter { !$0.allSatisfy(\.isWhitespace) }
        let texts = try lines.map { line in
            guard case .item(let text) = ScannedCode(line, reader.elements) else {
                throw Self.noLabel(line)
            }
            return text
        }
        guard !texts.isEmpty else { throw Self.noLabel(label) }
        return texts
    }

    private static func noLabel(_ text: String) -> CommandError {
        let start = text.count > 60 ? text.prefix(60) + "…" : text[...]
        return CommandError(
            .refused,
            "不是标签的文本（编码、版本或字符有误）: \(start)",
            "not the text of a label (its code, version or characters are wrong): \(start)"
        )
    }
}

/// Checks labels against a key, a trust file and a ledger, as many of them as are at hand.
struct LabelInspector {
    private let key: VerifyingKey?
    private let trust: TrustFile?
    private let ledger: Ledger?

    init(_ common: CommonOptions, key path: String?) throws {
        let desk = try ReadingDesk(common)
        key = try path.map { try VerifyingKey(pem: FileAccess.read($0)) }
        ledger = try desk.ledgerIfAny()
        trust = try desk.trustIfAny()
        guard key != nil || ledger != nil else {
            throw CommandError(
                .usage,
                "用 --key 公钥文件 或 --ledger 账本 验签",
                "check it with --key PEM or with --ledger"
            )
        }
    }

    func check(_ text: LabelText) throws -> LabelCheck {
        var check = LabelCheck(text)
        if let key { check.check([key], ofUnit: false) }
        if let ledger { try self.check(&check, in: ledger) }
        if let genesis = (ledger?.description ?? trust?.description)?.genesis {
            check.check(ledger: genesis)
        }
        return check
    }

    private func check(_ check: inout LabelCheck, in ledger: Ledger) throws {
        let unit = check.text.code.unit
        let keys = try ledger.query { (reader) throws(LogError) in
            try reader.records(PartyKey.self, term: "party:\(unit)")
        }
        let known = keys.compactMap { record in
            (try? VerifyingKey(spki: record.spki.bytes)).map { (key: $0, record: record) }
        }
        check.check(known.map(\.key), ofUnit: true)
        let signer = known.first { check.text.signed?.names($0.key) ?? false }
        if signer?.record.suspectFrom != nil { check.suspectKey() }
        let package = try LabelledPackage(check.text.code, in: ledger)
        check.check(
            recorded: package?.statement(key: ledger.description.genesis),
            isVoided: package?.isVoided ?? false
        )
    }

    /// The name of a unit, if the ledger knows it.
    func name(of unit: PartyID) -> String? {
        try? ledger?.query { (reader) throws(LogError) in
            try reader.record(Party.self, unit)?.name.description
        }
    }
}
