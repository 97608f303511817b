import Regulation
import WasteDomain

/// What the law asks of the other streams beside their form: documents, agreements, filings, lists.
///
/// A profile names the rule that speaks where something it expects is not there; what names none is
/// found by a general rule.
enum StreamPaperRules {
    /// The rules a profile can name.
    static let named: Set<String> = Set(laws.map(\.id.description))

    static let all: [Rule] = laws + general

    private static let laws: [Rule] = [
        Rule(
            "HW-STR-001",
            .stream,
            .error,
            .record,
            zh: ("{act}: 缺 {field}；每车须有联单，双方过磅", "补办联单、补称，写明事由重新陈述 (--reason)"),
            en: (
                "{act}: {field} is missing; every load has a document and is weighed at both ends",
                "Add the document or the weight, and state the row anew with the reason (--reason)."
            ),
            basis: [.law("SWL2020", "71"), .law("SEED-QJ", "任务六(三)5")],
            check: StreamDemand.named("HW-STR-001")
        ),
        Rule(
            "HW-STR-003",
            .stream,
            .warning,
            .record,
            zh: (
                "{act}: 没有有效的收运协议，或逾期收运 ({field} {why})",
                "登记协议 (contract record --purpose collection) 并写明编号；按时收运"
            ),
            en: (
                "{act}: no collection agreement holds, or it was fetched late ({field}: {why})",
                "Record the agreement (contract record --purpose collection), name it, and come in time."
            ),
            basis: [.law("SWL2020", "57")],
            check: StreamDemand.named("HW-STR-003")
        ),
        Rule(
            "HW-STR-004",
            .stream,
            .error,
            .record,
            zh: ("{act}: 没有备案的处理方案或核准的去向 ({field} {why})", "停止外运，补办备案；换用核准的消纳场所"),
            en: (
                "{act}: no filed treatment plan or approved destination ({field}: {why})",
                "Stop, have the plan filed, and take it to an approved site."
            ),
            basis: [.law("SWL2020", "63")],
            check: StreamDemand.named("HW-STR-004")
        ),
        Rule(
            "HW-STR-006",
            .stream,
            .error,
            .record,
            zh: ("{act}: 分类收集的有害垃圾离开集中贮存点，没有转为危险废物", "由持证单位凭危险废物联单运走 (liandan stream change)"),
            en: (
                "{act}: sorted household hazardous waste left its store and did not become hazardous waste",
                "A licensed unit takes it by manifest (liandan stream change)."
            ),
            basis: [.law("SWL2020", "50(2)"), .law("CAT2021", "附录1")],
            check: StreamDemand.named("HW-STR-006")
        ),
        Rule(
            "HW-STR-007",
            .stream,
            .warning,
            .record,
            zh: ("{act}: 转运站登记缺 {field}", "补记来源或去向，写明事由重新陈述 (--reason)"),
            en: (
                "{act}: the register of the transfer station lacks {field}",
                "Add origin or destination, and state the row anew with the reason (--reason)."
            ),
            basis: [.law("SEED-ZG", "附件2 30")],
            check: StreamDemand.named("HW-STR-007")
        ),
        Rule(
            "HW-STR-010",
            .stream,
            .warning,
            .record,
            zh: ("{act}: 接收单位不在白名单 ({field} {why})", "核实受托方的资格和能力 (第37条)；换用名单内的单位"),
            en: (
                "{act}: whoever takes it is not on the white list ({field}: {why})",
                "Verify what it is able and entitled to (art. 37), or take one from the list."
            ),
            basis: [.law("SWL2020", "37"), .law("SEED-ZG", "任务二(二)2(1)")],
            check: StreamDemand.named("HW-STR-010")
        ),
        Rule(
            "HW-STR-011",
            .stream,
            .error,
            .record,
            zh: ("{act}: 跨省转移没有批准或备案 ({field} {why})", "贮存、处置须经批准，利用须备案 (第22条)"),
            en: (
                "{act}: it leaves the province without approval or filing ({field}: {why})",
                "Storage and disposal need an approval, use needs a filing (art. 22)."
            ),
            basis: [.law("SWL2020", "22")],
            check: StreamDemand.named("HW-STR-011")
        ),
    ]

    private static let general: [Rule] = [
        Rule(
            "LD-STR-011",
            .stream,
            .warning,
            .record,
            zh: ("{act}: 应有 {field} ({why})", "补记，写明事由重新陈述；依据 {basis}"),
            en: (
                "{act}: {field} is expected ({why})",
                "Add it, stating the row anew with the reason; it is asked for by {basis}."
            ),
            basis: [.project],
            check: StreamDemand.unnamed { row, context in
                StreamDemand.missing(row, context) + StreamDemand.visits(row, context)
            }
        ),
        Rule(
            "LD-STR-012",
            .stream,
            .warning,
            .record,
            zh: ("{act}: 合同不适用 ({why})", "核对合同编号、受托方和有效期"),
            en: (
                "{act}: the contract does not hold ({why})",
                "Check its number, the contractor and the days."
            ),
            basis: [.law("SWL2020", "37")],
            check: StreamDemand.unnamed(StreamDemand.contract)
        ),
        Rule(
            "LD-STR-013",
            .stream,
            .warning,
            .record,
            zh: (
                "{act}: 没有有效的 {field} ({why})", "由主管部门登记 (licence grant --type stream)；依据 {basis}"
            ),
            en: (
                "{act}: no {field} is valid ({why})",
                "The authority records it (licence grant --type stream); it is asked for by {basis}."
            ),
            basis: [.project],
            check: StreamDemand.unnamed(StreamDemand.papers)
        ),
        Rule(
            "LD-STR-018",
            .stream,
            .error,
            .record,
            zh: ("{act}: 离开此处应转为危险废物", "装入有编码的包装，转为危险废物 (liandan stream change)"),
            en: (
                "{act}: what leaves here should become hazardous waste",
                "Fill it into packages with codes and change the regime (liandan stream change)."
            ),
            basis: [.project],
            check: StreamDemand.unnamed(StreamDemand.leaving)
        ),
    ]
}
