import CanonicalJSON
import Labels
import LedgerCrypto
import LedgerLog
import Liandan
import Prints
import Regulation
import WasteDomain

/// Where packages are labelled: from a ledger, from a submission file, or from both.
struct LabelDesk {
    private let desk: ReadingDesk
    private let ledger: Ledger?
    /// Of the ledger, or of the trust file where there is none.
    private let description: LedgerDescription?
    /// The words for forms of waste.
    let words: Vocabularies
    let labels: LabelTable
    let elements: ElementTable

    init(_ common: CommonOptions) throws {
        desk = try ReadingDesk(common)
        ledger = try desk.ledgerIfAny()
        description = try ledger?.description ?? desk.trustIfAny()?.description
        let builtIn = RegulationLibrary(.sha256).builtIn()
        let adopted = try ledger?.regulation() ?? builtIn
        words = adopted.vocabularies
        labels = adopted.labels.isEmpty ? builtIn.labels : adopted.labels
        elements = CodeReader.elements(adopted)
    }

    /// The packages that some arguments name: codes, `@file` or `-` with codes, submission files.
    func packages(_ arguments: [String]) throws -> [LabelledPackage] {
        try arguments.flatMap { argument -> [LabelledPackage] in
            if argument == "-" || argument.hasPrefix("@") {
                return try CodeList.expand([argument]).map(recorded)
            }
            let code = argument.asCode
            if LabelText(code) == nil, FileAccess.exists(argument) {
                return try packages(inFile: argument)
            }
            return [try recorded(code)]
        }
    }

    /// The key's party, as its file or the ledger says.
    func party(of key: KeyFile) throws -> PartyID? {
        if let party = key.party { return party }
        guard let ledger else { return nil }
        let id = ledger.description.suite.hash.digest(key.key.verifyingKey.spki)
        return try ledger.query { (reader) throws(LogError) in
            try reader.record(PartyKey.self, id)?.party
        }
    }

    /// The hash that keys are known by here.
    var hash: HashAlgorithm { (description?.suite ?? .sha256).hash }

    private func recorded(_ text: String) throws -> LabelledPackage {
        guard let code = LabelText(text)?.code else {
            throw CommandError(
                .usage,
                "\(text) 不是物品编码（37位），也不是文件",
                "\(text) is neither an item code (37 characters) nor a file"
            )
        }
        let ledger = try ledger ?? desk.ledger()
        guard let package = try LabelledPackage(code, in: ledger) else {
            throw CommandError(.notFound, "没有物品 \(code)", "there is no item \(code)")
        }
        return package
    }

    /// What a submission file gives codes to, as the ledger has it if it has been recorded since.
    private func packages(inFile path: String) throws -> [LabelledPackage] {
        let signed = try SignedStatements(Submission.read(file: FileAccess.read(path)), description)
        let bodies = signed.statements.map(\.event.body)
        let issued = bodies.flatMap(\.newItems)
        guard !issued.isEmpty else {
            throw CommandError(
                .refused,
                "\(path) 中没有赋码",
                "no code is given to a package in \(path)"
            )
        }
        return try issued.map { item in
            if let ledger, let package = try LabelledPackage(item.code, in: ledger) {
                return package
            }
            // What a split leaves is labelled as its parent was, which the ledger knows.
            guard let content = item.content else {
                throw CommandError(
                    .notFound,
                    "\(item.code) 的标签内容在账本里: 先提交，或用 --ledger 指明账本",
                    "what \(item.code) holds stands in the ledger: submit first, or name it with --ledger"
                )
            }
            return LabelledPackage(item.code, content, bodies, for: signed.ledger)
        }
    }
}

/// A package and what a label can say of it.
struct LabelledPackage {
    let code: ItemCode
    let content: ItemContent
    /// The ledger it is in, or is meant for.
    let genesis: Digest
    var net: Mass?
    var vessel: Reference?
    var batch: Reference?
    var medical: MedicalPacking?
    var party: Party?
    /// How many packages it holds; 0 for a plain one.
    var contents = 0
    var isVoided = false

    /// As a ledger has it; nil if it does not.
    init?(_ code: ItemCode, in ledger: Ledger) throws {
        let found = try ledger.query { (reader) throws(LogError) in
            (
                try reader.record(Item.self, code), try reader.record(Party.self, code.unit),
                try reader.history(of: Subject(.item, code)).map(\.event.body)
            )
        }
        guard let item = found.0 else { return nil }
        self.code = code
        content = item.content
        genesis = ledger.description.genesis
        net = item.net
        party = found.1
        contents = item.contents.count
        isVoided = item.status.isFinal && item.status != .treated
        take(found.2)
    }

    /// As it was signed and is in no ledger yet.
    init(
        _ code: ItemCode,
        _ content: ItemContent,
        _ bodies: [any StatementBody],
        for genesis: Digest
    ) {
        self.code = code
        self.content = content
        self.genesis = genesis
        take(bodies)
    }

    /// Vessel, batch and net mass, of the last statements that say any.
    private mutating func take(_ bodies: [any StatementBody]) {
        for body in bodies {
            if let filled = body as? ItemFilled, filled.code == code {
                vessel = filled.vessel ?? vessel
                batch = filled.batch ?? batch
                medical = filled.medical ?? medical
            }
            if let weighed = body as? ItemWeighed, weighed.code == code {
                net = weighed.weighing.net
            }
            if let packed = body as? ItemPacked, packed.code == code {
                contents += packed.items.count
            }
        }
    }

    /// What a key says of it on its label.
    func statement(key: Digest) -> LabelStatement {
        LabelStatement(
            code,
            content,
            net: net,
            vessel: vessel,
            batch: batch,
            genesis: genesis,
            key: key
        )
    }
}
