import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// Packages of one holder that go into each other and come out again at random, half of the time
/// in ways that cannot be.
struct PackageWalk {
    static let kinds: [EventKind] = [
        .itemSplit, .itemMerged, .itemPacked, .itemUnpacked, .itemRecoded, .itemOverpacked,
    ]

    private(set) var stage: Stage
    /// How often each kind changed anything.
    private(set) var changed: [EventKind: Int] = [:]
    private var random: SeededGenerator
    private var serial: Int
    private let mass: Mass
    private let origin: Set<LoadSource>

    /// Five weighed packages, or such as came by two manifests and were accepted.
    init(seed: Int, areCollected: Bool) throws {
        random = SeededGenerator(seed: UInt64(seed))
        stage = try Stage.issued(packages: 5)
        serial = 5
        for serial in 1...5 {
            let net = Int.random(in: 1...200_000, using: &random)
            let weighed = Examples.event(
                .itemWeighed,
                ["code": Examples.item(serial), "gross": nil, "net": net, "tare": nil]
            )
            try stage.apply(weighed, by: Town.generator)
            guard areCollected else { continue }
            let manifest = Examples.manifest.dropLast() + "\(serial % 2)"
            let item = try stage.item(serial)
            let received = item.json.object?.adding([
                "line": serial % 2 + 1, "manifest": String(manifest),
                "manifests": [String(manifest)],
                "status": "received",
            ])
            try stage.load(#require(received).json, as: item.subject)
        }
        let items = try (1...5).map { [stage] in try stage.item($0) }
        mass = items.compactMap(\.net).total
        origin = Set(items.flatMap(\.origin).summed)
    }

    /// Everything that ever had a code.
    var items: [Item] {
        get { (1...serial).compactMap { stage.slice[Item.self, Examples.item($0)] } }
    }

    /// States something of packages picked at random, every second time of such as stand for it.
    mutating func step() throws {
        let all = items
        let isWild = Bool.random(using: &random)
        let kind = Self.kinds.randomElement(using: &random) ?? .itemSplit
        let fitting = all.filter { isWild || $0.canFollow(kind) }.shuffled(using: &random)
        guard let first = fitting.first else { return }
        let some = fitting.prefix(Int.random(in: 1...3, using: &random)).map(\.code.description)
        var changes: Set<String> = []
        for event in events(
            kind,
            of: first,
            some,
            unit: isWild ? all.randomElement(using: &random) : nil
        ) {
            changes.formUnion(try stage.apply(event, by: Town.generator).keys)
        }
        // A fresh label alone is no change.
        if changes.count > 1 { changed[kind, default: 0] += 1 }
    }

    private mutating func fresh() -> String {
        serial += 1
        return Examples.item(serial)
    }

    /// The unit is what is packed into or opened; nil for a fresh one, or the package itself.
    private mutating func events(
        _ kind: EventKind,
        of item: Item,
        _ some: [String],
        unit: Item?
    ) -> [JSONObject] {
        switch kind {
        case .itemSplit:
            guard let net = item.net?.grams, net > 1 else { return [] }
            let part = Int.random(in: 1..<Int(net), using: &random)
            let parts = [part, Int(net) - part].map { net -> JSONObject in
                ["code": fresh(), "net": net]
            }
            return [Examples.event(.itemSplit, ["children": parts, "code": item.code])]
        case .itemMerged:
            let net = some.compactMap { stage.slice[Item.self, $0]?.net }.total
            let code = fresh()
            return [
                Examples.event(.itemMerged, ["code": code, "parents": some]),
                Examples.event(
                    .itemWeighed,
                    ["code": code, "gross": nil, "net": net, "tare": nil]
                ),
            ]
        case .itemPacked:
            let code = unit?.code.description ?? fresh()
            let issued = unit == nil ? [Examples.event(.itemIssued, ["code": code])] : []
            return issued + [Examples.event(.itemPacked, ["code": code, "items": some])]
        case .itemUnpacked:
            let box = unit ?? item
            let part = Bool.random(using: &random) ? box.contents.prefix(1) : []
            let named = Bool.random(using: &random) || unit == nil ? part.map(\.description) : some
            return [
                Examples.event(
                    .itemUnpacked,
                    ["code": box.code, "items": named.isEmpty ? nil : named]
                )
            ]
        default: return [Examples.event(kind, ["code": fresh(), "parent": item.code])]
        }
    }
}

extension PackageWalk {
    /// What stands for itself or in a unit weighs what there was at first, and came from there.
    func expectConservation() {
        let items = items
        let waste = items.filter { !$0.status.isFinal && $0.contents.isEmpty && $0.filled != nil }
        #expect(waste.compactMap(\.net).total == mass)
        #expect(waste.allSatisfy { $0.net != nil })
        #expect(Set(waste.flatMap(\.origin).summed) == origin)
        for unit in items where !unit.contents.isEmpty {
            let inside = unit.contents.compactMap { stage.slice[Item.self, $0] }
            #expect(unit.net == inside.compactMap(\.net).total, "\(unit.code)")
            #expect(Set(unit.origin) == Set(inside.flatMap(\.origin).summed), "\(unit.code)")
        }
        for item in items where item.status.isFinal {
            #expect(item.contents.isEmpty, "\(item.code)")
            #expect(item.children.isEmpty == (item.status == .emptied), "\(item.code)")
            for code in item.children {
                #expect(stage.slice[Item.self, code]?.parents.contains(item.code) == true)
            }
        }
    }

    /// Every package is in one unit at most, which says so too, and none is in itself.
    func expectTree() throws {
        let items = items
        let held = items.flatMap(\.contents)
        #expect(Set(held).count == held.count, "a package in two units")
        for item in items {
            for code in item.contents {
                #expect(stage.slice[Item.self, code]?.container == item.code, "\(code)")
            }
            var chain = [item]
            while let unit = chain.last?.container.flatMap({ stage.slice[Item.self, $0] }) {
                #expect(unit.contents.contains { $0 == chain.last?.code }, "\(item.code)")
                try #require(chain.count < items.count, "\(item.code) is in itself")
                chain.append(unit)
            }
        }
    }
}
