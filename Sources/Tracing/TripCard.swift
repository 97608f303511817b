package import CanonicalJSON
package import LedgerLog
package import Liandan
package import WasteDomain

/// What one vehicle collected on a round, stop by stop, against what the gate received 运送登记卡.
package struct TripCard: Sendable {
    /// Bags, boxes and other packages, packed units counted for what is in them, and their mass.
    package struct Figures: Hashable, Sendable, CanonicalEncodable {
        package let packages: Int
        /// Nil where none is stated.
        package let mass: Mass?

        package init(packages: Int, mass: Mass?) {
            self.packages = packages
            self.mass = mass
        }

        package var json: JSONValue { .object(["mass": mass, "packages": packages]) }
    }

    /// One institution or other consignor, and the load it gave.
    package struct Stop: Sendable {
        package let manifest: UniqueID
        package let number: ManifestNumber
        package let consignor: SiteID
        /// 单位名称; nil if nobody registered it.
        package let name: String?
        /// The consignor's half of the hand-over 交付.
        package let released: LoadStage?
        /// The carrier's half 装车.
        package let loaded: LoadStage?
        /// The disposer's word at the gate 接收.
        package let received: LoadStage?
        /// Whatever is not the same at each hand-over, package by package.
        package let differences: [LoadDifference]

        /// What the vehicle brought: the carrier's word, or the consignor's while there is no other.
        package var collected: LoadStage? { loaded ?? released }

        /// Gate less vehicle; nil before it is received.
        package var difference: Difference? { received.map { Difference(collected, $0) } }
    }

    /// How much more was received than collected; negative if less was.
    package struct Difference: Hashable, Sendable, CanonicalEncodable {
        package let packages: Int
        /// In grams; nil where either side states none.
        package let mass: Int64?

        init(_ collected: LoadStage?, _ received: LoadStage) {
            packages = received.count - (collected?.count ?? 0)
            let sides = (collected?.mass, received.mass)
            mass = if case (let one?, let other?) = sides { other.grams - one.grams } else { nil }
        }

        package var isNone: Bool { packages == 0 && (mass ?? 0) == 0 }

        package var json: JSONValue { .object(["mass": mass, "packages": packages]) }
    }

    package let trip: Trip
    /// In the order they were loaded.
    package let stops: [Stop]

    /// What came on board, of all stops 收运合计.
    package var collected: Figures { Self.sum(stops.compactMap(\.collected)) }

    /// What the gate received, of all stops 进厂合计.
    package var received: Figures { Self.sum(stops.compactMap(\.received)) }

    /// Stops whose load no gate has received yet 未接收.
    package var unreceived: [Stop] { stops.filter { $0.received == nil } }

    /// Stops of which something else came than was collected 不符; scales may differ by as much as the
    /// regulation allows.
    package var different: [Stop] {
        stops.filter { ($0.difference?.packages ?? 0) != 0 || !$0.differences.isEmpty }
    }

    /// Whether the gate has received what was collected, stop by stop.
    package var agrees: Bool { unreceived.isEmpty && different.isEmpty }

    private static func sum(_ stages: [LoadStage]) -> Figures {
        let masses = stages.compactMap(\.mass)
        return Figures(
            packages: stages.map(\.count).reduce(0, +),
            mass: masses.count == stages.count ? masses.reduce(.zero, +) : nil
        )
    }
}

extension LoadStage {
    /// Packages with a code and without.
    package var count: Int { packages + uncoded }

    /// As a card sums them.
    package var figures: TripCard.Figures { TripCard.Figures(packages: count, mass: mass) }
}

extension Ledger {
    /// The card of a round: the loads that are on it, or were when they came.
    package func card(of trip: Trip) throws(LogError) -> TripCard {
        var stops: [TripCard.Stop] = []
        for id in trip.manifests {
            let manifest = try query { (reader) throws(LogError) in
                try reader.record(Manifest.self, id)
            }
            // What was unloaded again and went another way is no load of this round.
            guard let manifest, manifest.trip == trip.trip else { continue }
            let compared = try reconcile(manifest)
            let consignor = manifest.form.consignor
            let party = try query { (reader) throws(LogError) in
                try reader.record(Party.self, consignor.party)
            }
            stops.append(
                TripCard.Stop(
                    manifest: id,
                    number: manifest.number,
                    consignor: consignor,
                    name: party?.name.description,
                    released: compared.stages.first { $0.kind == .released },
                    loaded: compared.stages.first { $0.kind == .loaded },
                    received: compared.stages.first { $0.kind == .received },
                    differences: compared.differences
                )
            )
        }
        return TripCard(trip: trip, stops: stops)
    }
}
