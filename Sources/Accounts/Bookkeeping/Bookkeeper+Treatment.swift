import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Waste that is used or disposed of 利用处置.
extension Bookkeeper {
    /// What came by a line of a manifest is used or disposed of where it came to.
    mutating func treat(_ treated: TreatmentRecorded, _ stated: LoggedStatement) throws(LogError) {
        guard let manifest = try reader.record(Manifest.self, treated.manifest),
            let form = manifest.line(treated.line), scope.holds(manifest.form.consignee)
        else { return }
        let site = manifest.form.consignee
        var treatment = Treatment(
            method: treated.method,
            facility: treated.facility,
            occasion: Occasion(stated, treated.batch, handler: treated.handler),
            manifest: manifest.number
        )
        var ended: [any BookedPackage] = []
        for code in treated.items { ended += try end(code, treatment, onlyCollected: true) }
        let lot = Lot(site: site, manifest: treated.manifest, line: treated.line)
        useUp(treated.mass, of: lot, form.code, treatment)
        let own = ended.map(\.own).reduce(0, +)
        let mass = Mass(grams: treated.mass.grams + own) ?? .zero
        // By package where the packages weigh together what was treated; else all in one.
        if !ended.isEmpty, ended.map(\.net).reduce(0, +) == mass.grams {
            for package in ended {
                try book(&treatment, package.contents, package.mass, package.sources, at: site)
            }
            return
        }
        let contents = RowContents(
            code: treated.items.count == 1 ? treated.items[0] : nil,
            packaging: form.content.packaging,
            packages: treated.items.isEmpty ? form.packages : treated.items.count,
            name: form.content.name,
            waste: form.code
        )
        try book(&treatment, contents, mass, ended.flatMap(\.sources), at: site)
    }

    /// Packages are used up, as they stand in the book, and the lots they came of.
    mutating func treat(_ treated: ItemTreated, _ stated: LoggedStatement) throws(LogError) {
        var treatment = Treatment(
            method: treated.method,
            facility: treated.facility,
            occasion: Occasion(stated, treated.batch, handler: treated.handler)
        )
        for code in treated.items {
            let ended = try end(code, treatment)
            guard let item = try reader.record(Item.self, code) else { continue }
            let (collected, site) = try useUp(item.sources, treatment)
            // What came by manifest is as much as was accepted, whatever it weighs.
            let foreign = ended.map { Mass(grams: $0.net - $0.own) ?? .zero }
            for (package, share) in zip(ended, collected.shared(by: foreign)) {
                let mass = Mass(grams: package.own + share.grams) ?? .zero
                try book(&treatment, package.contents, mass, package.sources, at: package.site)
            }
            guard ended.isEmpty, let site else { continue }
            try book(&treatment, RowContents(code, item.content), collected, [], at: site)
        }
    }

    /// A package, or all that is in a packed unit, leaves its store to be treated, and the book.
    private mutating func end(
        _ code: ItemCode,
        _ treatment: Treatment,
        onlyCollected: Bool = false
    ) throws(LogError) -> [any BookedPackage] {
        let destination = Destination.treated(treatment.method)
        var ended: [any BookedPackage] = []
        for code in present(code) where !onlyCollected || packages[code]?.foreign ?? 0 > 0 {
            try takeOut(code, to: destination, treatment.occasion)
            guard let package = packages.removeValue(forKey: code) else { continue }
            bookOwn(package, treatment)
            ended.append(package)
        }
        for package in try endReceived([code], to: destination, treatment.occasion) {
            ended.append(package)
        }
        packing.forget(code)
        return ended
    }

    private mutating func book(
        _ treatment: inout Treatment,
        _ contents: RowContents,
        _ mass: Mass,
        _ sources: [String],
        at site: SiteID
    ) throws(LogError) {
        let occasion = treatment.occasion
        let kind: BatchKind =
            regulation.methods[treatment.method]?.activity == .dispose ? .ownDisposal : .ownUse
        if treatment.batches[site] == nil {
            let batch = try batch(occasion.batch, kind, at: site, on: occasion.day)
            treatment.batches[site] = batch
        }
        guard let batch = treatment.batches[site] else { return }
        var row = AccountRow(
            table: .ownTreatment,
            site: site,
            event: occasion.event,
            time: occasion.time,
            batch: batch,
            contents: contents,
            mass: mass
        )
        row.facility = treatment.facility
        row.method = treatment.method
        row.finished = occasion.time
        row.hasHandler = occasion.hasHandler
        row.manifest = treatment.manifest
        row.sources = sources
        book(row)
    }

    /// What came by some lines is used up.
    ///
    /// - Returns: How much came to sites whose books are kept, and to which of them.
    private mutating func useUp(
        _ sources: [LoadSource],
        _ treatment: Treatment
    ) throws(LogError) -> (mass: Mass, site: SiteID?) {
        var (mass, site) = (Mass.zero, SiteID?.none)
        for source in sources {
            guard let manifest = try reader.record(Manifest.self, source.manifest),
                let form = manifest.line(source.line), scope.holds(manifest.form.consignee)
            else { continue }
            let lot = Lot(
                site: manifest.form.consignee,
                manifest: source.manifest,
                line: source.line
            )
            useUp(source.mass, of: lot, form.code, treatment)
            mass = mass + source.mass
            site = lot.site
        }
        return (mass, site)
    }

    /// What came by a line is used up: it leaves its lot, the stock, and what the licence allows.
    private mutating func useUp(
        _ mass: Mass,
        of lot: Lot,
        _ waste: WasteCode,
        _ treatment: Treatment
    ) {
        let occasion = treatment.occasion
        take(mass.grams, from: lot)
        var posting = occasion.posting(Stock(site: lot.site, waste: waste, facility: nil))
        posting.add(.treated, mass.grams)
        posting.held = -mass.grams
        posting.foreign = -mass.grams
        posting.method = treatment.method
        book(posting)
        book(
            AllowanceUse(
                allowance: .licence(lot.site.party, year: occasion.time.legalYear),
                site: lot.site,
                waste: waste,
                mass: mass,
                event: occasion.event,
                time: occasion.time
            )
        )
    }

    /// What the site generated itself of a package is used up.
    private mutating func bookOwn(_ package: StockedPackage, _ treatment: Treatment) {
        var posting = treatment.occasion.posting(package.stock)
        posting.add(.treated, package.own)
        posting.held = -package.own
        posting.method = treatment.method
        book(posting)
    }
}

/// What a statement says of all that was used or disposed of by it.
private struct Treatment {
    let method: MethodCode
    let facility: Reference?
    let occasion: Occasion
    /// 联单编号 all of it came by; nil if it did not come by one.
    var manifest: ManifestNumber?
    /// Its batch at each site, which all its rows are of.
    var batches: [SiteID: String] = [:]
}
