import CanonicalJSON
import WasteDomain

/// 陈述记录: who stated what, and where it can be looked up.
extension ManifestPaper {
    func statementsPart() -> PaperPart {
        let columns = [
            PaperColumn("序号", 4), PaperColumn("陈述", 12), PaperColumn("单位", 25),
            PaperColumn("发生时间", 13), PaperColumn("记录号", 7), PaperColumn("记录时间", 13),
            PaperColumn("密钥", 9),
        ]
        let rows = statements.enumerated().map { index, statement in
            [
                String(index + 1), statement.event.kind.title.zh, author(of: statement),
                statement.time, statement.recorded?.place.description ?? "未记录",
                statement.recorded?.at.legalTime ?? "",
                String(statement.key.description.prefix(8)),
            ]
        }
        return PaperPart("各方陈述", tables: [PaperTable(columns, rows)])
    }

    private func author(of statement: PaperStatement) -> String {
        let roles: [(PartyID, ManifestRole)] =
            [(form.consignor.party, .consignor)] + form.carriers.map { ($0, .carrier) }
            + [(form.consignee.party, .consignee)]
        let role = roles.first { $0.0 == statement.by }?.1.title.zh
        let name = directory.parties[statement.by]?.name ?? statement.by.description
        return [role, name].compactMap(\.self).joined(separator: " ")
    }
}
