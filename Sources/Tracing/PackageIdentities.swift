import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Which packages a code stands for at some time: what is in a unit, and under the first code each
/// ever had, so that a new code or another packaging makes no other package of it.
struct PackageIdentities {
    private let reader: StateReader
    private var archive: EventArchive
    /// The first code, by each that was looked up.
    private var origins: [ItemCode: ItemCode] = [:]
    /// What receipts name, each list made once however many units were on the load.
    private var received: [EventID: Set<ItemCode>] = [:]

    init(_ reader: StateReader, _ archive: EventArchive) {
        self.reader = reader
        self.archive = archive
    }

    /// The plain packages a code stands for, by their first codes: just before an event, or as
    /// things are now.
    mutating func packages(of code: ItemCode, before place: EventID?) throws(LogError) -> [ItemCode]
    {
        var packages: [ItemCode] = []
        var seen: Set<ItemCode> = []
        var open = [code]
        while let next = open.popLast() {
            guard seen.insert(next).inserted else { continue }
            if let inside = try contents(of: next, before: place) {
                open += inside.reversed()
            } else {
                packages.append(try origin(of: next))
            }
        }
        return packages
    }

    /// The code a package was filled under.
    mutating func origin(of code: ItemCode) throws(LogError) -> ItemCode {
        if let known = origins[code] { return known }
        var first = code
        var seen: Set<ItemCode> = [code]
        while let parents = try reader.record(Item.self, first)?.parents, parents.count == 1,
            try reader.record(Item.self, parents[0])?.status == .replaced,
            seen.insert(parents[0]).inserted
        {
            first = parents[0]
        }
        origins[code] = first
        return first
    }

    /// All the codes a package ever had, the first one first.
    func codes(from first: ItemCode) throws(LogError) -> [ItemCode] {
        var codes = [first]
        while let last = codes.last, let item = try reader.record(Item.self, last),
            item.status == .replaced, let next = item.children.first, !codes.contains(next)
        {
            codes.append(next)
        }
        return codes
    }

    /// What a unit holds; nil if it is none, or was none yet.
    private mutating func contents(
        of code: ItemCode,
        before place: EventID?
    ) throws(LogError) -> [ItemCode]? {
        guard let item = try reader.record(Item.self, code) else { return nil }
        let wasUnit: [ItemStatus] = [.emptied, .replaced, .merged, .split, .treated]
        guard !item.contents.isEmpty || wasUnit.contains(item.status) else { return nil }
        guard let place else {
            // A unit that became another stands for nothing any more; a plain package for itself.
            return item.contents.isEmpty && item.status != .emptied ? nil : item.contents
        }
        var inside: [ItemCode]?
        for event in try archive.history(of: item.subject) where event.place < place {
            switch event.event.statement {
            case .itemPacked(let packed) where packed.code == code:
                inside = (inside ?? []) + packed.items
            case .itemUnpacked(let opened) where opened.code == code:
                inside = opened.items.isEmpty ? [] : inside?.filter { !opened.items.contains($0) }
            case .itemRecoded(let new) where new.code == code:
                inside = try contents(of: new.parent, before: event.place)
            case .itemOverpacked(let new) where new.code == code:
                inside = try contents(of: new.parent, before: event.place)
            case .manifestReceived(let received):
                inside = try inside.map { (inside) throws(LogError) in
                    try left(in: inside, after: received, event.place)
                }
            default: break
            }
        }
        return inside
    }

    /// What a receipt leaves in a unit: not what it names, nor what holds something it names.
    private mutating func left(
        in inside: [ItemCode],
        after received: ManifestReceived,
        _ place: EventID
    ) throws(LogError) -> [ItemCode] {
        let named = self.received[place] ?? Set(received.statedCodes)
        self.received[place] = named
        var left: [ItemCode] = []
        for code in inside where !named.contains(code) {
            let inner = try contents(of: code, before: place) ?? []
            if !inner.contains(where: named.contains) { left.append(code) }
        }
        return left
    }
}
