/// A statement that gives a package its code 赋码、合并.
package protocol NewItem: StatementBody {
    /// 数字识别码; its unit is who states this.
    var code: ItemCode { get }

    /// The site of the unit in the code 场所编号.
    var site: SiteNumber { get }

    /// 标签内容.
    var content: ItemContent { get }
}

extension NewItem {
    package var newItem: (any NewItem)? { self }
}
