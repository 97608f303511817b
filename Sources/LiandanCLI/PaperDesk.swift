import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import Prints
import Regulation
import WasteDomain

/// Where manifests are put on paper: from a ledger, from a submission file, or from both.
struct PaperDesk {
    private let desk: ReadingDesk
    private let ledger: Ledger?
    /// Of the ledger, or of the trust file where there is none.
    private let description: LedgerDescription?

    init(_ common: CommonOptions) throws {
        desk = try ReadingDesk(common)
        ledger = try desk.ledgerIfAny()
        description = try ledger?.description ?? desk.trustIfAny()?.description
    }

    /// The regulation in force there, for its words.
    func regulation() throws -> Regulation {
        try ledger?.regulation() ?? RegulationLibrary(.sha256).builtIn()
    }

    /// The manifest that a number or UUID names, or those that a submission file issues.
    func papers(of text: String) throws -> [ManifestPaper] {
        let isName = ManifestNumber(text) != nil || UniqueID(text.lowercased()) != nil
        if isName || !FileAccess.exists(text) {
            let ledger = try ledger ?? desk.ledger()
            return [try paper(of: ManifestReference.find(text, ledger), in: ledger, [:])]
        }
        let signed = try SignedStatements(Submission.read(file: FileAccess.read(text)), description)
        let issued = signed.statements.compactMap { $0.event.body as? ManifestIssued }
        guard !issued.isEmpty else {
            throw CommandError(
                .refused,
                "\(text) 中没有填发的联单",
                "no manifest is issued in \(text)"
            )
        }
        return try issued.map { try paper(of: $0, signed) }
    }

    /// As the ledger has it, if it has been recorded since; as it was signed if not.
    private func paper(
        of issued: ManifestIssued,
        _ signed: SignedStatements
    ) throws -> ManifestPaper {
        let record = try ledger?.query { (reader) throws(LogError) in
            try reader.record(Manifest.self, issued.manifest)
        }
        if let ledger, let record {
            return try paper(of: record, in: ledger, signed.openings)
        }
        let statements = signed.statements.filter { statement in
            let body = statement.event.body
            let manifest = (body as? ManifestIssued)?.manifest ?? body.manifestStatement?.manifest
            return manifest == issued.manifest
        }
        let directory = try ledger?.query { (reader) throws(LogError) in
            try PaperDirectory(of: issued.form, statements, reader)
        }
        return ManifestPaper(
            unrecorded: issued,
            for: signed.ledger,
            statements,
            directory ?? PaperDirectory()
        )
    }

    private func paper(
        of record: Manifest,
        in ledger: Ledger,
        _ openings: SignedStatements.Openings
    ) throws -> ManifestPaper {
        try ledger.query { (reader) throws(LogError) in
            let statements = try reader.history(of: record.subject).map { event in
                PaperStatement(
                    event.event,
                    by: event.by,
                    key: event.key,
                    recorded: (event.place, event.recordedAt),
                    openings: openings[event.json] ?? [:],
                    paperForm: event.json.paperForm
                )
            }
            return ManifestPaper(
                record,
                in: ledger.description.genesis,
                statements,
                try PaperDirectory(of: record.form, statements, reader)
            )
        }
    }
}
