package import CanonicalJSON
package import Regulation
package import WasteDomain

/// A manifest 危险废物转移联单 with everything that stands on its paper.
///
/// What a party stated comes from its statements, what came of them from the state; so a manifest
/// that no ledger has taken in yet is printed by the same code, from the statements alone.
package struct ManifestPaper: Sendable {
    /// Chosen by the consignor; its local id 本地编号 while it has no number.
    package let manifest: UniqueID
    /// 联单编号; nil while it is paper first 纸质先行.
    package let number: ManifestNumber?
    /// 移出信息.
    package let form: ManifestForm
    /// 联单状态; nil if no ledger has taken it in.
    package let status: ManifestStatus?
    /// How far each line has come; empty if no ledger has taken it in.
    package let progress: [LineProgress]
    /// The ledger's identity (`Schemas/log.md` 2).
    package let ledger: Digest
    /// What was stated so far, in order.
    package let statements: [PaperStatement]
    /// Names and papers of those who are named.
    package let directory: PaperDirectory

    /// A manifest as a ledger has it.
    package init(
        _ record: Manifest,
        in ledger: Digest,
        _ statements: [PaperStatement],
        _ directory: PaperDirectory
    ) {
        manifest = record.manifest
        number = record.number
        form = record.form
        status = record.status
        progress = record.lines
        self.ledger = ledger
        self.statements = statements
        self.directory = directory
    }

    /// A manifest that is issued and signed, and in no ledger yet.
    package init(
        unrecorded issued: ManifestIssued,
        for ledger: Digest,
        _ statements: [PaperStatement],
        _ directory: PaperDirectory
    ) {
        manifest = issued.manifest
        number = issued.number
        form = issued.form
        status = nil
        progress = []
        self.ledger = ledger
        self.statements = statements
        self.directory = directory
    }

    /// The form, with a vocabulary's words for those who read it.
    package func paper(_ words: Regulation, printedAt: Timestamp) -> PaperForm {
        PaperForm(
            title: Self.title,
            references: references,
            marks: marks,
            symbol: symbol,
            parts: [
                consignorPart(words), carrierPart(), consigneePart(words), statementsPart(),
            ],
            footer: "\(Self.title) \(number?.description ?? manifest.description)"
                + "　打印时间 \(printedAt.legalTime)",
            isFilledByHand: isPaperFirst
        )
    }

    static let title = "危险废物转移联单"

    /// Whether the paper goes first and the entry follows (《危险废物转移管理办法》第20条第2款).
    package var isPaperFirst: Bool { number == nil }

    /// The text of the QR code: `Schemas/print.md` 2.
    package var symbol: String {
        let issue = statements.first { $0.event.kind == .manifestIssued }?.recorded?.place
        return [
            "liandan-manifest-v1", number?.description ?? "-", manifest.description,
            ledger.description, issue?.description ?? "-",
        ].joined(separator: " ")
    }

    private var references: [PaperField] {
        let paper = statements.compactMap(\.paperForm).first.map { PaperField("纸质联单编号", $0) }
        let named = [
            number.map { PaperField("联单编号", $0.description) }, paper,
            PaperField(isPaperFirst ? "本地编号" : "UUID", manifest.description),
        ]
        return named.compactMap(\.self) + [PaperField("联单状态", status?.title.zh ?? "未记录")]
    }

    private var marks: [String] {
        [
            isPaperFirst ? "纸质先行" : nil, status == .cancelled ? "已作废" : nil,
            form.underEmergency.map { "应急处置 \($0)" },
        ].compactMap(\.self)
    }

    /// A place for stamp and signature, where the paper is what counts.
    func signatures(of role: String) -> [[PaperField]] {
        guard isPaperFirst else { return [] }
        return [
            [PaperField("\(role)（盖章）", nil), PaperField("经办人签字", nil), PaperField("日期", nil)]
        ]
    }

    /// The newest statement of a type, by one party if that is asked for.
    func latest<Body: StatementBody>(
        _ type: Body.Type,
        by party: PartyID? = nil
    ) -> (statement: PaperStatement, body: Body)? {
        for statement in statements.reversed() where party == nil || statement.by == party {
            if let body = statement.event.body as? Body { return (statement, body) }
        }
        return nil
    }
}
