import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Finds what hangs together with a package, generation by generation, each package once.
struct TraceWalk {
    let reader: StateReader
    let scope: TraceScope
    var archive: EventArchive
    /// In the order they were found.
    private(set) var found: [ItemCode] = []
    private(set) var lives: [ItemCode: PackageLife] = [:]
    private(set) var relations: [ItemCode: TracedPackage.Relation] = [:]
    private(set) var batches: [TreatmentBatch] = []
    private(set) var links: [TraceLink] = []
    private(set) var omissions: [TraceOmission] = []

    init(_ reader: StateReader, _ scope: TraceScope) {
        self.reader = reader
        self.scope = scope
        archive = EventArchive(reader)
    }

    /// Packages next to one, and how they hang together with it.
    private struct Neighbours {
        let kind: TraceLink.Kind
        let of: TraceNode
        var codes: [ItemCode]
    }

    /// - Returns: False if there is no such package.
    mutating func run(from root: ItemCode) throws(LogError) -> Bool {
        guard try take(root, as: .root) else { return false }
        if scope.followsUp { try follow(root, up: true) }
        if scope.followsDown { try follow(root, up: false) }
        try linkAll()
        return true
    }

    private mutating func follow(_ root: ItemCode, up: Bool) throws(LogError) {
        var seen: Set<ItemCode> = [root]
        var generation = [root]
        var depth = 0
        while !generation.isEmpty {
            var next: [ItemCode] = []
            for code in generation {
                let groups = up ? try before(code) : try after(code)
                for group in groups {
                    let new = group.codes.filter { !seen.contains($0) }
                    let room = scope.packages - found.count
                    guard !new.isEmpty else { continue }
                    guard depth < scope.depth, group.codes.count <= scope.breadth,
                        new.count <= room
                    else {
                        omit(group, up)
                        continue
                    }
                    for code in new where try take(code, as: up ? .ancestor : .descendant) {
                        seen.insert(code)
                        next.append(code)
                    }
                }
            }
            generation = next
            depth += 1
        }
    }

    private mutating func omit(_ group: Neighbours, _ up: Bool) {
        omissions.append(
            TraceOmission(
                kind: group.kind,
                of: group.of,
                isBefore: up,
                count: group.codes.count
            )
        )
    }

    /// Reads a package and the units it was in.
    private mutating func take(
        _ code: ItemCode,
        as relation: TracedPackage.Relation
    ) throws(LogError) -> Bool {
        if lives[code] == nil {
            guard let item = try reader.record(Item.self, code) else { return false }
            lives[code] = PackageLife(item, try archive.history(of: item.subject))
            found.append(code)
        }
        // What was only stood in until now may turn out to be more.
        if relations[code] == nil || relations[code] == .container { relations[code] = relation }
        for stay in lives[code]?.stays ?? [] where lives[stay.unit] == nil {
            _ = try take(stay.unit, as: .container)
        }
        return true
    }

    private mutating func take(_ batch: TreatmentBatch) -> TraceNode {
        if !batches.contains(batch) { batches.append(batch) }
        return .batch(batch)
    }

    // MARK: - What came before

    private mutating func before(_ code: ItemCode) throws(LogError) -> [Neighbours] {
        guard let life = lives[code] else { return [] }
        let item = life.item
        var groups: [Neighbours] = []
        if !item.parents.isEmpty {
            groups.append(
                Neighbours(kind: try kind(of: item), of: .package(code), codes: item.parents)
            )
        } else {
            for name in item.residueOf {
                let batch = TreatmentBatch(party: item.code.unit, batch: name)
                groups.append(
                    Neighbours(kind: .treated, of: take(batch), codes: try used(in: batch))
                )
            }
        }
        if !life.packed.isEmpty {
            groups.append(
                Neighbours(kind: .packed, of: .package(code), codes: life.packed)
            )
        }
        return groups
    }

    /// How a package came from its parents.
    private mutating func kind(of child: Item) throws(LogError) -> TraceLink.Kind {
        switch try archive.event(child.issued.event)?.event.kind {
        case .itemSplit: .split
        case .itemRecoded: .recoded
        case .itemOverpacked: .overpacked
        default: .merged
        }
    }

