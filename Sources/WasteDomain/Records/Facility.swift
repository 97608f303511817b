package import CanonicalJSON

/// A store 贮存设施 and what stands in it.
package struct Facility: StateRecord {
    package static let kind = Subject.Kind.facility

    package let site: SiteID
    /// 贮存设施编码, unique within the site.
    package let facility: Reference
    package let name: OneLine
    /// 贮存设施类型, a word of vocabulary `facility`.
    package let type: Word
    /// 贮存能力.
    package let capacity: Mass
    /// 废物代码 it may hold; any if it is empty.
    package let codes: [WasteCode]
    /// 贮存温度, of a store of medical waste; nil if nobody says.
    package let temperature: StoreTemperature?
    /// 贮存设施登记, newest.
    package let registered: StatementNote
    /// Its first registration: what was stored before is not counted.
    package internal(set) var since: EventID
    /// What stands in it, by waste and zone 在库.
    package internal(set) var held: [HeldWaste] = []

    package var id: String { Self.id(site, facility) }

    package var terms: [String] { ["facility", "party:\(site.party)"] }

    /// Written `<site>|<code>`.
    package static func id(_ site: SiteID, _ facility: Reference) -> String {
        "\(site)|\(facility)"
    }

    init(_ stated: FacilityRegistered, _ note: StatementNote) {
        site = stated.site
        facility = stated.facility
        name = stated.name
        type = stated.type
        capacity = stated.capacity
        codes = stated.codes
        temperature = stated.temperature
        registered = note
        since = note.event
    }

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let facility = reader.required("facility", Reference.self)
        let name = reader.required("name", OneLine.self)
        let type = reader.required("type", Word.self)
        let capacity = reader.required("capacity", Mass.self)
        codes = reader.list("codes")
        temperature = reader.optional("temperature")
        let registered = reader.required("registered", StatementNote.self)
        let since = reader.required("since", EventID.self)
        held = reader.list("held")
        guard let site, let facility, let name, let type, let capacity, let registered, let since
        else { return nil }
        self.site = site
        self.facility = facility
        self.name = name
        self.type = type
        self.capacity = capacity
        self.registered = registered
        self.since = since
    }

    package var json: JSONValue {
        .object([
            "capacity": capacity, "codes": codes.unlessEmpty, "facility": facility,
            "held": held.unlessEmpty, "name": name, "registered": registered,
            "since": since, "site": site, "temperature": temperature, "type": type,
        ])
    }

    /// All that stands in it, in grams.
    package var mass: Mass { held.map(\.mass).total }

    /// Counts what comes in, or goes out.
    mutating func take(_ waste: HeldWaste, out isOut: Bool) {
        let place = held.firstIndex { $0.code == waste.code && $0.zone == waste.zone }
        guard let place else {
            if !isOut { held.append(waste) }
            return
        }
        held[place].count(waste, out: isOut)
        if held[place].packages <= 0 { held.remove(at: place) }
    }
}

/// One waste in one zone of a store.
package struct HeldWaste: Hashable, Sendable, CanonicalObject {
    package let code: WasteCode
    /// 危险特性, of any of the packages.
    package private(set) var hazards: [HazardProperty]
    /// 贮存分区; nil if it is not stated.
    package let zone: OneLine?
    /// 件数; a packed unit is one.
    package private(set) var packages: Int
    /// In grams; what is not weighed counts nothing.
    package private(set) var mass: Mass

    init(_ item: Item, in zone: OneLine?) {
        code = item.code.waste
        hazards = item.content.hazards
        self.zone = zone
        packages = 1
        mass = item.net ?? .zero
    }

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", WasteCode.self)
        let hazards = reader.required("hazards", [HazardProperty].self)
        zone = reader.optional("zone")
        let packages = reader.required("packages", Int.self)
        let mass = reader.required("mass", Mass.self)
        guard let code, let hazards, let packages, let mass else { return nil }
        self.code = code
        self.hazards = hazards
        self.packages = packages
        self.mass = mass
    }

    package var json: JSONValue {
        .object([
            "code": code, "hazards": hazards, "mass": mass, "packages": packages, "zone": zone,
        ])
    }

    fileprivate mutating func count(_ other: HeldWaste, out isOut: Bool) {
        packages += isOut ? -other.packages : other.packages
        mass = isOut ? mass - other.mass : mass + other.mass
        if !isOut { hazards += other.hazards.filter { !hazards.contains($0) } }
    }
}
