import ArgumentParser
import CanonicalJSON
import HandoffRules
import LedgerCrypto
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Makes a ledger, its operator's key and its trust file.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: say("新建账本、运营者密钥和信任文件", "Make a ledger, its operator's key and its trust file")
    )

    @Argument(help: ArgumentHelp(say("账本文件，如 city.ldg", "The ledger's file, such as city.ldg")))
    var path: String

    @Option(
        help: ArgumentHelp(
            say(
                "检查点的名称，如 example.org/500114",
                "The name checkpoints are signed under, such as example.org/500114"
            )
        )
    )
    var origin: String

    @Option(help: ArgumentHelp(say("主管部门的统一社会信用代码", "The authority's credit code")))
    var authority: String

    @Option(help: ArgumentHelp(say("主管部门名称", "The authority's name")))
    var name: String?

    @Option(
        help: ArgumentHelp(
            say(
                "主管部门的密钥文件（私钥或公钥）；没有就新建",
                "The authority's key file, private or public; made if absent"
            )
        )
    )
    var authorityKey: String?

    @Option(
        help: ArgumentHelp(
            say(
                "联单号段，如 5001:2026:1-999999；可多次",
                "A range of manifest numbers, such as 5001:2026:1-999999; repeatable"
            )
        )
    )
    var numbers: [String] = []

    @Option(help: ArgumentHelp(say("算法: sha256 或 gm（国密）", "Suite: sha256 or gm")))
    var suite: String = "sha256"

    @OptionGroup var operating: OperatorOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let location = LedgerLocation(path)
        let stem = OperatorKey.stem(of: location)
        let trustFile = common.trust ?? "\(stem).trust"
        for file in [location.path, trustFile] where FileAccess.exists(file) {
            throw CommandError(.refused, "\(file) 已存在，不覆盖", "\(file) exists already and is kept")
        }
        guard let suite = HashSuite(rawValue: suite) else {
            throw CommandError(.usage, "算法只能是 sha256 或 gm", "the suite is sha256 or gm")
        }
        guard let party = PartyID(authority), NoteKey.isValid(name: origin) else {
            throw CommandError(
                .usage,
                "主管部门代码或检查点名称无效: \(authority), \(origin)",
                "the authority's code or the origin is not valid: \(authority), \(origin)"
            )
        }
        let exceptions = RegulationLibrary(suite).builtIn().creditCodeExceptions
        guard party.isLocal || CreditCode(authority, exceptions: exceptions) != nil else {
            let finding = RuleSet.finding("HW-FMT-005", ["text": authority])
            OutcomeText(common.printer, .system).show(.refused([finding]))
            throw Ended(status: .refused)
        }
        let clock = try RehearsalClock.current()
        // Whatever can be wrong is found before anything is made.
        let ranges = try ranges(of: party, clock)
        let operatorFile = operating.operatorKey ?? OperatorKey.defaultPath(of: location)
        let signer = try Self.key(operatorFile, suite.ledgerAlgorithm, of: nil)
        let authorityFile = authorityKey ?? "\(stem).authority.key"
        let (spki, holder) = try authorityKeys(authorityFile, suite, party)
        let description = LedgerDescription(
            origin: origin,
            suite: suite,
            ledgerKey: signer.verifyingKey.spki,
            authority: (authority, spki),
            createdAt: clock.now(),
            numbers: ranges
        )
        let ledger = try Ledger.create(at: location, description, operatorKey: signer, clock: clock)
        try FileAccess.write(DocumentFile.file(of: TrustFile(description)), to: trustFile)
        if let holder { try begin(ledger, holder, party) }
        show(description, files: (trustFile, operatorFile, authorityFile), isBegun: holder != nil)
    }

    /// The first entry: the built-in regulation, and the authority itself.
    private func begin(_ ledger: Ledger, _ key: SigningKey, _ party: PartyID) throws {
        let suite = ledger.description.suite
        let time = ledger.clock.now()
        let tables = RegulationTables.builtIn
        var draft = SubmissionDraft(id: UniqueID(time: time, randomness: try RandomBytes.make(10)))
        let frame: JSONObject = ["occurredAt": time, "v": 1]
        var adopted = frame
        adopted["kind"] = EventKind.regulationAdopted.json
        adopted["digest"] = RegulationLibrary.digest(of: tables, suite).json
        adopted["tables"] = tables.json
        try draft.append(adopted, sealing: [], suite)
        var registered = frame
        registered["kind"] = EventKind.partyRegistered.json
        registered["party"] = party.json
        registered["name"] = .string(name ?? say("生态环境主管部门", "Ecology and environment authority"))
        registered["roles"] = [PartyRole.authority].json
        try draft.append(registered, sealing: [], suite)
        let submission = try draft.signed(
            by: key,
            for: party.description,
            in: ledger.description,
            seen: nil,
            at: time
        )
        guard case .refused(let findings)? = try ledger.submit([submission]).first else { return }
        OutcomeText(common.printer, ledger.clock).show(.refused(findings))
        throw Ended(status: .refused)
    }

    /// The authority's public key, and the private one if it is here.
    private func authorityKeys(
        _ path: String,
        _ suite: HashSuite,
        _ party: PartyID
    ) throws -> (spki: [UInt8], holder: SigningKey?) {
        if FileAccess.exists(path) {
            let bytes = try FileAccess.read(path)
            if PEMLabel.publicKey.stands(in: bytes) {
                return (try VerifyingKey(pem: bytes).spki, nil)
            }
        }
        let key = try Self.key(path, suite.partyAlgorithms[0], of: party)
        guard suite.partyAlgorithms.contains(key.algorithm) else {
            throw CommandError(
                .usage,
                "\(path) 不是本算法的密钥",
                "\(path) is no key of this suite"
            )
        }
        return (key.verifyingKey.spki, key)
    }

    /// An existing key, or a new one.
    private static func key(
        _ path: String,
        _ algorithm: SignatureAlgorithm,
        of party: PartyID?
    ) throws -> SigningKey {
        if FileAccess.exists(path) { return try KeyFile(path).key }
        let key = try SigningKey.generate(algorithm)
        try KeyFile.write(key, of: party, to: path, passphrase: nil)
        return key
    }

    /// The number ranges, by default all of this year's for the authority's own region.
    private func ranges(
        of party: PartyID,
        _ clock: LedgerClock
    ) throws -> [LedgerDescription.Numbers] {
        if !numbers.isEmpty { return try numbers.map(Self.range) }
        let region = RegionCode(String(party.description.dropFirst(2).prefix(6)))
        let regions = RegulationLibrary(.sha256).builtIn().regions
        guard let segment = region.flatMap({ regions[$0]?.segment }) else { return [] }
        let year = clock.now().legalYear
        return [.init(segment: segment.description, year: year, from: 1, to: 999_999)]
    }

    private static func range(_ text: String) throws -> LedgerDescription.Numbers {
        let parts = text.split(separator: ":")
        let serials = (parts.last ?? "").split(separator: "-")
        guard parts.count == 3, serials.count == 2, let segment = NumberSegment(String(parts[0])),
            let year = Int(parts[1]), let from = Int(serials[0]), let to = Int(serials[1])
        else {
            throw CommandError(
                .usage,
                "号段写作 5001:2026:1-999999: \(text)",
                "a range is written 5001:2026:1-999999: \(text)"
            )
        }
        return .init(segment: segment.description, year: year, from: from, to: to)
    }

    private func show(
        _ description: LedgerDescription,
        files: (trust: String, operatorKey: String, authorityKey: String),
        isBegun: Bool
    ) {
        let json: JSONObject = [
            "authorityKey": files.authorityKey, "genesis": description.genesis, "ledger": path,
            "operatorKey": files.operatorKey, "status": "created", "trust": files.trust, "v": 1,
        ]
        let numbers = description.numbers.map { "\($0.segment) \($0.year) \($0.from)–\($0.to)" }
        let rows = [
            [say("账本", "ledger"), path],
            [say("身份", "identity"), description.genesis.description],
            [say("信任文件", "trust file"), files.trust + say("（公布给所有人）", " (publish it)")],
            [
                say("运营者密钥", "operator's key"),
                files.operatorKey + say("（不要放进数据库或备份）", " (keep it apart)"),
            ],
            [say("主管部门密钥", "authority's key"), files.authorityKey],
            [
                say("联单号段", "manifest numbers"),
                numbers.isEmpty ? "—" : numbers.joined(separator: ", "),
            ],
        ]
        let next =
            isBegun
            ? say(
                "下一步: 用 --as \(files.authorityKey) 登记单位 (liandan party register)",
                "next: register parties (liandan party register --as \(files.authorityKey))"
            )
            : say(
                "下一步: 主管部门启用法规数据 (liandan regulation adopt --out 文件)",
                "next: the authority adopts a regulation (liandan regulation adopt --out FILE)"
            )
        common.printer.show(
            json,
            TextTable([say("新账本", "new ledger"), ""], rows).text + "\n" + next
        )
    }
}
