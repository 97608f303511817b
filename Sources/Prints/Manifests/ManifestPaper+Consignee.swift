import Regulation
import WasteDomain

/// 第三部分 接受信息.
extension ManifestPaper {
    func consigneePart(_ words: Regulation) -> PaperPart {
        let party = directory.parties[form.consignee.party]
        let site = directory.sites[form.consignee]
        let received = latest(ManifestReceived.self)
        let decided = latest(ManifestDecided.self)
        let handler =
            decided.flatMap { $0.statement.opened($0.body.handler, "handler") }
            ?? received.flatMap { $0.statement.opened($0.body.handler, "handler") }
        let fields = [
            [
                PaperField("单位名称", party?.name),
                PaperField("统一社会信用代码", form.consignee.party.description),
            ],
            [
                PaperField("单位地址", site?.address ?? party?.address),
                PaperField("危险废物经营许可证编号", party?.wasteLicences.joined(separator: "、")),
            ],
            [
                PaperField("接受场所", "\(form.consignee.site) \(site?.name ?? "")"),
                PaperField("经办人", handler), PaperField("联系电话", party?.phone),
            ],
            [
                PaperField("接受时间", received?.statement.time),
                PaperField("系统确认时间", decided?.statement.recorded?.at.legalTime),
            ],
        ]
        return PaperPart(
            "第三部分　接受信息（由接受人填写）",
            fields: fields + signatures(of: "接受人"),
            tables: [outcomeTable(words)]
        )
    }

    /// 废物行 once more: what came, what was found, what was decided, what was treated.
    private func outcomeTable(_ words: Regulation) -> PaperTable {
        let columns = [
            PaperColumn("序号", 4), PaperColumn("废物名称", 11), PaperColumn("废物代码", 9),
            PaperColumn("核实量(吨)", 7), PaperColumn("是否存在重大差异", 9),
            PaperColumn("接受人处理意见", 8), PaperColumn("拟利用处置方式", 13),
            PaperColumn("接受量(吨)", 7), PaperColumn("拒收量(吨)", 7), PaperColumn("缺失量(吨)", 7),
            PaperColumn("已利用处置(吨)", 8),
        ]
        let received = latest(ManifestReceived.self)?.body.lines ?? []
        let rows = form.lines.map { line in
            let came = received.first { $0.line == line.line }
            let done = progress.first { $0.line == line.line }
            let method = done?.method ?? line.method
            let name = words.methods[method].map { " \($0.name)" } ?? ""
            return [
                String(line.line), line.content.name.description, line.code.description,
                came?.mass.tonnes ?? "", came.map(differences) ?? "", done?.opinion ?? "",
                method.description + name, done?.accepted?.tonnes ?? "",
                done?.refused?.tonnes ?? "", done?.missing?.tonnes ?? "",
                done?.accepted.flatMap { _ in done?.treated.tonnes } ?? "",
            ]
        }
        return PaperTable(columns, rows)
    }

    private func differences(_ line: ReceivedLine) -> String {
        line.differences.isEmpty
            ? "无" : line.differences.map(\.title.zh).joined(separator: "、")
    }
}

extension LineProgress {
    /// 接受人处理意见, in the words of the form; nil until decided.
    fileprivate var opinion: String? {
        guard let accepted, let refused, let missing else { return nil }
        if accepted > .zero { return refused + missing == .zero ? "接受" : "部分接受" }
        return refused > .zero || missing == .zero ? "拒收" : "缺失"
    }
}
