package import CanonicalJSON

/// An authority sets how closely a site is supervised 确定管理类别 (HJ 1259-2022 4.2.2), whatever its
/// quantities say.
package struct SiteClassified: StatementBody {
    package static let kind = EventKind.siteClassified

    package let site: SiteID
    /// 管理类别.
    package let managementClass: ManagementClass
    /// The first day it holds; periods that end before it are declared as they were.
    package let from: CivilDay
    /// 依据、事由.
    package let reason: OneLine

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let managementClass = reader.required("class", ManagementClass.self)
        let from = reader.required("from", CivilDay.self)
        let reason = reader.required("reason", OneLine.self)
        guard let site, let managementClass, let from, let reason else { return nil }
        self.site = site
        self.managementClass = managementClass
        self.from = from
        self.reason = reason
    }

    package var json: JSONValue {
        .object(["class": managementClass, "from": from, "reason": reason, "site": site])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] { [Mention("/site", Subject(.site, site))] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.site, site)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.update(Site.self, site) {
            $0.classes.removeAll { $0.from >= from }
            $0.classes.append(SetClass(self, made.note))
        }
    }
}
