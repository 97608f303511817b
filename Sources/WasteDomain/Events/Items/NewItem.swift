import CanonicalJSON

/// A code that a statement gives to a package 赋码: by being issued, or in place of another.
package struct NewItem: Hashable, Sendable {
    /// Where in the event it stands, for findings; the root if the whole event is about it.
    package let path: String
    /// 数字识别码; its unit is who states it.
    package let code: ItemCode
    /// The site of the unit in the code 场所编号.
    package let site: SiteNumber
    /// 标签内容; nil if it is that of the package it comes from.
    package let content: ItemContent?

    init(_ path: String = "", _ code: ItemCode, _ site: SiteNumber, _ content: ItemContent?) {
        self.path = path
        self.code = code
        self.site = site
        self.content = content
    }

    /// Where the code itself stands.
    package var codePath: String { path + "/code" }

    /// What must be registered: the site.
    var need: Mention {
        // The site of several codes is stated once, beside them.
        Mention("/site", Subject(.site, SiteID(party: code.unit, site: site)))
    }

    /// What must be new.
    var creation: Mention { Mention(codePath, Subject(.item, code)) }

    /// What its rules look at.
    var subjects: [Subject] {
        [
            Subject(.item, code), Subject(.party, code.unit), Subject(.serials, code.unit),
            Subject(.site, SiteID(party: code.unit, site: site)),
        ]
    }
}
