package import CanonicalJSON
package import LedgerLog
package import Liandan
package import WasteDomain

/// The register of an institution's medical waste 医疗废物登记本: where it came from, what it is, how
/// much, when it was handed over, how it is treated, where it ends (《医疗废物管理条例》第12条).
package struct WardBook: Sendable {
    /// Bags of one ward and class that went together.
    package struct Row: Hashable, Sendable {
        /// 来源科室; nil where no package says.
        package let ward: String?
        /// 种类.
        package let waste: WasteCode
        package fileprivate(set) var packages: Int
        /// 重量; nil if any of them was counted only.
        package fileprivate(set) var mass: Mass?
        /// 交接; nil while it is in store.
        package let handover: Handover?
    }

    /// How it left.
    package struct Handover: Hashable, Sendable {
        /// 交接时间, by the institution's word.
        package let at: Timestamp
        package let number: ManifestNumber
        /// Both halves, each signed 双方签字.
        package let released: EventID
        package let loaded: EventID
        package let carrier: PartyID
        /// 最终去向.
        package let destination: SiteID
        /// 处置方法: as decided, or as planned.
        package let method: MethodCode
    }

    package let site: SiteID
    /// By the time of the hand-over; what is in store last.
    package let rows: [Row]
    /// 单位名称.
    package let names: [PartyID: String]
}

extension Ledger {
    /// The register of a site over the days of a range; what is in store on the last of them if that
    /// is today.
    package func wardBook(
        of site: SiteID,
        in days: ClosedRange<CivilDay>,
        withStore: Bool
    ) throws(LogError) -> WardBook {
        try query { (reader) throws(LogError) in
            var maker = WardBookMaker(reader: reader)
            let manifests = try reader.records(Manifest.self, term: "party:\(site.party)")
                .filter { $0.form.consignor == site && $0.form.isMedical }
            for manifest in manifests { try maker.add(manifest, in: days) }
            maker.rows.sort { ($0.handover?.at, $0.waste) < ($1.handover?.at, $1.waste) }
            if withStore { try maker.addStore(of: site) }
            return WardBook(site: site, rows: maker.rows, names: try maker.names(site.party))
        }
    }
}

/// Takes together what is one row.
private struct WardBookMaker {
    let reader: StateReader
    var rows: [WardBook.Row] = []

    mutating func add(_ manifest: Manifest, in days: ClosedRange<CivilDay>) throws(LogError) {
        guard let released = manifest.released, let loaded = manifest.loaded,
            let carrier = manifest.legs.first?.carrier, days.contains(released.note.at.legalDay)
        else { return }
        for line in released.lines {
            guard let form = manifest.form.lines.first(where: { $0.line == line.line }) else {
                continue
            }
            let progress = manifest.lines.first { $0.line == line.line }
            let handover = WardBook.Handover(
                at: released.note.at,
                number: manifest.number,
                released: released.note.event,
                loaded: loaded.note.event,
                carrier: carrier,
                destination: manifest.form.consignee,
                method: progress?.method ?? form.method
            )
            var items: [Item] = []
            for code in line.items { items += try leaves(of: code) }
            for item in items { add(item, handover) }
            let uncoded = line.packages - line.items.count
            if items.isEmpty || uncoded > 0 {
                rows.append(
                    WardBook.Row(
                        ward: nil,
                        waste: form.code,
                        packages: items.isEmpty ? line.packages : uncoded,
                        mass: items.isEmpty ? line.mass : nil,
                        handover: handover
                    )
                )
            }
        }
    }

    mutating func addStore(of site: SiteID) throws(LogError) {
        let held = try reader.records(Item.self, term: "holder:\(site.party)")
        for item in held
        where item.site == site.site && item.code.waste.isMedical && item.stage == .kept {
            for leaf in try leaves(of: item.code) { add(leaf, nil) }
        }
    }

    private mutating func add(_ item: Item, _ handover: WardBook.Handover?) {
        let ward = item.medical?.ward.description
        let place = rows.firstIndex {
            $0.ward == ward && $0.waste == item.code.waste && $0.handover == handover
        }
        guard let place else {
            rows.append(
                WardBook.Row(
                    ward: ward,
                    waste: item.code.waste,
                    packages: 1,
                    mass: item.weighed?.net,
                    handover: handover
                )
            )
            return
        }
        rows[place].packages += 1
        if let mass = rows[place].mass, let net = item.weighed?.net {
            rows[place].mass = mass + net
        } else {
            rows[place].mass = nil
        }
    }

    /// The bags and boxes in a bin, or the one itself.
    private func leaves(of code: ItemCode) throws(LogError) -> [Item] {
        guard let item = try reader.record(Item.self, code) else { return [] }
        guard !item.contents.isEmpty else { return [item] }
        var all: [Item] = []
        for inner in item.contents { all += try leaves(of: inner) }
        return all
    }

    func names(_ party: PartyID) throws(LogError) -> [PartyID: String] {
        let others = rows.compactMap(\.handover).flatMap { [$0.carrier, $0.destination.party] }
        var names: [PartyID: String] = [:]
        for id in Set(others + [party]) {
            names[id] = try reader.record(Party.self, id)?.name.description
        }
        return names
    }
}

/// What has no time comes last.
private func < (one: (Timestamp?, WasteCode), other: (Timestamp?, WasteCode)) -> Bool {
    switch (one.0, other.0) {
    case (let first?, let second?) where first != second: first < second
    case (nil, _?): false
    case (_?, nil): true
    default: one.1.description < other.1.description
    }
}
