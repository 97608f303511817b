package import CanonicalJSON
package import WasteDomain

/// A line of the account book 台账记录, with the event it was written from.
package struct AccountRow: Sendable {
    package let table: AccountTable
    /// 场所 whose book it stands in.
    package let site: SiteID
    /// The event that proves it.
    package let event: EventID
    /// 产生、入库、出库、处置、出厂 time.
    package let time: Timestamp
    /// 批次编码, stated or derived.
    package let batch: String
    package let contents: RowContents
    /// In grams.
    package let mass: Mass
    /// 设施编码; nil if not stated.
    package var facility: Reference?
    /// 贮存设施类型, a word of vocabulary `facility`; nil if the store is not registered.
    package var facilityType: Word?
    /// Whether 经办人 is sealed in the event; nobody is stated if false.
    package var hasHandler = false
    /// Whether 运送部门经办人 is sealed in the event.
    package var hasCarrier = false
    /// 去向; nil where the table has none.
    package var destination: Destination?
    /// 利用处置方式.
    package var method: MethodCode?
    /// 完毕时间 of the treatment.
    package var finished: Timestamp?
    /// 接收单位.
    package var consignee: Consignee?
    /// The batches it came from 产生、入库、出库批次编码.
    package var sources: [String] = []
    /// 联单编号.
    package var manifest: ManifestNumber?

    /// The batch codes that are not of the form the standard suggests, and so earn a warning.
    package var unusualBatches: [String] {
        ([batch] + sources).filter { BatchCode($0) == nil }
    }
}

/// Who did what a row is about 经办人, as far as seals were opened and names are kept.
package struct OpenedNames: Hashable, Sendable {
    /// 经办人.
    package let handler: String?
    /// 运送部门经办人.
    package let carrier: String?

    package init(handler: String? = nil, carrier: String? = nil) {
        self.handler = handler
        self.carrier = carrier
    }
}

/// What a row is about: the package and the waste in it.
package struct RowContents: Hashable, Sendable {
    /// 容器/包装编码; nil where packages have no code.
    package let code: ItemCode?
    /// 容器/包装类型; nil for a pipe.
    package let packaging: Word?
    /// 容器/包装数量; zero for a pipe.
    package let packages: Int
    /// 行业俗称/单位内部名称; nil if not stated.
    package let name: OneLine?
    /// 废物代码.
    package let waste: WasteCode
}

/// Where waste went 去向.
package enum Destination: Hashable, Sendable {
    /// Into a store.
    case store(Reference)
    /// Into another package.
    case package(ItemCode)
    /// Used or disposed of where it is.
    case treated(MethodCode)
    /// Off the site.
    case consignee(SiteID)
    /// It stands where it is.
    case none
}

/// Who took waste in 接收单位.
package struct Consignee: Hashable, Sendable {
    /// The kinds of the standard; nothing in a ledger is exported yet.
    package enum Kind: String, Sendable, Titled {
        case licensed, exempt, overseas

        package var title: Bilingual {
            switch self {
            case .licensed: Bilingual(zh: "危险废物经营许可证持有单位", en: "licence holder")
            case .exempt: Bilingual(zh: "危险废物利用处置环节豁免管理单位", en: "exempt unit")
            case .overseas: Bilingual(zh: "境外利用处置单位", en: "overseas unit")
            }
        }
    }

    package let kind: Kind
    package let site: SiteID
    package let name: OneLine?
    /// 许可证编号 that covers the waste on the day; nil for an exempt unit.
    package let licence: Reference?
    /// Where its site lies.
    package let region: RegionCode?
}
