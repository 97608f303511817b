import ArgumentParser
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import WasteDomain

/// Keys 密钥.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: say("新建、登记、查看和吊销密钥", "Make, enrol, list and revoke keys"),
        subcommands: [
            Create.self, KeyRotateCommand.self, Enroll.self, List.self, Revoke.self,
            KeyRotateLedgerCommand.self,
        ]
    )

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("在本机新建密钥和登记申请", "Make a key and a request to enrol it, on this machine")
        )

        @Option(help: ArgumentHelp(say("单位的统一社会信用代码", "Credit code of the party")))
        var party: String

        @OptionGroup var making: NewKeyOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try ReadingDesk(common)
            let trustFile = try desk.trustIfAny()
            let description = try trustFile?.description ?? desk.ledger().description
            guard let party = PartyID(party.asCode) else {
                throw CommandError(
                    .usage,
                    "\(party) 不是统一社会信用代码",
                    "\(party) is no credit code"
                )
            }
            let keyFile = try making.make(for: party, description, common.printer)
            try remember(keyFile)
        }

        /// Makes the new key the default of the present folder, if it has none yet.
        private func remember(_ keyFile: String) throws {
            guard !FileAccess.exists(Configuration.fileName), let trust = common.trust else {
                return
            }
            let json: JSONObject = ["key": keyFile, "trust": trust]
            try FileAccess.write(DocumentFile.file(of: json), to: Configuration.fileName)
        }
    }

    struct Enroll: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("登记密钥（主管部门）", "Enrol keys (the authority)")
        )

        @Argument(help: ArgumentHelp(say("登记申请文件，可多个", "Request files")))
        var requests: [String]

        @Option(
            help: ArgumentHelp(
                say(
                    "角色: manager 管理员; handler 经办人; driver 驾驶员; storekeeper 仓管员",
                    "Role: manager, handler, driver, storekeeper"
                )
            )
        )
        var role: String = "manager"

        @Option(help: ArgumentHelp(say("最后有效日", "The last day it counts")))
        var until: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            try desk.state(try requests.flatMap { try drafts($0, desk) })
        }

        private func drafts(_ path: String, _ desk: Desk) throws -> [StatementDraft] {
            let description = desk.description
            let request: EnrolmentRequest
            do {
                let bytes = DocumentFile.document(in: try FileAccess.read(path))
                request = try EnrolmentRequest.read(bytes, limits: .document)
            } catch let error as DocumentError {
                throw CommandError(
                    .refused,
                    "\(path) 不是登记申请: \(error)",
                    "\(path) is no request to enrol: \(error)"
                )
            }
            guard request.ledger == description.genesis else {
                throw CommandError(
                    .refused,
                    "\(path) 是给另一账本的",
                    "\(path) is meant for another ledger"
                )
            }
            let enrolled = StatementDraft(
                .keyEnrolled,
                [
                    "holder": request.holder, "id": description.suite.hash.digest(request.key),
                    "key": ByteText(request.key), "party": request.party,
                    "proof": ByteText(request.proof), "role": role, "until": until,
                ]
            )
            guard let old = request.replaces else { return [enrolled] }
            try check(old, request, path, desk)
            let revoked: JSONObject = [
                "key": old.key, "party": request.party, "reason": say("更换密钥", "replaced"),
            ]
            return [enrolled, StatementDraft(.keyRevoked, revoked)]
        }

        /// A key is replaced on the word of whoever has it.
        private func check(
            _ old: ReplacedKey,
            _ request: EnrolmentRequest,
            _ path: String,
            _ desk: Desk
        ) throws {
            let record = try desk.ledger().query { (reader) throws(LogError) in
                try reader.record(PartyKey.self, old.key)
            }
            let key = record.flatMap { try? VerifyingKey(spki: $0.spki.bytes) }
            guard let record, record.party.description == request.party,
                key.map({ old.isSigned(by: $0, in: request) }) == true
            else {
                throw CommandError(
                    .refused,
                    "\(path) 没有由所要替换的密钥签名",
                    "\(path) is not signed by the key it is to take the place of"
                )
            }
        }
    }

    struct List: ListCommand {
        static let configuration = CommandConfiguration(abstract: say("列出密钥", "List keys"))
        static let head = [
            say("密钥编号", "id"), say("单位", "party"), say("角色", "role"), say("有效至", "until"),
            say("登记于", "enrolled by"), say("状态", "state"),
        ]

        @Option(help: ArgumentHelp(say("只列出某单位的", "Only those of this party")))
        var party: String?

        @OptionGroup var common: CommonOptions

        var term: String { party.map { "party:\($0)" } ?? "key" }

        func row(_ key: PartyKey) -> [String] {
            let enrolled = key.enrolled.map { say("记录 ", "entry ") + $0.event.description }
            let state = key.revoked.map { say("记录 \($0.event) 吊销", "revoked by \($0.event)") }
            return [
                key.id, key.party.description, key.role.title.text,
                key.until?.description ?? "—", enrolled ?? say("账本创建", "the ledger's start"),
                state ?? say("有效", "valid"),
            ]
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("吊销密钥；以前的签名仍然有效", "Revoke a key; what it signed before stands")
        )

        @Option(help: ArgumentHelp(say("单位", "Party")))
        var party: String

        @Option(help: ArgumentHelp(say("密钥编号 (key list)", "The key's id (key list)")))
        var key: String

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String

        @Option(
            help: ArgumentHelp(say("可能从何时起已落入他人之手", "Since when it may have been in other hands"))
        )
        var suspectFrom: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let suspect = suspectFrom.map(LocalTime.member)
            try Desk(common, signing).state([
                StatementDraft(
                    .keyRevoked,
                    ["key": key, "party": party, "reason": reason, "suspectFrom": suspect]
                )
            ])
        }
    }
}

extension String {
    /// A code as it is stored: upper case, half width, without spaces or the dot of a plate.
    var asCode: String {
        let halfWidth = unicodeScalars.map { scalar -> Character in
            let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
            return Character(isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return String(halfWidth).filter { $0 != " " && $0 != "·" && $0 != "\u{3000}" }.uppercased()
    }
}
