package import CanonicalJSON
package import WasteDomain

/// One identity with its figures 平衡关系式: closing or not, and by which events it does not.
package struct Balance: Sendable {
    /// A figure of the equation.
    package struct Figure: Hashable, Sendable {
        package let name: Name
        /// In grams; only adjustments and gaps are negative.
        package let grams: Int64

        init(_ name: Name, _ grams: Int64) {
            self.name = name
            self.grams = grams
        }
    }

    /// What is to be done about figures of a year.
    package enum Mark: String, Sendable, CaseIterable, Titled {
        /// Treated so far beyond the scale that another licence is needed 重新申领 (LIC408 12(4)).
        case relicensing
        /// More than planned: the plan is to be changed 变更管理计划 (HJ 1259-2022 5.2.3).
        case overPlan
        /// Less than planned in a year that is over.
        case underPlan

        package var title: Bilingual {
            switch self {
            case .relicensing:
                Bilingual(
                    zh: "超过许可规模太多，应重新申领许可证",
                    en: "so far above the scale that a new licence is due"
                )
            case .overPlan:
                Bilingual(zh: "超过计划，应变更管理计划", en: "above the plan, a change of it is due")
            case .underPlan: Bilingual(zh: "全年少于计划", en: "below the plan of the year")
            }
        }
    }

    /// What a figure is of.
    package enum Name: String, Sendable, CaseIterable, Titled {
        case opening, generated, received, returned, stored, treated, shipped, withdrawn, adjusted
        case closing, batch, decided, parents, children, packages, rows, lowest, zero, limit
        case declared

        package var title: Bilingual {
            switch self {
            case .opening: Bilingual(zh: "期初", en: "opening")
            case .generated: Bilingual(zh: "产生", en: "generated")
            case .received: Bilingual(zh: "接收", en: "received")
            case .returned: Bilingual(zh: "退回", en: "returned")
            case .stored: Bilingual(zh: "入库", en: "stored")
            case .treated: Bilingual(zh: "利用处置", en: "treated")
            case .shipped: Bilingual(zh: "移出", en: "shipped")
            case .withdrawn: Bilingual(zh: "出库", en: "withdrawn")
            case .adjusted: Bilingual(zh: "调整", en: "adjusted")
            case .closing: Bilingual(zh: "期末", en: "closing")
            case .batch: Bilingual(zh: "产生批次", en: "batches")
            case .decided: Bilingual(zh: "接受+拒收+缺失+差异", en: "accepted+refused+missing+difference")
            case .parents: Bilingual(zh: "合并前", en: "before")
            case .children: Bilingual(zh: "合并后", en: "after")
            case .packages: Bilingual(zh: "逐件净重", en: "packages")
            case .rows: Bilingual(zh: "台账记录", en: "rows")
            case .lowest: Bilingual(zh: "最低库存", en: "lowest stock")
            case .zero: Bilingual(zh: "零", en: "zero")
            case .limit: Bilingual(zh: "限量", en: "limit")
            case .declared: Bilingual(zh: "申报", en: "declared")
            }
        }
    }

    package let id: BalanceID
    /// The site it is about; nil where it is about a party.
    package let site: SiteID?
    /// Whose it is.
    package let party: PartyID
    /// 废物代码; nil where all wastes count together.
    package let waste: WasteCode?
    /// The store, document, method or term it is about; nil for the whole site.
    package let subject: String?
    package let left: [Figure]
    package let right: [Figure]
    /// Whether every comparison in it holds, not only the sums.
    package let closes: Bool
    /// What follows from its figures beside that it closes or not; nil if nothing does.
    package var mark: Mark?
    /// The events by which it does not close; empty if it does.
    package let evidence: EventSample

    init(
        _ id: BalanceID,
        _ stock: Stock,
        subject: String? = nil,
        left: [Figure],
        right: [Figure],
        closes: Bool? = nil,
        evidence: EventSample
    ) {
        self.init(
            id,
            stock.site.party,
            stock.site,
            stock.waste,
            subject ?? stock.facility?.description,
            left: left,
            right: right,
            closes: closes,
            evidence: evidence
        )
    }

    init(
        _ id: BalanceID,
        _ party: PartyID,
        _ site: SiteID?,
        _ waste: WasteCode?,
        _ subject: String?,
        left: [Figure],
        right: [Figure],
        closes: Bool? = nil,
        evidence: EventSample
    ) {
        self.id = id
        self.party = party
        self.site = site
        self.waste = waste
        self.subject = subject
        self.left = left
        self.right = right
        let difference = Self.sum(left) - Self.sum(right)
        let sumsClose = id.isUpperBound ? difference <= 0 : difference == 0
        self.closes = closes ?? sumsClose
        self.evidence = self.closes ? EventSample() : evidence
    }

    /// Left less right, in grams.
    package var difference: Int64 { Self.sum(left) - Self.sum(right) }

    private static func sum(_ figures: [Figure]) -> Int64 { figures.reduce(0) { $0 + $1.grams } }
}

extension Balance: CanonicalEncodable {
    package var json: JSONValue {
        func figures(_ figures: [Figure]) -> [JSONObject] {
            figures.map { ["grams": $0.grams, "name": $0.name.rawValue] }
        }
        return .object([
            "closes": closes, "difference": difference,
            "evidence": closes ? nil : evidence.events, "events": closes ? nil : evidence.count,
            "id": id.name, "left": figures(left), "mark": mark?.rawValue, "party": party,
            "right": figures(right),
            "site": site, "subject": subject, "waste": waste,
        ])
    }
}
