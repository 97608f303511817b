import ArgumentParser
import CanonicalJSON
import HandoffRules
import LedgerCrypto
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Sealed fields: personal data that is kept apart and can be erased 封存信息.
struct SealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: say("查看、删除封存的个人信息", "Show and erase sealed personal data"),
        subcommands: [Show.self, Erase.self, Due.self]
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

    struct Erase: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "删除封存信息；事件和哈希不变，删除本身记录在案",
                "Erase what is sealed; event and hashes stay, and the erasure is on record"
            ),
            discussion: say(
                """
                由作出陈述的单位、所涉单位或主管部门签署。账本里的明文被覆盖；各方手中的提交文件和旧备份不受影响，要另行销毁。
                依据 (《个人信息保护法》第47条): purposeEnded 处理目的已实现; retentionEnded 保存期限届满; \
                consentWithdrawn 撤回同意; unlawful 违法处理; other 法定其他情形。
                """,
                """
                Signed by its author, by the party it is about, or by an authority. The ledger's copy is overwritten; submission \
                files that parties keep and old backups are not touched: destroy them yourself.
                Grounds (《个人信息保护法》 art. 47): purposeEnded, retentionEnded, consentWithdrawn, unlawful, other.
                """
            )
        )

        @Argument(help: ArgumentHelp(say("事件，如 12.0；可多个", "Events, such as 12.0")))
        var events: [String] = []

        @Flag(
            help: ArgumentHelp(
                say("保存期限已满的全部（自己能删的）", "All whose retention has ended, as far as it is mine")
            )
        )
        var due = false

        @Option(
            help: ArgumentHelp(
                say("字段，如 /handler；可多次；默认全部", "A field, such as /handler; all by default")
            )
        )
        var field: [String] = []

        @Option(
            help: ArgumentHelp(
                say("依据；--due 时为 retentionEnded", "On which ground; retentionEnded with --due")
            )
        )
        var ground: String?

        @Option(help: ArgumentHelp(say("事由", "Reason")))
        var reason: String

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func validate() throws {
            guard due != !events.isEmpty, due || ground != nil else {
                throw ValidationError(
                    say("写明事件和 --ground，或用 --due", "name events and a --ground, or use --due")
                )
            }
        }

        func run() throws {
            let desk = try Desk(common, signing)
            let chosen = try due ? dueFields(desk) : namedFields(desk)
            let ground = ground ?? ErasureGround.retentionEnded.rawValue
            try desk.state(
                chosen.map { event, paths in
                    StatementDraft(
                        .sealedErased,
                        ["event": event, "ground": ground, "paths": paths, "reason": reason]
                    )
                }
            )
        }

        private func namedFields(_ desk: Desk) throws -> [(EventID, [JSONPath])] {
            try events.map { text in
                let place = try EventArgument.place(text)
                if !field.isEmpty { return (place, field.map { JSONPath($0) }) }
                let ledger = try desk.ledger()
                let found = try ledger.query { (reader) throws(LogError) in
                    try reader.sealedContents(of: place, ledger.description)
                }
                let open = (found ?? []).filter {
                    if case .erased = $0.state { false } else { true }
                }
                guard !open.isEmpty else {
                    throw CommandError(
                        .notFound,
                        "事件 \(text) 没有可删除的封存信息",
                        "there is nothing sealed in \(text) that could be erased"
                    )
                }
                return (place, open.map(\.path))
            }
        }

        private func dueFields(_ desk: Desk) throws -> [(EventID, [JSONPath])] {
            let ledger = try desk.ledger()
            let isAuthority = try ledger.query { (reader) throws(LogError) in
                try reader.isAuthority(desk.party, in: ledger.description)
            }
            return try SealsDue.find(in: ledger, on: desk.occurredAt().legalDay)
                .filter { isAuthority || $0.stated.concerned.contains(desk.party) }
                .map { ($0.stated.place, $0.paths) }
        }
    }

    struct Due: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "保存期限已满、可以删除的封存信息；有则退出码 1",
                "Sealed fields whose retention has ended; exit status 1 if there are any"
            ),
            discussion: say(
                "保存期限是法规数据 (regulation show 的 retention.*)，依据和可信度见该表。",
                "How long is data of the regulation (retention.* in its parameters), with basis and confidence."
            )
        )

        @OptionGroup var common: CommonOptions

        func run() throws {
            let ledger = try ReadingDesk(common).ledger()
            let today = try RehearsalClock.current().now().legalDay
            let due = try SealsDue.find(in: ledger, on: today)
            let items = due.map { item -> JSONObject in
                [
                    "event": item.stated.place, "parties": item.stated.concerned,
                    "paths": item.paths, "until": item.until,
                ]
            }
            let json: JSONObject = ["items": items, "v": 1]
            let rows = due.map { item in
                [
                    item.stated.place.description,
                    item.paths.map(\.description).joined(separator: " "),
                    item.until.description, item.stated.by.description,
                ]
            }
            common.printer.show(
                json,
                TextTable(
                    [
                        say("事件", "event"), say("字段", "fields"), say("保存至", "kept until"),
                        say("陈述单位", "stated by"),
                    ],
                    rows
                ).text
            )
            if !due.isEmpty { throw Ended(status: .refused) }
        }
    }
}

/// Sealed fields that may go 保存期限届满.
struct SealsDue {
    let stated: StatedEvent
    let paths: [JSONPath]
    /// The last day they had to be kept.
    let until: CivilDay

    /// In the order of the log.
    static func find(in ledger: Ledger, on today: CivilDay) throws -> [SealsDue] {
        let regulation = try ledger.regulation()
        return try ledger.query { (reader) throws(LogError) in
            var due: [SealsDue] = []
            try reader.forEachSealed { (stated, paths) throws(LogError) in
                let region = try reader.record(Party.self, stated.by)?.region
                if let until = stated.retention(regulation, in: region), until < today {
                    due.append(SealsDue(stated: stated, paths: paths, until: until))
                }
                return true
            }
            return due
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
        isOperator = spki == ledger.description.ledgerKey
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
    fileprivate func isAuthority(
        _ party: PartyID,
        in description: LedgerDescription
    ) throws(LogError) -> Bool {
        if party.description == description.authority { return true }
        return try record(Party.self, party)?.roles.contains(.authority) ?? false
    }
}

/// The place of an event as an argument.
enum EventArgument {
    static func place(_ text: String) throws -> EventID {
        guard let place = EventID(text) else {
            throw CommandError(
                .usage,
                "事件写作 12.0 (记录.序号): \(text)",
                "an event is written 12.0 (entry.index): \(text)"
            )
        }
        return place
    }
}
