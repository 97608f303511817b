package import WasteDomain

/// Rows of the law's table that are no rules of this program, and why.
///
/// Whoever builds one of them takes it from here; a test sees that every row is in one place.
package struct UnjudgedRows: Sendable {
    /// Why a row is no rule.
    package enum Why: String, Sendable, CaseIterable, Titled {
        /// The form or the order of statements leaves no way to state it.
        case impossible
        /// Other rules say it.
        case elsewhere
        /// One statement does not show it; the whole ledger does.
        case audit
        /// It needs facts that the ledger does not hold.
        case outside
        /// It needs statements that this version does not have.
        case later

        package var title: Bilingual {
            switch self {
            case .impossible: Bilingual(zh: "无法如此陈述", en: "cannot be stated")
            case .elsewhere: Bilingual(zh: "由其他规则检查", en: "other rules say it")
            case .audit: Bilingual(zh: "由整本账审计发现", en: "seen by the audit of the whole ledger")
            case .outside: Bilingual(zh: "账本没有所需的事实", en: "the ledger does not hold the facts")
            case .later: Bilingual(zh: "本版本没有所需的陈述", en: "this version lacks the statements")
            }
        }
    }

    /// The rows, by the ids the rules would have.
    package let ids: [RuleID]
    /// What keeps them from being rules.
    package let why: Why
    /// What exactly is missing, or where it is checked.
    package let note: Bilingual

    private init(_ ids: [RuleID], _ why: Why, zh: String, en: String) {
        self.ids = ids
        self.why = why
        note = Bilingual(zh: zh, en: en)
    }

    /// All of them, by reason.
    package static let all: [UnjudgedRows] = covered + audited + unknown + awaited

    private static let covered: [UnjudgedRows] = [
        .init(
            ["HW-MAN-030"],
            .impossible,
            zh: "一份联单只能起运一次 (LD-STA-001)",
            en: "a manifest sets out once (LD-STA-001)"
        ),
        .init(
            ["HW-MED-009"],
            .impossible,
            zh: "联单只记道路和水路车船，没有铁路、航空和邮寄",
            en: "a manifest goes by registered vehicles; rail, air and post cannot be stated"
        ),
        .init(
            ["HW-MED-013"],
            .elsewhere,
            zh: "登记事项是陈述的必填字段 (HW-FLD)",
            en: "what the register must hold are required fields of the statements (HW-FLD)"
        ),
        .init(
            ["HW-MAN-031"],
            .impossible,
            zh: "联单只有一个移出人",
            en: "a manifest has one consignor"
        ),
        .init(
            ["HW-HND-007"],
            .impossible,
            zh: "只有联单上的承运人和接受人能陈述运抵，只有接受人能接收 (LD-ACT-001, HW-RCP-008)",
            en:
                "only its carrier and consignee can state the arrival, only the consignee the receipt "
                + "(LD-ACT-001, HW-RCP-008)"
        ),
        .init(
            ["HW-AUD-009"],
            .audit,
            zh: "编号由账本依次分配，作废也有记录；号段授予之前带来的编号由审计核对",
            en:
                "the ledger allots numbers one after another; the audit looks for gaps left by numbers that were brought"
        ),
        .init(
            ["HW-ITM-011", "HW-ITM-012"],
            .elsewhere,
            zh: "有编码的包装都有装填、称重记录；没有编码的由 HW-ITM-014 指出",
            en: "a package with a code has its filling and weighing on record; one without is "
                + "HW-ITM-014"
        ),
        .init(
            ["HW-AUD-002"],
            .elsewhere,
            zh: "LD-LOG-004、LD-KEY-001 至 003；审计时重新核对",
            en: "LD-LOG-004 and LD-KEY-001 to 003; checked again by the audit"
        ),
        .init(
            ["HW-AUD-003"],
            .elsewhere,
            zh: "HW-FMT-017 和账本格式 4.5；审计时重新核对",
            en: "HW-FMT-017 and log.md 4.5; checked again by the audit"
        ),
    ]

    private static let audited: [UnjudgedRows] = [
        .init(
            ["HW-AUD-001", "HW-DDL-003", "HW-AUD-011", "HW-AUD-012"],
            .audit,
            zh: "账本只增不减；liandan audit 证明没有改动或删除",
            en: "the ledger only grows; liandan audit proves that nothing was changed or removed"
        ),
        .init(
            ["HW-AUD-005", "HW-AUD-006", "HW-AUD-007", "HW-AUD-008", "HW-HND-014", "HW-MAN-021"],
            .audit,
            zh: "要比较许多联单才能看出",
            en: "only many manifests together show it"
        ),
    ]

    private static let unknown: [UnjudgedRows] = [
        .init(
            ["HW-MAN-001"],
            .outside,
            zh: "没有联单的转移不会出现在账本里，由检查发现",
            en: "what left without a manifest is in no ledger; inspections find it"
        ),
        .init(
            ["HW-MAN-019"],
            .outside,
            zh: "产品、副产品的标签和买卖",
            en: "labels and sales of products and by-products"
        ),
        .init(
            ["HW-HND-008", "HW-HND-015"],
            .outside,
            zh: "地址的坐标、限行区域和路线",
            en: "coordinates of places, restricted areas and routes"
        ),
        .init(
            ["HW-HND-016"],
            .outside,
            zh: "车上的旅客和其他货物",
            en: "passengers and other goods on the vehicle"
        ),
        .init(
            ["HW-ITM-006", "HW-ITM-007"],
            .outside,
            zh: "容器的容积、标签的尺寸和张数",
            en: "the volume of a container, the size and number of its labels"
        ),
        .init(
            ["HW-ITM-015"],
            .outside,
            zh: "哪些设施贮存非危险废物",
            en: "which stores are for waste that is not hazardous"
        ),
        .init(
            ["HW-BAL-013"],
            .outside,
            zh: "产废单位的管理类别和年产生量",
            en: "the class of a generator, and what it generates in a year"
        ),
        .init(
            ["HW-DDL-010", "HW-DDL-011", "HW-DDL-012", "HW-DDL-013"],
            .outside,
            zh: "两省主管部门之间的申请、商请和答复日期；账本只有最后的批准",
            en:
                "the days of application, letter and reply between two provinces; the ledger only has "
                + "the approval that comes of them"
        ),
        .init(
            ["HW-AUD-010"],
            .outside,
            zh: "双随机抽查的种子和结果",
            en: "the seed and the outcome of the draw of inspections"
        ),
    ]

    private static let awaited: [UnjudgedRows] = [
        .init(
            ["HW-MAN-040"],
            .audit,
            zh: "每日台账缺少一方或一天，由待办 (due) 和审计发现",
            en: "a day or a side missing from daily accounts: seen by `due` and the audit"
        ),
        .init(
            ["HW-LIC-008"],
            .audit,
            zh: "收来的废物逾期未转出，由待办 (due) 和审计发现",
            en: "collected waste not handed on in time: seen by `due` and the audit"
        ),
        .init(
            ["HW-HND-009"],
            .outside,
            zh: "连续的定位轨迹在车辆平台，账本只记所陈述的位置",
            en: "the vehicle's track lies with its platform; the ledger has only stated places"
        ),
        .init(
            [
                "HW-BAL-001", "HW-BAL-002", "HW-BAL-003", "HW-BAL-004", "HW-BAL-006", "HW-BAL-009",
                "HW-BAL-010",
                "HW-BAL-012",
            ],
            .audit,
            zh: "台账平衡，由 account balance 核对",
            en: "the balances of account books: seen by `account balance`"
        ),
        .init(
            ["HW-BAL-011"],
            .later,
            zh: "库存调整的限量和第二签名",
            en: "the limit of an adjustment and its second signature"
        ),
        .init(
            ["HW-STR-005"],
            .impossible,
            zh: "台账只增不减，保存不止两年；没有记的由 due 和审计发现",
            en:
                "the books only grow and are kept longer than two years; loads one side did not state "
                + "are seen by `due` and the audit"
        ),
    ]
}
