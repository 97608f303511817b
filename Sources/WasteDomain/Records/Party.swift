package import CanonicalJSON

/// A party 单位: who it is and what it does.
package struct Party: StateRecord {
    package static let kind = Subject.Kind.party

    /// 统一社会信用代码, or a local id.
    package let party: PartyID
    /// 单位名称.
    package var name: OneLine
    /// 单位类型, at least one.
    package var roles: [PartyRole]
    /// 行政区划代码; nil if not stated.
    package var region: RegionCode?
    /// 单位地址; nil if not stated.
    package var address: OneLine?
    /// A telephone for the public; nil if not stated.
    package var phone: OneLine?
    /// Numbers of the licences it was granted.
    package var licences: [Reference] = []
    /// Numbers of its liability policies.
    package var insurances: [Reference] = []
    /// Its 场所, in the order they were registered.
    package var sites: [SiteNumber] = []
    /// 单位登记.
    package let registered: StatementNote
    /// 单位注销; nil while it may be newly named.
    package var retired: StatementNote?

    package var id: String { party.description }

    package var terms: [String] { ["party"] + roles.map { "role:\($0.rawValue)" } }

    init(_ stated: PartyRegistered, _ note: StatementNote) {
        party = stated.party
        name = stated.name
        roles = stated.roles
        region = stated.region
        address = stated.address
        phone = stated.phone
        registered = note
    }

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let name = reader.required("name", OneLine.self)
        let roles = reader.required("roles", [PartyRole].self)
        region = reader.optional("region")
        address = reader.optional("address")
        phone = reader.optional("phone")
        licences = reader.required("licences") ?? []
        insurances = reader.required("insurances") ?? []
        sites = reader.required("sites") ?? []
        let registered = reader.required("registered", StatementNote.self)
        retired = reader.optional("retired")
        guard let party, let name, let roles, let registered else { return nil }
        self.party = party
        self.name = name
        self.roles = roles
        self.registered = registered
    }

    package var json: JSONValue {
        .object([
            "address": address, "insurances": insurances, "licences": licences, "name": name,
            "party": party, "phone": phone, "region": region, "registered": registered,
            "retired": retired, "roles": roles, "sites": sites,
        ])
    }
}

/// A site 场所 of a party, where waste is produced or taken in.
package struct Site: StateRecord {
    package static let kind = Subject.Kind.site

    package let site: SiteID
    /// 场所名称.
    package let name: OneLine
    /// 行政区划代码, which tells whether a transfer is 跨省.
    package let region: RegionCode
    /// The segment manifests from here are numbered under.
    package let segment: NumberSegment
    /// 地址, from or to which loads go.
    package let address: OneLine
    /// Its code as a fixed pollution source 固定污染源代码 (HJ 608-2017).
    package let permit: Reference?
    /// 场所登记.
    package let registered: StatementNote
    /// What an authority set it to 管理类别, by the day it holds from; none if it never did.
    package internal(set) var classes: [SetClass] = []
    /// What has left it under manifests of its own, by the year of their issue 年移出量.
    package var moved: [YearMass] = []

    package var id: String { site.description }

    package var terms: [String] { ["site", "party:\(site.party)"] }

    init(_ stated: SiteRegistered, _ note: StatementNote) {
        site = stated.site
        name = stated.name
        region = stated.region
        segment = stated.segment
        address = stated.address
        permit = stated.permit
        registered = note
    }

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let name = reader.required("name", OneLine.self)
        let region = reader.required("region", RegionCode.self)
        let segment = reader.required("segment", NumberSegment.self)
        let address = reader.required("address", OneLine.self)
        permit = reader.optional("permit")
        let registered = reader.required("registered", StatementNote.self)
        classes = reader.list("classes")
        moved = reader.list("moved")
        guard let site, let name, let region, let segment, let address, let registered else {
            return nil
        }
        self.site = site
        self.name = name
        self.region = region
        self.segment = segment
        self.address = address
        self.registered = registered
    }

    package var json: JSONValue {
        .object([
            "address": address, "classes": classes.unlessEmpty, "moved": moved.unlessEmpty,
            "name": name, "permit": permit, "region": region, "registered": registered,
            "segment": segment, "site": site,
        ])
    }

    /// What has left it in a year.
    package func moved(in year: Int) -> Mass { moved[year] }

    /// What an authority had set it to on a day 管理类别; nil if nothing.
    package func managementClass(on day: CivilDay) -> ManagementClass? {
        classes.last { $0.from <= day }?.managementClass
    }
}

/// A class that an authority set 管理类别.
package struct SetClass: Hashable, Sendable, CanonicalObject {
    package let managementClass: ManagementClass
    /// The first day it holds.
    package let from: CivilDay
    /// 依据、事由.
    package let reason: OneLine
    package let note: StatementNote

    init(_ stated: SiteClassified, _ note: StatementNote) {
        managementClass = stated.managementClass
        from = stated.from
        reason = stated.reason
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        let managementClass = reader.required("class", ManagementClass.self)
        let from = reader.required("from", CivilDay.self)
        let reason = reader.required("reason", OneLine.self)
        let note = reader.required("note", StatementNote.self)
        guard let managementClass, let from, let reason, let note else { return nil }
        self.managementClass = managementClass
        self.from = from
        self.reason = reason
        self.note = note
    }

    package var json: JSONValue {
        .object(["class": managementClass, "from": from, "note": note, "reason": reason])
    }
}
