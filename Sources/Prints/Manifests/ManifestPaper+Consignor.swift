import Regulation
import WasteDomain

/// 第一部分 移出信息.
extension ManifestPaper {
    func consignorPart(_ words: Regulation) -> PaperPart {
        let party = directory.parties[form.consignor.party]
        let site = directory.sites[form.consignor]
        let issued = latest(ManifestIssued.self)
        let released = latest(ManifestReleased.self)
        let handler = issued.flatMap { $0.statement.opened($0.body.handler, "handler") }
        let phone = issued.flatMap { $0.statement.opened($0.body.handlerPhone, "handlerPhone") }
        let handedBy = released.flatMap { $0.statement.opened($0.body.handler, "handler") }
        let fields = [
            [
                PaperField("单位名称", party?.name),
                PaperField("统一社会信用代码", form.consignor.party.description),
            ],
            [
                PaperField("单位地址", site?.address ?? party?.address),
                PaperField("移出场所", "\(form.consignor.site) \(site?.name ?? "")"),
            ],
            [
                PaperField("经办人", handler), PaperField("联系电话", phone),
                PaperField("应急联系电话", form.emergency.phone.description),
            ],
            [PaperField("突发环境事件防范措施", form.emergency.measures.description)],
            [
                PaperField("托运人", form.shipper.title.zh),
                PaperField("管理计划备案编号", form.plan.description),
                PaperField("委托合同编号", form.contract.description),
            ],
            [
                PaperField("运输合同编号", form.transportContract?.description),
                PaperField("跨省转移批准文号", form.approval?.description),
            ],
            [
                PaperField("交付时间", released?.statement.time),
                PaperField("交付经办人", handedBy),
            ],
        ]
        return PaperPart(
            "第一部分　移出信息（由移出人填写）",
            fields: fields + signatures(of: "移出人"),
            tables: [linesTable(words), codesTable].compactMap(\.self)
        )
    }

    /// 废物行: what was handed over where that is known, what the form says until then.
    private func linesTable(_ words: Regulation) -> PaperTable {
        let columns = [
            PaperColumn("序号", 4), PaperColumn("废物名称", 12), PaperColumn("废物代码", 9),
            PaperColumn("危险特性", 7), PaperColumn("形态", 5), PaperColumn("有害成分名称", 10),
            PaperColumn("包装方式", 7), PaperColumn("包装数量", 7), PaperColumn("移出量(吨)", 8),
            PaperColumn("危险货物编号", 9),
        ]
        let released = latest(ManifestReleased.self)?.body.lines ?? []
        let rows = form.lines.map { line in
            let load = released.first { $0.line == line.line }
            let mass = load?.mass ?? line.mass
            let isEstimate = load == nil && line.estimated
            return [
                String(line.line), line.content.name.description, line.code.description,
                line.content.hazards.map(\.rawValue).joined(separator: ", "),
                words.title(of: line.content.form, in: "form"),
                line.content.harmful?.description ?? "",
                words.title(of: line.content.packaging, in: "packaging"),
                String(load?.packages ?? line.packages),
                mass.tonnes + (isEstimate ? "（估）" : ""), line.un?.description ?? "",
            ]
        }
        return PaperTable(columns, rows)
    }

    /// 一物一码: the packages that were handed over, three codes a row.
    private var codesTable: PaperTable? {
        let columns = [
            PaperColumn("序号", 5), PaperColumn("一物一码", 32), PaperColumn("一物一码", 32),
            PaperColumn("一物一码", 32),
        ]
        let released = latest(ManifestReleased.self)?.body.lines ?? []
        let rows = released.flatMap { line in
            stride(from: 0, to: line.items.count, by: 3).map { first in
                let codes = line.items[first...].prefix(3).map(\.description)
                return [String(line.line)] + codes + Array(repeating: "", count: 3 - codes.count)
            }
        }
        return rows.isEmpty ? nil : PaperTable(columns, rows)
    }
}

extension Regulation {
    /// A word in Chinese, or as it was stated if its vocabulary does not have it.
    func title(of word: Word, in vocabulary: String) -> String {
        vocabularies.title(word, in: vocabulary)?.zh ?? word.description
    }
}
