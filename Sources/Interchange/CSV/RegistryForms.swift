import WasteDomain

/// The forms of what is registered, and of what is counted day by day.
extension StatementForm {
    private typealias Column = StatementColumn

    private static let period = [
        Column("from", "有效期起"), Column("until", "有效期止"),
    ]

    /// 单位登记.
    package static let party = StatementForm(
        .partyRegistered,
        [
            Column("party", "统一社会信用代码"), Column("name", "单位名称"),
            Column("roles", "单位类型", .list), Column("region", "行政区划代码"),
            Column("address", "地址"), Column("phone", "电话"),
        ]
    )

    /// 单位变更; an empty cell leaves what was.
    package static let partyAmendment = StatementForm(.partyAmended, party.columns)

    /// 场所登记.
    package static let site = StatementForm(
        .siteRegistered,
        [
            Column("party", "统一社会信用代码"), Column("site", "场所编号"),
            Column("name", "场所名称"), Column("region", "行政区划代码"),
            Column("segment", "联单号段"), Column("address", "地址"),
            Column("permit", "排污许可证编号"),
        ]
    )

    /// 小微产废单位登记: a party with its one site and, where somebody collects there, the contract;
    /// a row without a credit code gets a local id.
    package static let small = StatementForm(
        .partyRegistered,
        party.columns
            + [
                Column("permit", "排污许可证编号"), Column("segment", "联单号段"),
                Column("contractor", "收集单位"), Column("contract", "合同编号"),
            ] + period + [Column("codes", "废物代码", .list)]
    )

    /// 确定管理类别.
    package static let classification = StatementForm(
        .siteClassified,
        [
            Column("party", "统一社会信用代码", at: "site/party"),
            Column("site", "场所编号", at: "site/site"), Column("class", "管理类别"),
            Column("from", "自何日起"), Column("reason", "事由"),
        ]
    )

    /// 外部数据申报.
    package static let figure = StatementForm(
        .figureDeclared,
        [
            Column("name", "名称"), Column("region", "行政区划代码"), Column("year", "年度", .integer),
            Column("value", "数值", .integer), Column("unit", "单位"),
            Column("members", "名单", .list), Column("source", "来源"), Column("reason", "事由"),
        ]
    )

    private static let terms = [
        Column("type", "许可证类型", at: "terms/type"), Column("issuer", "发证机关", at: "terms/issuer"),
        Column("from", "有效期起", at: "terms/from"), Column("until", "有效期止", at: "terms/until"),
        Column("activities", "经营方式", at: "terms/activities", .list),
        Column("wastes", "废物类别和代码", at: "terms/wastes", .scopes),
        Column("methods", "利用处置方式", at: "terms/methods", .methods),
        Column("scale", "年经营规模", at: "terms/scale", .mass),
        Column("streams", "固废类别许可", at: "terms/streams", .streamScopes),
    ]

    /// 许可证颁发; further rows of one add wastes and methods.
    package static let licence = StatementForm(
        .licenceGranted,
        key: ["party", "licence"],
        [Column("party", "统一社会信用代码"), Column("licence", "许可证编号")] + terms
    )

    /// 许可证变更: the whole new content.
    package static let licenceAmendment = StatementForm(
        .licenceAmended,
        key: ["party", "licence"],
        licence.columns + [Column("reason", "事由")]
    )

    /// 车辆登记.
    package static let vehicle = StatementForm(
        .vehicleRegistered,
        [
            Column("plate", "号牌号码"), Column("party", "统一社会信用代码"),
            Column("type", "车辆类型"), Column("certificate", "道路运输证号"),
        ] + period + [Column("ratedLoad", "核定载质量", .mass)]
    )

    /// 管理计划备案; further rows of one add lines 转移计划.
    package static let plan = StatementForm(
        .planFiled,
        key: ["party", "plan"],
        [
            Column("party", "统一社会信用代码"), Column("site", "场所编号"),
            Column("plan", "备案编号"), Column("year", "年度", .integer),
            Column("lines", "转移计划", .planLines),
        ]
    )

    /// 管理计划变更: the whole new table.
    package static let planAmendment = StatementForm(
        .planAmended,
        key: ["party", "plan"],
        [
            Column("party", "统一社会信用代码"), Column("plan", "备案编号"),
            Column("lines", "转移计划", .planLines), Column("reason", "事由"),
        ]
    )

    /// 合同登记.
    package static let contract = StatementForm(
        .contractRecorded,
        [
            Column("party", "委托方"), Column("contract", "合同编号"),
            Column("contractor", "受托方"), Column("purpose", "合同类型"),
        ] + period + [Column("codes", "废物代码", .list)]
    )

