import CanonicalJSON
import LiandanTesting
import WasteDomain

/// What happens to packages beside the way of their manifest.
extension WalkAuthor {
    /// How likely statements about a package are, wherever it is.
    private static let urn: [EventKind] = [
        .itemDamaged, .itemRelabelled, .itemSighted, .itemLost, .itemFound, .itemFound, .itemFound,
        .itemStored, .itemStored, .itemStored, .itemWithdrawn, .itemWithdrawn, .itemWeighed,
        .itemOverpacked, .itemOverpacked, .itemOverpacked, .itemRecoded, .itemRecoded, .itemSplit,
        .itemSplit, .itemSplit, .itemPacked, .itemPacked, .itemUnpacked, .itemUnpacked,
        .itemUnpacked, .itemTreated,
    ]

    /// Something about a package of a manifest, in a box or not, or of one that stays at home.
    mutating func packageStep(_ manifest: Manifest) throws -> Step? {
        var codes = chance(of: 60) ? manifest.released?.items ?? [] : known
        codes += try codes.flatMap { try walk.record(Item.self, $0)?.contents ?? [] }
        guard let code = any(codes), let item = try walk.record(Item.self, code) else { return nil }
        let fitting = Self.urn.filter { item.canFollow($0) || $0 == .itemSighted }
        guard let kind = any(chance(of: 85) ? fitting : Self.urn) else { return nil }
        let holder = item.custodian.description
        let speaker =
            kind == .itemSighted && chance(of: 30) ? any(WalkTown.parties) ?? holder : holder
        let fresh = freshCode(of: holder)
        var events = members(kind, of: item, fresh).map { [town.event(kind, $0)] } ?? []
        if kind == .itemPacked {
            let issued = town.content(["code": fresh, "site": "001"])
            events.insert(town.event(.itemIssued, issued), at: 0)
        }
        guard !events.isEmpty else { return nil }
        let born = events.flatMap { event in
            (event["children"]?.array ?? []).compactMap { $0.object?["code"]?.string }
                + [event["code"]?.string].compactMap(\.self)
        }
        known = Array((known + born.compactMap { ItemCode($0) }).suffix(12))
        return Step(speaker: speaker, kind: kind, manifest: nil, events: events, packages: [code])
    }

    /// The members of a statement; nil if there is nothing to state.
    private mutating func members(_ kind: EventKind, of item: Item, _ fresh: String) -> JSONObject?
    {
        let code: JSONObject = ["code": item.code]
        switch kind {
        case .itemDamaged, .itemRelabelled, .itemLost: return code.adding(["reason": "示例事由"])
        case .itemFound: return code.adding(["place": "示例路口"])
        case .itemStored:
            let zone = chance(of: 50) ? "A区" : nil
            return code.adding(["facility": "TS001", "site": "001", "zone": zone])
        case .itemWithdrawn: return code
        case .itemWeighed:
            return code.adding([
                "net": Int(item.net?.grams ?? 0) + Int.random(in: 0...900, using: &random)
            ])
        case .itemUnpacked:
            let some = chance(of: 50) ? item.contents.first.map { [$0] } : nil
            return code.adding(["items": some])
        case .itemOverpacked, .itemRecoded:
            let child = town.content(["code": fresh, "parent": item.code, "site": "001"])
            return child.adding(["reason": "示例事由"])
        case .itemSplit:
            // To the gram, so that parts and whole can be compared.
            guard let net = item.net?.grams, net > 1 else { return nil }
            let first = Int.random(in: 1..<Int(net), using: &random)
            let other = freshCode(of: item.custodian.description)
            return code.adding([
                "children": [
                    ["code": fresh, "net": first] as JSONObject,
                    ["code": other, "net": Int(net) - first] as JSONObject,
                ],
                "site": "001",
            ])
        case .itemPacked: return ["code": fresh, "items": [item.code]]
        case .itemTreated: return ["items": [item.code], "method": "R9"]
        case .itemSighted: return ["items": [item.code], "place": "示例收费站"]
        default: return nil
        }
    }

    /// Some of the packages in a box of their own, sometimes on a pallet.
    mutating func pack(_ codes: [String]) throws -> [String] {
        guard chance(of: 40) else { return codes }
        var unit = codes
        for _ in 0...Int.random(in: 0...1, using: &random) {
            let box = freshCode(of: Town.generator)
            let outcome = try town.submit(
                Town.generator,
                [
                    town.event(.itemIssued, town.content(["code": box, "site": "001"])),
                    town.event(.itemPacked, ["code": box, "items": unit]),
                ]
            )
            guard outcome.isAccepted else { return unit }
            unit = [box]
        }
        return unit
    }
}
