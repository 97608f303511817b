package import CanonicalJSON
package import LedgerLog
package import Liandan
package import WasteDomain

/// One hand-over on a monthly sheet 按月联单的一行.
package struct SheetRow: Sendable {
    /// A name that a statement holds sealed 封存的姓名.
    package enum Name: Hashable, Sendable {
        case sealed
        case open(String)
    }

    /// What stands for one waste 种类.
    package struct Waste: Hashable, Sendable, CanonicalEncodable {
        package let waste: WasteCode
        package let packages: Int
        package let mass: Mass

        package var json: JSONValue {
            .object(["mass": mass, "packages": packages, "waste": waste])
        }
    }

    /// The row is a manifest like any other.
    package let manifest: Manifest
    /// 交接人, by the institution's statement; nil where it names nobody.
    package let handler: Name?
    /// 驾驶员, by the carrier's; nil where it names nobody.
    package let driver: Name?

    /// Whether both have signed that it changed hands 双方签字; what was cancelled never did.
    package var isHandedOver: Bool { manifest.released != nil && !manifest.legs.isEmpty }

    /// What the institution hands over, line by line; empty before it says so.
    package var wastes: [Waste] {
        (manifest.released?.lines ?? []).compactMap { load in
            manifest.line(load.line).map {
                Waste(waste: $0.code, packages: load.packages, mass: load.mass)
            }
        }
    }

    /// What the disposer weighed 接收量; nil before it received all of it.
    package var received: Mass? {
        let masses = manifest.lines.compactMap(\.received)
        return masses.count == manifest.lines.count ? masses.total : nil
    }
}

/// A monthly sheet with its hand-overs, for paper and screen 危险废物转移联单（医疗废物专用）.
package struct SheetRows: Sendable {
    package let sheet: MonthlySheet
    /// In the order they were numbered.
    package let rows: [SheetRow]
    /// 单位名称, of everybody named.
    package let names: [PartyID: String]

    /// What changed hands in the month, by waste 合计.
    package var totals: [SheetRow.Waste] {
        let all = rows.filter(\.isHandedOver).flatMap(\.wastes)
        return Set(all.map(\.waste)).sorted().map { waste in
            let own = all.filter { $0.waste == waste }
            return SheetRow.Waste(
                waste: waste,
                packages: own.map(\.packages).reduce(0, +),
                mass: own.map(\.mass).total
            )
        }
    }

    /// What the disposer has received of it 接收合计.
    package var received: Mass { rows.compactMap(\.received).total }
}

extension Ledger {
    /// The rows of a monthly sheet; with the names in them if they are to be opened.
    package func rows(of sheet: MonthlySheet, opening: Bool) throws(LogError) -> SheetRows {
        try query { (reader) throws(LogError) in
            let manifests = try reader.records(Manifest.self, term: "sheet:\(sheet.number)")
                .sorted { ($0.number.row ?? 0) < ($1.number.row ?? 0) }
            var rows: [SheetRow] = []
            for manifest in manifests {
                rows.append(
                    SheetRow(
                        manifest: manifest,
                        handler: try reader.name("handler", in: manifest.released, opening),
                        driver: try reader.name("driver", in: manifest.loaded, opening)
                    )
                )
            }
            var names: [PartyID: String] = [:]
            let named = [sheet.consignor.party, sheet.consignee.party]
            for party in Set(named + manifests.compactMap(\.legs.first?.carrier)) {
                names[party] = try reader.record(Party.self, party)?.name.description
            }
            return SheetRows(sheet: sheet, rows: rows, names: names)
        }
    }
}

extension StateReader {
    /// Who a half of a hand-over names, as far as the ledger still has it.
    fileprivate func name(
        _ member: String,
        in half: LoadStatement?,
        _ opening: Bool
    ) throws(LogError) -> SheetRow.Name? {
        guard let place = half?.note.event, let stated = try stated(place),
            stated.event.object?[member] != nil
        else { return nil }
        let name = opening ? try opened(place)["/" + member] : nil
        return name.map { .open($0) } ?? .sealed
    }
}
