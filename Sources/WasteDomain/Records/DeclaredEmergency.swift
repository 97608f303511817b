package import CanonicalJSON

/// An emergency 应急处置: which facilities may take in which medical waste, from where, and how long.
package struct DeclaredEmergency: StateRecord {
    package static let kind = Subject.Kind.emergency

    /// What was declared.
    package let content: EmergencyDeclared
    /// 启动.
    package let declared: StatementNote
    /// When it opens: as declared, and never before the ledger took that in.
    package let opens: Timestamp
    /// When it closes: as declared, or when it was ended; that instant does not count any more.
    package private(set) var closes: Timestamp
    /// 提前终止; nil if it closes by itself.
    package private(set) var ended: StatementNote?
    /// What each facility took in under it, by the day.
    package internal(set) var received: [EmergencyUse] = []

    package var id: String { content.emergency.description }

    package var terms: [String] {
        ["emergency"] + Set(content.facilities.map(\.site.party)).sorted().map { "party:\($0)" }
    }

    init(_ stated: EmergencyDeclared, _ made: Made) {
        content = stated
        declared = made.note
        opens = max(stated.from ?? made.recordedAt, made.recordedAt)
        closes = stated.until
    }

    package init?(from reader: inout ObjectReader) {
        let content = EmergencyDeclared(from: &reader)
        let declared = reader.required("declared", StatementNote.self)
        let opens = reader.required("opens", Timestamp.self)
        let closes = reader.required("closes", Timestamp.self)
        ended = reader.optional("ended")
        received = reader.list("received")
        guard let content, let declared, let opens, let closes else { return nil }
        self.content = content
        self.declared = declared
        self.opens = opens
        self.closes = closes
    }

    package var json: JSONValue {
        .object(
            content.object.adding([
                "closes": closes, "declared": declared, "ended": ended, "opens": opens,
                "received": received.unlessEmpty,
            ])
        )
    }

    /// Whether it is in force at an instant.
    package func isOpen(at time: Timestamp) -> Bool { opens <= time && time < closes }

    /// The entry of a site in its list, if it is listed.
    package func facility(_ site: SiteID) -> EmergencyFacility? {
        content.facilities.first { $0.site == site }
    }

    /// Whether it is about what comes from a region.
    package func covers(_ region: RegionCode) -> Bool { region.areas.contains(content.region) }

    /// Whether it is about a waste.
    package func covers(_ code: WasteCode) -> Bool { content.codes.contains(code) }

    mutating func end(_ made: Made) {
        guard ended == nil, made.recordedAt < closes else { return }
        closes = made.recordedAt
        ended = made.note
    }
}

/// What a facility took in under an emergency on a legal day.
package struct EmergencyUse: Hashable, Sendable, CanonicalObject {
    package let site: SiteID
    package let day: CivilDay
    /// By its own scale, in grams.
    package fileprivate(set) var mass: Mass

    fileprivate init(site: SiteID, day: CivilDay, mass: Mass) {
        self.site = site
        self.day = day
        self.mass = mass
    }

    /// What a manifest adds; nil until it is received.
    package init?(_ manifest: Manifest) {
        guard let received = manifest.received else { return nil }
        self.init(
            site: manifest.form.consignee,
            day: received.at.legalDay,
            mass: manifest.lines.compactMap(\.received).total
        )
    }

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let day = reader.required("day", CivilDay.self)
        let mass = reader.required("mass", Mass.self)
        guard let site, let day, let mass else { return nil }
        self.init(site: site, day: day, mass: mass)
    }

    package var json: JSONValue { .object(["day": day, "mass": mass, "site": site]) }
}

extension [EmergencyUse] {
    /// What a site took in on a day; days without anything are left out.
    package subscript(site: SiteID, day: CivilDay) -> Mass {
        get { first { $0.site == site && $0.day == day }?.mass ?? .zero }
        set {
            let place = firstIndex { $0.site == site && $0.day == day }
            if newValue == .zero {
                if let place { remove(at: place) }
            } else if let place {
                self[place].mass = newValue
            } else {
                append(EmergencyUse(site: site, day: day, mass: newValue))
            }
        }
    }
}

/// The emergencies declared for a region, so that whoever judges what comes from there finds them.
package struct EmergencyArea: StateRecord {
    package static let kind = Subject.Kind.emergencyArea

    /// As it was declared: a county, a prefecture or a province.
    package let region: RegionCode
    /// 应急处置编号, in the order they were declared.
    package internal(set) var emergencies: [Reference] = []

    package var id: String { region.description }

    init(_ region: RegionCode) {
        self.region = region
    }

    package init?(from reader: inout ObjectReader) {
        let region = reader.required("region", RegionCode.self)
        emergencies = reader.list("emergencies")
        guard let region else { return nil }
        self.region = region
    }

    package var json: JSONValue {
        .object(["emergencies": emergencies.unlessEmpty, "region": region])
    }
}

extension StateSlice {
    /// The emergencies declared for where a region lies.
    package func emergencies(in region: RegionCode) -> [DeclaredEmergency] {
        region.areas.flatMap { self[EmergencyArea.self, $0]?.emergencies ?? [] }
            .compactMap { self[DeclaredEmergency.self, $0] }
    }
}
