import WasteDomain

/// The forms of what is said of packages 物品.
extension StatementForm {
    private typealias Column = StatementColumn

    private static let code = Column("code", "物品编码")
    private static let reason = Column("reason", "事由")
    private static let handler = Column("handler", "经办人")
    private static let carrier = Column("carrier", "运送部门经办人")
    private static let place = Column("site", "场所编号")

    /// 标签内容.
    private static let content = [
        Column("name", "废物名称"), Column("category", "废物类别"),
        Column("hazards", "危险特性", .list), Column("form", "废物形态"),
        Column("packaging", "包装方式"), Column("components", "主要成分"),
        Column("harmful", "有害成分"), Column("report", "鉴别报告编号"),
    ]

    /// What a new code is made of where it is not stated itself; nothing of it is stated.
    private static let making = [Column("waste", "废物代码"), Column("date", "日期")]

    /// The names of the columns whose values say how a code is made, and are no part of a statement.
    package static let makingColumns = ["waste", "date", "count", "like"]

    /// 赋码, with 标签内容; a row without a code makes as many as it says.
    package static let item = StatementForm(
        .itemIssued,
        [code, place] + content + making
            + [Column("count", "件数", .integer), Column("like", "内容同")]
    )

    /// 装填封装.
    package static let filling = StatementForm(
        .itemFilled,
        [
            code, Column("vessel", "容器编码"), Column("batch", "产生批次编码"),
            Column("facility", "产生设施编码"), Column("residueOf", "来源利用处置批次编码", .list), handler,
            Column("ward", "科室", at: "medical/ward"), Column("roll", "卷标码", at: "medical/roll"),
            Column("origin", "特殊来源", at: "medical/origin"),
            Column("doubled", "双层包装", at: "medical/doubled", .flag),
            Column("sterilised", "已灭菌", at: "medical/sterilised", .flag),
            Column("note", "特别说明", at: "medical/note"),
        ]
    )

    /// 称重, of packages whose codes exist.
    package static let weighing = StatementForm(
        .itemWeighed,
        [
            code, Column("net", "净重", .mass), Column("gross", "毛重", .mass),
            Column("tare", "皮重", .mass), Column("scale", "衡器编号", at: "scale/id"),
            Column("calibrated", "检定日期", at: "scale/calibratedOn"),
            Column("scaleType", "衡器种类", at: "scale/type"),
            handler,
        ]
    )

    /// 入库.
    package static let storing = StatementForm(
        .itemStored,
        [
            code, place, Column("facility", "贮存设施编码"), Column("zone", "分区"),
            Column("batch", "入库批次编码"), handler, carrier,
        ]
    )

    /// 出库.
    package static let withdrawing = StatementForm(
        .itemWithdrawn,
        [code, Column("batch", "出库批次编码"), handler, carrier]
    )

    /// 编码作废.
    package static let voiding = StatementForm(.itemVoided, [code, reason])

    /// 换码; the new code is made where it is not stated.
    package static let recoding = StatementForm(
        .itemRecoded,
        [Column("parent", "原编码"), code, place, reason, handler] + making + content
    )

    /// 重新包装; the new code is made where it is not stated.
    package static let overpacking = StatementForm(
        .itemOverpacked,
        [
            Column("parent", "原编码"), code, place, reason, Column("disinfection", "消毒清理记录"),
            handler, Column("date", "日期"),
        ] + content
    )

    /// 拆分, `CODE=100kg` or `100kg` for each child; further rows of one package add children.
    package static let splitting = StatementForm(
        .itemSplit,
        key: ["code"],
        [code, place, Column("children", "子包装", .children), handler, Column("date", "日期")]
    )

    /// 装箱; further rows of one unit add what goes in.
    package static let packing = StatementForm(
        .itemPacked,
        key: ["code"],
        [
            Column("code", "箱编码"), Column("items", "物品编码", .codes), Column("vessel", "容器编码"),
            handler,
        ]
    )

    /// 拆箱; further rows of one unit add what is taken out.
    package static let unpacking = StatementForm(
        .itemUnpacked,
        key: ["code"],
        [Column("code", "箱编码"), Column("items", "物品编码", .codes), reason, handler]
    )

    /// 破损.
    package static let damaging = StatementForm(.itemDamaged, [code, reason, handler])

    /// 丢失.
    package static let losing = StatementForm(.itemLost, [code, reason, handler])

    /// 找回.
    package static let finding = StatementForm(
        .itemFound,
        [code, Column("place", "地点"), handler]
    )

    /// 补贴标签.
    package static let relabelling = StatementForm(
        .itemRelabelled,
        [code, Column("oldLabel", "原标签摘要"), reason, handler]
    )

    /// 自行利用处置; further rows of one batch add packages.
    package static let treating = StatementForm(
        .itemTreated,
        key: ["method", "facility", "batch"],
        [
            Column("items", "物品编码", .codes), Column("method", "利用处置方式"),
            Column("facility", "利用处置设施编码"), Column("batch", "利用处置批次编码"), handler,
        ]
    )

    /// 清点查验; further rows of one place add packages.
    package static let sighting = StatementForm(
        .itemSighted,
        key: ["place", "manifest", "position"],
        [
            Column("items", "物品编码", .codes), Column("place", "地点"), Column("position", "坐标"),
            Column("manifest", "联单"), handler,
        ]
    )
}
