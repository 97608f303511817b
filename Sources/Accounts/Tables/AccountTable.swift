package import WasteDomain

/// A table of the account book 管理台账记录表 (HJ 1259-2022 annex B).
package enum AccountTable: String, Sendable, CaseIterable, Titled {
    case generation = "B.1"
    case storing = "B.2"
    case withdrawing = "B.3"
    case ownTreatment = "B.4"
    case outsourcing = "B.5"

    package var title: Bilingual {
        switch self {
        case .generation: Bilingual(zh: "产生环节", en: "generation")
        case .storing: Bilingual(zh: "入库环节", en: "into store")
        case .withdrawing: Bilingual(zh: "出库环节", en: "out of store")
        case .ownTreatment: Bilingual(zh: "自行利用处置环节", en: "own use and disposal")
        case .outsourcing: Bilingual(zh: "委外利用处置环节", en: "outsourced use and disposal")
        }
    }

    /// The columns, in the order of the standard; behind them what proves a row.
    package var columns: [AccountColumn] {
        let common: [AccountColumn] = [
            .containerCode, .containerType, .containerCount, .name, .listedName, .category,
            .waste, .unit, .amount,
        ]
        let own: [AccountColumn] =
            switch self {
            case .generation: [.facility, .handler, .destination]
            case .storing: [.facility, .facilityType, .carrier, .handler, .source]
            case .withdrawing:
                [.facility, .facilityType, .handler, .carrier, .source, .destination]
            case .ownTreatment: [.facility, .method, .finished, .handler, .source]
            case .outsourcing:
                [
                    .method, .consigneeType, .licensee, .licence, .exemptUnit, .overseasUnit,
                    .exportNotice, .source,
                ]
            }
        return [.batch, .time] + common + own + [.manifest, .event]
    }

    /// The heading of a column, which some tables word in their own way.
    package func title(of column: AccountColumn) -> Bilingual {
        switch (self, column) {
        case (.generation, .batch): Bilingual(zh: "产生批次编码", en: "generation batch")
        case (.storing, .batch): Bilingual(zh: "入库批次编码", en: "storing batch")
        case (.withdrawing, .batch): Bilingual(zh: "出库批次编码", en: "withdrawal batch")
        case (.ownTreatment, .batch): Bilingual(zh: "自行利用/处置批次编码", en: "treatment batch")
        case (.outsourcing, .batch): Bilingual(zh: "委外利用/处置批次编码", en: "outsourcing batch")
        case (.generation, .time): Bilingual(zh: "产生时间", en: "generated at")
        case (.storing, .time): Bilingual(zh: "入库时间", en: "stored at")
        case (.withdrawing, .time): Bilingual(zh: "出库时间", en: "withdrawn at")
        case (.ownTreatment, .time): Bilingual(zh: "自行利用/处置时间", en: "treated at")
        case (.outsourcing, .time): Bilingual(zh: "出厂时间", en: "left at")
        case (.generation, .amount): Bilingual(zh: "产生量", en: "generated")
        case (.storing, .amount): Bilingual(zh: "入库量", en: "stored")
        case (.withdrawing, .amount): Bilingual(zh: "出库量", en: "withdrawn")
        case (.ownTreatment, .amount): Bilingual(zh: "自行利用/处置量", en: "treated")
        case (.outsourcing, .amount): Bilingual(zh: "委外利用/处置量", en: "outsourced")
        case (.generation, .facility): Bilingual(zh: "产生危险废物设施编码", en: "generating facility")
        case (.ownTreatment, .facility):
            Bilingual(zh: "自行利用/处置设施编码", en: "treating facility")
        case (.generation, .handler): Bilingual(zh: "产生部门经办人", en: "handler of the workshop")
        case (.storing, .handler): Bilingual(zh: "贮存部门经办人", en: "handler of the store")
        case (.withdrawing, .handler): Bilingual(zh: "出库部门经办人", en: "handler of the store")
        case (.ownTreatment, .handler):
            Bilingual(zh: "自行利用/处置部门经办人", en: "handler of the treatment")
        case (.storing, .source): Bilingual(zh: "产生批次编码", en: "generation batch")
        case (.withdrawing, .source): Bilingual(zh: "入库批次编码", en: "storing batch")
        case (.ownTreatment, .method):
            Bilingual(zh: "自行利用/处置方式", en: "method of treatment")
        case (.outsourcing, .method): Bilingual(zh: "利用/处置方式", en: "method of treatment")
        default: column.title
        }
    }
}

/// A column of the account book.
package enum AccountColumn: String, Sendable, CaseIterable, Titled {
    case batch, time
    case containerCode, containerType, containerCount
    case name, listedName, category, waste, unit, amount
    case facility, facilityType, handler, carrier, destination
    case method, finished
    case consigneeType, licensee, licence, exemptUnit, overseasUnit, exportNotice
    case source
    /// Not of the standard: the manifest a row belongs to, and the event that proves it.
    case manifest, event

    package var title: Bilingual {
        switch self {
        case .batch: Bilingual(zh: "批次编码", en: "batch")
        case .time: Bilingual(zh: "时间", en: "time")
        case .containerCode: Bilingual(zh: "容器/包装编码", en: "package code")
        case .containerType: Bilingual(zh: "容器/包装类型", en: "packaging")
        case .containerCount: Bilingual(zh: "容器/包装数量", en: "packages")
        case .name: Bilingual(zh: "行业俗称/单位内部名称", en: "name in use")
        case .listedName: Bilingual(zh: "国家危险废物名录名称", en: "name in the catalogue")
        case .category: Bilingual(zh: "危险废物类别", en: "category")
        case .waste: Bilingual(zh: "危险废物代码", en: "waste code")
        case .unit: Bilingual(zh: "计量单位", en: "unit")
        case .amount: Bilingual(zh: "数量", en: "amount")
        case .facility: Bilingual(zh: "贮存设施编码", en: "storage facility")
        case .facilityType: Bilingual(zh: "贮存设施类型", en: "type of facility")
        case .handler: Bilingual(zh: "经办人", en: "handler")
        case .carrier: Bilingual(zh: "运送部门经办人", en: "handler of the transport")
        case .destination: Bilingual(zh: "去向", en: "destination")
        case .method: Bilingual(zh: "方式", en: "method")
        case .finished: Bilingual(zh: "利用/处置完毕时间", en: "finished at")
        case .consigneeType: Bilingual(zh: "接收单位类型", en: "type of consignee")
        case .licensee: Bilingual(zh: "危险废物经营许可证持有单位名称", en: "licence holder")
        case .licence: Bilingual(zh: "许可证编码", en: "licence")
        case .exemptUnit: Bilingual(zh: "危险废物利用处置环节豁免管理单位名称", en: "exempt unit")
        case .overseasUnit: Bilingual(zh: "中华人民共和国境外的危险废物利用处置单位名称", en: "overseas unit")
        case .exportNotice: Bilingual(zh: "出口核准通知单编号", en: "export notice")
        case .source: Bilingual(zh: "产生批次编码/出库批次编码", en: "generation or withdrawal batch")
        case .manifest: Bilingual(zh: "联单编号", en: "manifest")
        case .event: Bilingual(zh: "账本条目", en: "event")
        }
    }
}
