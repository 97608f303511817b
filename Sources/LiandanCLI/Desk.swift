import CanonicalJSON
import HandoffRules
import LedgerCrypto
import LedgerLog
import Liandan
import WasteDomain

/// A statement about to be made: its kind and members, still in the clear.
struct StatementDraft {
    let kind: EventKind
    var members: JSONObject
    /// The lines of the file it came from.
    var lines: [Int] = []

    init(_ kind: EventKind, _ members: JSONObject, lines: [Int] = []) {
        self.kind = kind
        self.members = members
        self.lines = lines
    }
}

/// Where a party works: its key, the identity of the ledger, and the ledger itself if it is here.
final class Desk {
    var output: Output
    let clock: LedgerClock
    let key: KeyFile
    /// Whose key it is.
    let signer: PartyID
    /// Whose statements are made: the signer's, or those of a party that delegated them.
    let party: PartyID
    let description: LedgerDescription
    private let signing: SigningOptions
    private let location: LedgerLocation?
    private let operatorKeyPath: String?
    private let trust: TrustFile?
    /// Set before the statement is made that rotates the ledger's key.
    var succession: Succession?
    private lazy var opened = Result { try openLedger() }

    /// - Throws: a usage error if there is no key, or neither ledger nor trust file.
    init(_ common: CommonOptions, _ signing: SigningOptions) throws {
        let configuration = try Configuration()
        output = common.printer
        clock = try RehearsalClock.current()
        self.signing = signing
        guard let keyPath = signing.keys.as ?? configuration.key else {
            throw CommandError(
                .usage,
                "没有指定密钥: 用 --as 密钥文件，或设 LIANDAN_KEY",
                "no key is named: use --as KEY, or set LIANDAN_KEY"
            )
        }
        let key = try KeyFile(keyPath)
        self.key = key
        let location = (common.ledger ?? configuration.ledger).map(LedgerLocation.init)
        operatorKeyPath = signing.operating.operatorKey ?? configuration.operatorKey
        let trust = try (common.trust ?? configuration.trust).map(TrustStore.read)
        guard let description = try trust?.description ?? location.map(Self.description) else {
            throw CommandError(
                .usage,
                "没有指定账本或信任文件: 用 --ledger 或 --trust",
                "neither a ledger nor a trust file is named: use --ledger or --trust"
            )
        }
        let known = try key.party ?? location.flatMap { try Self.holder(key, $0, description) }
        guard let known else {
            throw CommandError(
                .usage,
                "密钥文件 \(keyPath) 没有写明单位 (party: 代码)",
                "the key file \(keyPath) does not say whose it is (party: CODE)"
            )
        }
        self.location = location
        self.trust = trust
        self.description = description
        signer = known
        party = try signing.behalf.party() ?? known
    }

    /// Whether statements are only signed, not submitted.
    var isOffline: Bool { signing.writing.out != nil || location == nil }

    /// The time of the statement.
    func occurredAt() throws -> Timestamp {
        guard let text = signing.at else { return clock.now() }
        guard let time = LocalTime.parse(text) else {
            throw CommandError(
                .usage,
                "时间 \(text) 无法理解；写成 \"2026-10-08 09:30\"",
                "the time \(text) cannot be read; write \"2026-10-08 09:30\""
            )
        }
        return time
    }

    /// The ledger, opened for reading or, with the operator's key at hand, for appending.
    ///
    /// - Throws: a usage error if there is none here.
    func ledger() throws -> Ledger { try opened.get() }

    /// The ledger, if one is named.
    func ledgerIfAny() throws -> Ledger? { location == nil ? nil : try ledger() }

    /// What packages came by, each line once 来源; nothing where there is no ledger to look into.
    func origins(of codes: [String]) throws -> [LoadSource] {
        guard let ledger = try ledgerIfAny() else { return [] }
        return try ledger.query { (reader) throws(LogError) in
            var parts: [LoadSource] = []
            for code in codes { parts += try reader.record(Item.self, code)?.origin ?? [] }
            return parts.summed
        }
    }

    /// A UUID for something new that its author names.
    func newID() throws -> UniqueID {
        UniqueID(time: clock.now(), randomness: try RandomBytes.make(10))
    }

    /// The digest of a file, as the ledger's events hold it.
    func digest(of path: String) throws -> Digest {
        description.suite.hash.digest(try FileAccess.read(path))
    }

    /// Signs statements together and submits them, or writes them into a file.
    func state(_ drafts: [StatementDraft]) throws {
        try send(sign(drafts), drafts)
    }