    private func used(in batch: TreatmentBatch) throws(LogError) -> [ItemCode] {
        try reader.names(of: .item, term: "batch:\(batch.party)|\(batch.batch)")
            .compactMap(ItemCode.init)
    }

    // MARK: - What came after

    private mutating func after(_ code: ItemCode) throws(LogError) -> [Neighbours] {
        guard let life = lives[code] else { return [] }
        var groups = try children(of: life.item)
        // What is in a unit that became another went with it.
        if let unit = life.item.container, let outer = lives[unit]?.item {
            groups += try children(of: outer)
        }
        if let name = life.item.batch {
            let batch = TreatmentBatch(party: life.item.custodian, batch: name)
            groups.append(
                Neighbours(kind: .residue, of: take(batch), codes: try left(by: batch))
            )
        }
        let out = try takenOut(of: life)
        if !out.isEmpty {
            groups.append(Neighbours(kind: .packed, of: .package(code), codes: out))
        }
        return groups
    }

    private mutating func children(of item: Item) throws(LogError) -> [Neighbours] {
        guard let first = item.children.first,
            let child = try reader.record(Item.self, first)
        else { return [] }
        return [
            Neighbours(kind: try kind(of: child), of: .package(item.code), codes: item.children)
        ]
    }

    /// What was filled with what a batch left over; what that became is found from it.
    private func left(by batch: TreatmentBatch) throws(LogError) -> [ItemCode] {
        var codes: [ItemCode] = []
        for name in try reader.names(of: .item, term: "residue:\(batch.party)|\(batch.batch)") {
            if let item = try reader.record(Item.self, name), item.parents.isEmpty {
                codes.append(item.code)
            }
        }
        return codes
    }

    /// What a unit held and holds no more, whatever code it had when it was packed.
    private mutating func takenOut(of life: PackageLife) throws(LogError) -> [ItemCode] {
        var packed = life.packed
        var unit = life.item
        var seen: Set<ItemCode> = [unit.code]
        while unit.parents.count == 1, let parent = try reader.record(Item.self, unit.parents[0]),
            parent.status == .replaced, seen.insert(parent.code).inserted
        {
            let history = try archive.history(of: parent.subject)
            packed += PackageLife(parent, history).packed
            unit = parent
        }
        var out: [ItemCode] = []
        for code in packed {
            let now = try reader.record(Item.self, code)?.container
            if now != life.item.code, !out.contains(code) { out.append(code) }
        }
        return out
    }

    // MARK: - Links

    /// Joins everything that was found with each other.
    private mutating func linkAll() throws(LogError) {
        for code in found {
            guard let life = lives[code] else { continue }
            let (item, node) = (life.item, TraceNode.package(code))
            let since = Moment(item.issued)
            for parent in item.parents where lives[parent] != nil {
                let kind = try kind(of: item)
                link(
                    TraceLink(
                        kind: kind,
                        from: .package(parent),
                        to: node,
                        since: since,
                        until: nil
                    )
                )
            }
            for stay in life.stays where lives[stay.unit] != nil {
                link(
                    TraceLink(
                        kind: .packed,
                        from: node,
                        to: .package(stay.unit),
                        since: stay.since,
                        until: stay.until
                    )
                )
            }
            for batch in batches {
                if item.parents.isEmpty, item.residueOf.contains(batch.batch),
                    item.code.unit == batch.party, let filled = item.filled
                {
                    link(
                        TraceLink(
                            kind: .residue,
                            from: .batch(batch),
                            to: node,
                            since: Moment(filled),
                            until: nil
                        )
                    )
                }
                if item.batch == batch.batch, item.custodian == batch.party,
                    let treated = item.treated
                {
                    link(
                        TraceLink(
                            kind: .treated,
                            from: node,
                            to: .batch(batch),
                            since: Moment(treated),
                            until: nil
                        )
                    )
                }
            }
        }
        links.sort { ($0.since.at, $0.since.event) < ($1.since.at, $1.since.event) }
    }

    private mutating func link(_ link: TraceLink) { links.append(link) }
}
