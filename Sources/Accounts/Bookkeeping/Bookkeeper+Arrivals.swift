import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Loads that arrive: received, decided on, or brought back.
extension Bookkeeper {
    /// 接收核实.
    mutating func receive(_ came: ManifestReceived, _ stated: LoggedStatement) throws(LogError) {
        guard let manifest = try reader.record(Manifest.self, came.manifest),
            manifest.received?.event == stated.place
        else { return }
        for item in came.lines.flatMap(\.items) {
            guard try reader.changed(Subject(.item, item.code), at: stated.place) else { continue }
            standAlone(item.code)
            guard scope.holds(manifest.form.consignee) else { continue }
            var inside: [Item] = []
            for code in packing.leaves(of: item.code) {
                if let record = try reader.record(Item.self, code) { inside.append(record) }
            }
            let weights = inside.map { $0.weighed?.net ?? .zero }
            let nets = item.net?.shared(by: weights) ?? weights
            for (record, net) in zip(inside, nets) {
                received[record.code] = ReceivedPackage(
                    code: record.code,
                    site: manifest.form.consignee,
                    content: record.content,
                    manifest: manifest.number,
                    net: net.grams
                )
            }
        }
    }

    /// 接受意见: the consignee has what it accepts; what it refuses may still come back, and what is
    /// missing may turn up.
    mutating func decide(_ decided: ManifestDecided, _ stated: LoggedStatement) throws(LogError) {
        guard let manifest = try reader.record(Manifest.self, decided.manifest),
            manifest.decided?.event == stated.place
        else { return }
        // What is refused or missing of a packed unit is taken out of it.
        for code in decided.lines.flatMap({ $0.refusedItems + $0.missingItems })
        where try reader.changed(Subject(.item, code), at: stated.place) {
            standAlone(code)
        }
        let load = loads.removeValue(forKey: decided.manifest)
        forget(load?.given?.items ?? [], but: decided.lines)
        let (from, to) = (manifest.form.consignor, manifest.form.consignee)
        guard scope.holds(from) || scope.holds(to) else { return }
        for line in decided.lines {
            guard let waste = manifest.line(line.line)?.code,
                let progress = manifest.progress(line.line)
            else { continue }
            try compare(line, progress, waste, manifest, stated)
            guard scope.holds(to), line.accepted > .zero else { continue }
            lots[Lot(site: to, manifest: manifest.manifest, line: line.line)] = line.accepted.grams
            let stock = Stock(site: to, waste: waste, facility: nil)
            var posting = Occasion(stated).posting(stock)
            posting.add(.received, line.accepted.grams)
            posting.held = line.accepted.grams
            posting.foreign = line.accepted.grams
            book(posting)
        }
    }

    /// What was sent and stays where it came to is no package of its consignor's any more.
    private mutating func forget(_ sent: [ItemCode], but lines: [DecidedLine]) {
        let named = lines.flatMap { $0.refusedItems + $0.missingItems }
        let kept = Set(named.flatMap(packing.leaves))
        for code in sent {
            for inner in away(code) where !kept.contains(inner) { packages[inner] = nil }
            if !named.contains(code), presentReceived(code).isEmpty { packing.forget(code) }
        }
    }

    /// What was received and decided on, each beside what was shipped.
    private mutating func compare(
        _ line: DecidedLine,
        _ progress: LineProgress,
        _ waste: WasteCode,
        _ manifest: Manifest,
        _ stated: LoggedStatement
    ) throws(LogError) {
        guard let released = progress.released else { return }
        let (from, to) = (manifest.form.consignor, manifest.form.consignee)
        let day = stated.event.occurredAt.legalDay
        func compared(_ balance: BalanceID, _ left: Int64, _ tolerance: Int64) -> Comparison {
            Comparison(
                balance: balance,
                site: scope.holds(from) ? from : to,
                waste: waste,
                time: stated.event.occurredAt,
                left: left,
                right: released.grams,
                tolerance: tolerance,
                events: [
                    manifest.released?.note.event, manifest.received?.event, stated.place,
                ]
                .compactMap(\.self)
            )
        }
        if let received = progress.received {
            let tolerance = regulation.tolerance(
                of: released,
                waste,
                on: [manifest.released?.ticket?.scale, manifest.receivedTicket?.scale],
                day: day,
                in: try reader.record(Site.self, to)?.region
            )
            book(compared(.lineWeight, received.grams, tolerance.grams))
        }
        book(compared(.lineDecision, line.sum, 0))
    }

    /// 退回: once carrier and consignor speak of the same, it is in the consignor's stock again.
    mutating func giveBack(
        _ id: UniqueID,
        _ lines: [LoadLine],
        isGiving: Bool,
        _ stated: LoggedStatement
    ) throws(LogError) {
        returns[id, default: Halves()].take(lines, isGiving: isGiving, stated)
        guard let given = returns[id]?.settled else { return }
        returns[id] = nil
        try endReceived(given.items, to: .none, Occasion(stated))
        guard let manifest = try reader.record(Manifest.self, id),
            scope.holds(manifest.form.consignor)
        else { return }
        for line in given.lines {
            guard let waste = manifest.line(line.line)?.code else { continue }
            takeBack(line, of: manifest, waste, Occasion(stated))
        }
    }

    private mutating func takeBack(
        _ line: LoadLine,
        of manifest: Manifest,
        _ waste: WasteCode,
        _ occasion: Occasion
    ) {
        let site = manifest.form.consignor
        let back = line.items.flatMap(away)
        let own = back.compactMap { packages[$0]?.own }
        for code in back { packages[code]?.isAway = false }
        let stock = Stock(site: site, waste: waste, facility: nil)
        var posting = occasion.posting(stock)
        posting.add(.returned, line.mass.grams)
        posting.held = own.reduce(0, +)
        let rest = max(0, line.mass.grams - posting.held)
        // What is no package of the site's own comes back as the lot it was, or in bulk.
        if !manifest.sources.isEmpty {
            let lot = Lot(site: site, manifest: manifest.manifest, line: line.line)
            lots[lot, default: 0] += rest
            posting.held += rest
            posting.foreign += rest
        } else if own.isEmpty || line.packages > line.items.count {
            let part = BulkStock.Part(batch: nil, grams: rest)
            _ = bulk[stock, default: BulkStock()].add(part)
            posting.held += rest
        }
        book(posting)
    }
}