    /// Signs statements together.
    ///
    /// - Parameters:
    ///   - drafts: What is stated.
    ///   - id: The submission's, if it was chosen before; a new one by default.
    /// - Returns: The submission, which nobody else has seen yet.
    /// - Throws: a usage error if there are none, or more than one submission holds.
    func sign(_ drafts: [StatementDraft], as id: UniqueID? = nil) throws -> Submission {
        guard !drafts.isEmpty else {
            throw CommandError(.usage, "没有要陈述的内容", "there is nothing to state")
        }
        guard drafts.count <= Submission.eventCounts.upperBound else {
            throw CommandError(
                .usage,
                "一次最多 \(Submission.eventCounts.upperBound) 项，共有 \(drafts.count) 项: 分成几次",
                "at most \(Submission.eventCounts.upperBound) at a time, here are \(drafts.count): split them"
            )
        }
        let time = try occurredAt()
        let now = clock.now()
        let paper = try signing.paper.form(description.suite, isTimed: signing.at != nil)
        var draft = SubmissionDraft(id: try id ?? newID())
        for statement in drafts {
            var event = statement.members
            event["kind"] = statement.kind.json
            event["v"] = .integer(1)
            if event["occurredAt"] == nil { event["occurredAt"] = time.json }
            if let paper { event["paper"] = paper.json }
            if let behalf = try signing.behalf.claim(for: statement, on: time.legalDay, self) {
                event["onBehalfOf"] = behalf.json
            }
            let sealed = statement.kind.bodyType.sealedFields
            try draft.append(event, sealing: sealed, description.suite)
        }
        return try draft.signed(
            by: key.key,
            for: signer.description,
            in: description,
            seen: key.receipts.newestHead(of: description.origin),
            at: now
        )
    }

    /// Submits what is signed, or writes it into a file.
    ///
    /// Whoever is not sure what became of it sends the same submission again.
    func send(_ submission: Submission, _ drafts: [StatementDraft] = []) throws {
        guard isOffline else {
            try submit(submission, drafts)
            return
        }
        // Without the ledger at least the form of every statement can be checked.
        try check(submission, drafts)
        try write(submission, drafts)
    }

    /// Refuses statements of a wrong form, saying what is wrong.
    func check(_ submission: Submission, _ drafts: [StatementDraft]) throws {
        let faults = StatementForms.faults(in: submission)
        guard faults.isEmpty else {
            OutcomeText(output, clock, of: drafts).show(.refused(faults))
            throw Ended(status: .refused)
        }
    }

    /// - Throws: a usage error if statements can neither be submitted nor written anywhere.
    func mustReachLedgerOrFile() throws {
        guard location == nil, signing.writing.out == nil else { return }
        throw Self.hasNoWay
    }

    private func write(_ submission: Submission, _ drafts: [StatementDraft]) throws {
        guard let path = signing.writing.out else {
            throw Self.hasNoWay
        }
        try FileAccess.write(DocumentFile.file(of: submission), to: path)
        OutcomeText(output, clock, of: drafts).show(submission, file: path)
    }

    private func submit(_ submission: Submission, _ drafts: [StatementDraft]) throws {
        let outcomes = try ledger().submit([submission])
        let text = OutcomeText(output, clock, of: drafts)
        for outcome in outcomes {
            var kept: String?
            if let receipt = outcome.receipt {
                let checkpoint = try receipt.verify(ledger().identity())
                kept = try key.receipts.keep(receipt, checkpoint)
            }
            text.show(outcome, kept: kept)
            if outcome.receipt == nil { throw Ended(status: .refused) }
        }
    }

    private func openLedger() throws -> Ledger {
        guard let location else {
            throw CommandError(
                .usage,
                "这里没有账本: 用 --ledger 指定，或把所需内容写全",
                "there is no ledger here: name one with --ledger, or give all values yourself"
            )
        }
        let ledger =
            if let succession, !isOffline {
                try Ledger.open(
                    location,
                    operatorKey: succession.old,
                    successor: succession.new,
                    clock: clock
                )
            } else {
                try OperatorKey.open(location, operatorKeyPath, clock, mayAppend: !isOffline)
            }
        guard ledger.description == description else {
            throw CommandError(
                .refused,
                "账本 \(location) 不是信任文件所指的账本",
                "the ledger \(location) is not the one of the trust file"
            )
        }
        let own = try ledger.identity().successors
        if let known = trust?.ledger.following(own), !own.allSatisfy(known.knows) {
            throw CommandError(
                .refused,
                "账本 \(location) 用信任文件不认识的密钥签名: 核实后用 trust accept --lost 接受",
                "the ledger \(location) signs with a key the trust file does not know: make sure of it, then trust accept --lost"
            )
        }
        return ledger
    }

    private static var hasNoWay: CommandError {
        CommandError(
            .usage,
            "没有账本: 用 --out 文件 写出已签名的提交，或用 --ledger 指定账本",
            "there is no ledger here: write the signed submission with --out FILE, or name one with --ledger"
        )
    }

    private static func description(of location: LedgerLocation) throws -> LedgerDescription {
        try Ledger.open(location).description
    }

    /// Whose key this is, as the ledger knows.
    private static func holder(
        _ key: KeyFile,
        _ location: LedgerLocation,
        _ description: LedgerDescription
    ) throws -> PartyID? {
        let id = description.suite.hash.digest(key.key.verifyingKey.spki)
        return try Ledger.open(location).query { (reader) throws(LogError) in
            try reader.record(PartyKey.self, id)?.party
        }
    }
}

extension SubmissionOutcome {
    /// The receipt, if it is recorded.
    var receipt: Receipt? {
        switch self {
        case .accepted(let receipt, _), .known(let receipt): receipt
        case .refused: nil
        }
    }
}