    /// 环境污染责任保险登记.
    package static let insurance = StatementForm(
        .insuranceRecorded,
        [
            Column("party", "统一社会信用代码"), Column("policy", "保单号"),
            Column("insurer", "保险公司"),
        ] + period
    )

    /// 跨省转移批准登记; further rows of one add wastes.
    package static let approval = StatementForm(
        .approvalGranted,
        key: ["party", "approval"],
        [
            Column("party", "移出人"), Column("approval", "批准文号"), Column("issuer", "批准机关"),
            Column("consignee", "接受人"), Column("wastes", "废物", .approvedWastes),
        ] + period
    )

    /// 点对点定向利用豁免登记.
    package static let exemption = StatementForm(
        .exemptionGranted,
        [
            Column("party", "来源单位"), Column("exemption", "实施方案编号"),
            Column("consignee", "利用单位"), Column("code", "废物代码"),
            Column("yearlyCap", "年上限", .mass),
        ] + period
    )

    /// 应急处置启动; further rows of one add facilities.
    package static let emergency = StatementForm(
        .emergencyDeclared,
        key: ["emergency"],
        [
            Column("emergency", "应急处置编号"), Column("region", "行政区划代码"),
            Column("codes", "废物代码", .list), Column("epidemic", "重大传染病疫情", .flag),
            Column("from", "启用时间"), Column("until", "终止时间"),
            Column("government", "批准政府"), Column("plan", "处置方案文号"),
            Column("facilities", "协同处置设施", .emergencyFacilities),
        ]
    )

    /// 每日台账, one day and one side's meter a row.
    package static let account = StatementForm(
        .accountRecorded,
        [
            Column("from", "移出场所", .site), Column("to", "接受场所", .site),
            Column("code", "废物代码"), Column("day", "日期"), Column("mass", "重量", .mass),
            Column("form", "废物形态"), Column("hazards", "危险特性", .list),
            Column("meter", "计量装置编号", at: "meter/id"),
            Column("calibrated", "检定日期", at: "meter/calibratedOn"),
            Column("meterType", "计量装置种类", at: "meter/type"),
            Column("contract", "合同编号"), Column("reason", "事由"),
        ]
    )

    /// 贮存设施登记.
    package static let facility = StatementForm(
        .facilityRegistered,
        [
            Column("party", "统一社会信用代码", at: "site/party"),
            Column("site", "场所编号", at: "site/site"), Column("facility", "贮存设施编码"),
            Column("name", "贮存设施名称"), Column("type", "贮存设施类型"),
            Column("capacity", "贮存能力", .mass), Column("codes", "废物代码", .list),
            Column("temperature", "贮存温度"),
        ]
    )

    /// 医疗卫生机构登记.
    package static let institution = StatementForm(
        .institutionRegistered,
        [
            Column("party", "统一社会信用代码", at: "site/party"),
            Column("site", "场所编号", at: "site/site"), Column("beds", "床位数", .integer),
            Column("closedWeekdays", "休诊日", .integers), Column("closures", "休诊期间", .periods),
            Column("store", "暂存场所"),
        ]
    )

    /// 车辆清洗消毒.
    package static let cleaning = StatementForm(
        .vehicleCleaned,
        [Column("vehicle", "号牌号码"), Column("method", "清洗消毒方式"), Column("handler", "经办人")]
    )

    /// 周转箱清洗消毒.
    package static let binCleaning = StatementForm(
        .binCleaned,
        [
            Column("party", "统一社会信用代码"), Column("bins", "周转箱编码", .list),
            Column("method", "清洗消毒方式"), Column("handler", "经办人"),
        ]
    )

    private static let batch = [
        Column("party", "统一社会信用代码", at: "site/party"),
        Column("site", "场所编号", at: "site/site"), Column("batch", "批次编码"),
        Column("code", "废物代码"), Column("day", "日期"), Column("mass", "重量", .mass),
    ]

    /// 散装废物产生.
    package static let bulkGeneration = StatementForm(
        .wasteGenerated,
        batch + [
            Column("name", "废物名称"), Column("facility", "产生设施编码"),
            Column("store", "贮存设施编码"), Column("handler", "经办人"), Column("reason", "更正事由"),
        ]
    )

    /// 散装废物自行利用处置.
    package static let bulkTreatment = StatementForm(
        .wasteTreated,
        batch + [
            Column("method", "利用处置方式"), Column("facility", "利用处置设施编码"),
            Column("handler", "经办人"), Column("reason", "更正事由"),
        ]
    )

    /// 库存调整.
    package static let stockAdjustment = StatementForm(
        .stockAdjusted,
        [
            Column("party", "统一社会信用代码", at: "site/party"),
            Column("site", "场所编号", at: "site/site"), Column("code", "废物代码"),
            Column("day", "日期"), Column("change", "调整量", .change), Column("reason", "事由"),
        ]
    )
}
