import ArgumentParser
import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import WasteDomain

/// Sealed fields: personal data that is kept apart and can be erased 封存信息.
struct SealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: say("查看、删除封存的个人信息", "Show and erase sealed personal data"),
        subcommands: [Show.self, SealEraseCommand.self, SealDueCommand.self]
    )

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "查看一个事件的封存信息（作出陈述的单位、所涉单位、主管部门、运营者）",
                "Show what is sealed in an event (its author, the party it is about, authorities, the operator)"
            ),
            discussion: say(
                "用 --as 密钥 表明身份，或在运营者密钥所在处执行。能读取账本文件的人本来就能读到: 这里只是防止误看，并非加密。",
                "Say who you are with --as KEY, or run it where the operator's key is. Whoever can read the ledger's file "
                    + "can read this anyway: the check keeps from looking by mistake, nothing is encrypted."
            )
        )

        @Argument(help: ArgumentHelp(say("事件，如 12.0", "The event, such as 12.0")))
        var event: String

        @Argument(
            help: ArgumentHelp(
                say("字段，如 /handler；默认全部", "The field, such as /handler; all by default")
            )
        )
        var path: String?

        @OptionGroup var keys: KeyOptions
        @OptionGroup var operating: OperatorOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let ledger = try ReadingDesk(common).ledger()
            let place = try EventArgument.place(event)
            let found = try ledger.query { (reader) throws(LogError) in
                try reader.sealedContents(of: place, ledger.description)
            }
            guard let found else {
                throw CommandError(.notFound, "没有事件 \(event)", "there is no event \(event)")
            }
            let entitlement = try Entitlement(keys, operating, common, ledger)
            guard try entitlement.covers(place, ledger) else {
                throw CommandError(
                    .notAllowed,
                    "不能查看: 只有作出陈述的单位、所涉单位、主管部门和运营者可以",
                    "not for you to see: only its author, the party it is about, authorities and the operator may"
                )
            }
            let fields = found.filter { path == nil || $0.path.description == path }
            let json: JSONObject = ["event": place, "fields": fields.map(Self.json), "v": 1]
            common.printer.show(
                json,
                TextTable([say("字段", "field"), say("内容", "content")], fields.map(Self.row)).text
            )
        }

        private static func json(_ field: SealedContent) -> JSONObject {
            var json: JSONObject = ["path": field.path, "sealed": field.commitment]
            switch field.state {
            case .open(let value):
                json["state"] = .string("open")
                json["value"] = value
            case .erased(let note):
                json["state"] = .string("erased")
                json["erasedBy"] = note.event.json
            case .missing: json["state"] = .string("missing")
            }
            return json
        }

        private static func row(_ field: SealedContent) -> [String] {
            let content =
                switch field.state {
                case .open(let value): value.string ?? "\(value)"
                case .erased(let note): say("已由 \(note.event) 删除", "erased by \(note.event)")
                case .missing: say("缺失，没有删除记录", "missing, and no statement erased it")
                }
            return [field.path.description, content]
        }
    }
}

/// Who asks to see what is sealed.
private struct Entitlement {
    private let party: PartyID?
    private let isOperator: Bool

    init(
        _ keys: KeyOptions,
        _ operating: OperatorOptions,
        _ common: CommonOptions,
        _ ledger: Ledger
    ) throws {
        let configuration = try Configuration()
        let location = LedgerLocation(common.ledger ?? configuration.ledger ?? "")
        if let path = keys.as ?? configuration.key {
            let key = try KeyFile(path).key
            let id = ledger.description.suite.hash.digest(key.verifyingKey.spki)
            party = try ledger.query { (reader) throws(LogError) in
                let record = try reader.record(PartyKey.self, id)
                return record?.revoked == nil ? record?.party : nil
            }
            isOperator = false
            return
        }
        party = nil
        let path =
            operating.operatorKey ?? configuration.operatorKey
            ?? OperatorKey.defaultPath(of: location)
        let spki = FileAccess.exists(path) ? try KeyFile(path).key.verifyingKey.spki : nil
        isOperator = try spki == ledger.identity().newestNoteKey().key.spki
    }

    func covers(_ place: EventID, _ ledger: Ledger) throws -> Bool {
        if isOperator { return true }
        guard let party else { return false }
        return try ledger.query { (reader) throws(LogError) in
            if try reader.isAuthority(party, in: ledger.description) { return true }
            return try reader.stated(place)?.concerned.contains(party) ?? false
        }
    }
}

extension StateReader {
    /// Whether a party is an authority 主管部门.
    func isAuthority(
        _ party: PartyID,
        in description: LedgerDescription
    ) throws(LogError) -> Bool {
        if party.description == description.authority { return true }
        return try record(Party.self, party)?.roles.contains(.authority) ?? false
    }
}
