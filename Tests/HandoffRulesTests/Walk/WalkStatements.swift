import CanonicalJSON
import LiandanTesting
import WasteDomain

/// Statements about a manifest that fit its state, from which a walk may then spoil some.
struct WalkStatements {
    let walk: WalkTown
    var town: Town { walk.town }

    /// The form of a manifest from one party to another.
    func form(
        from consignor: String,
        to consignee: String,
        by carriers: [String],
        mass: Int,
        _ others: JSONObject = [:]
    ) -> JSONObject {
        let method = consignee == WalkTown.collector ? "S1" : "R9"
        let line = town.line(packages: 2, mass: mass).changing(["/method": method])
        return town.manifest(town.uuid(), lines: [line]) { members in
            members["carriers"] = carriers.json
            members["consignor"] = .object(["party": consignor, "site": "001"])
            members["consignee"] = .object(["party": consignee, "site": "001"])
            members["contract"] = .string("W-\(consignee)")
            members["plan"] = .string("P-W")
            members["transportContract"] = nil
        }
        .adding(others)
    }

    /// The members of a statement of a kind; nil if the state offers none.
    func members(_ kind: EventKind, of manifest: Manifest, as speaker: String) -> JSONObject? {
        let reason: JSONObject = ["reason": "示例事由"]
        let load: JSONObject = ["lines": manifest.released?.lines ?? []]
        let way: JSONObject = ["vehicle": WalkTown.plates[speaker] ?? Town.plate]
        switch kind {
        case .manifestCancelled, .manifestRecalled, .manifestLoadingRefused, .manifestUnloaded,
            .manifestTakenBack, .manifestFrozen, .manifestUnfrozen:
            return reason
        case .manifestLoaded:
            let trip = speaker == Town.carrier ? walk.trip : nil
            return load.adding(way).adding(["trip": trip])
        case .manifestDeparted:
            let vehicle = manifest.vehicle?.description ?? Town.plate
            return ["end": "示例路9号", "start": "示例路1号", "vehicle": vehicle, "waybill": "YD1"]
        case .manifestVehicleChanged:
            return reason.adding(way).adding(["place": "示例服务区"])
        case .manifestRelayReleased:
            let next = WalkTown.carriers.first { carrier in
                !manifest.legs.contains { $0.carrier.description == carrier }
            }
            return next.map { load.adding(["place": "示例服务区", "to": $0]) }
        case .manifestRelayTaken:
            return load.adding(way).adding([
                "consignor": manifest.form.consignor.party, "from": manifest.holder,
                "place": "示例服务区",
            ])
        case .transitObserved, .manifestArrived: return ["place": "示例路9号"]
        case .incidentReported:
            return ["incident": town.uuid(), "place": "示例路口", "text": "一桶渗漏"]
        case .partyInformed:
            return ["about": "discrepancy", "delivery": "D-1", "party": Town.generator]
        case .noteAdded: return ["text": "示例备注"]
        default: return nil
        }
    }

    /// What came: of each line as much as left, or a package and some grams less.
    func received(_ manifest: Manifest, short: Int, missing: Int) -> JSONObject {
        let lines = (manifest.released?.lines ?? []).map { line -> JSONObject in
            let items = line.items.dropLast(missing).map { ["code": $0] as JSONObject }
            let mass = Int(line.mass.grams) - short - 100_000 * (line.items.count - items.count)
            let differs = short > 0 || missing > 0
            return [
                "differences": differs ? ["quantity"] : nil, "items": items, "line": line.line,
                "mass": max(mass, 0), "packages": line.packages - missing,
            ]
        }
        return ["lines": lines]
    }

    /// A decision that adds up; `refusing` says how many packages that came are refused.
    func decided(_ manifest: Manifest, refusing: Int, items: [ItemCode: Item]) -> JSONObject {
        let isCollector = manifest.form.consignee.party.description == WalkTown.collector
        let lines = (manifest.released?.lines ?? []).map { line -> JSONObject in
            let came = line.items.filter { items[$0]?.status == .received }
            let missing = line.items.filter { items[$0]?.status != .received }
            let refused = came.prefix(refusing)
            let weight = { (codes: [ItemCode]) in
                Int(codes.compactMap { items[$0]?.weighed?.net }.total.grams)
            }
            let released = Int(line.mass.grams)
            let received = Int(manifest.progress(line.line)?.received?.grams ?? 0)
            let back = min(weight(Array(refused)), received)
            let accepted = received - back
            return [
                "accepted": accepted,
                "difference": released - accepted - back - weight(missing), "line": line.line,
                "method": isCollector ? "S1" : "R9", "missing": weight(missing),
                "missingItems": missing.isEmpty ? nil : missing, "refused": back,
                "refusedItems": refused.isEmpty ? nil : Array(refused),
            ]
        }
        return ["lines": lines]
    }

    /// The refused packages of a manifest that are still where they were refused.
    func refused(_ manifest: Manifest, items: [ItemCode: Item]) -> [JSONObject] {
        manifest.lines.compactMap { progress in
            let line = manifest.released(progress.line)
            let codes = (line?.items ?? []).filter { items[$0]?.status == .refused }
            guard progress.refusedLeft > .zero, !codes.isEmpty else { return nil }
            return [
                "items": codes, "line": progress.line, "mass": progress.refusedLeft,
                "packages": codes.count,
            ]
        }
    }

    /// What was accepted and is still there as it came or as it became of nothing else: the whole
    /// rest, unless some of it has become others, or is lost and may turn up.
    func treated(_ manifest: Manifest, items: [ItemCode: Item]) throws -> JSONObject? {
        guard let line = manifest.lines.first(where: { $0.acceptedLeft > .zero }) else {
            return nil
        }
        var (left, isChanged) = ([Item](), false)
        for code in manifest.released(line.line)?.items ?? [] {
            let item = items[code]
            isChanged = isChanged || item?.manifest != manifest.manifest || item?.status == .lost
            left += try walk.descendants(of: code).filter {
                $0.stands(for: line.line, of: manifest.manifest)
            }
        }
        if left.isEmpty, isChanged { return nil }
        let brought = left.flatMap(\.origin).map(\.mass).total
        return [
            "items": left.map(\.code), "line": line.line,
            "mass": isChanged ? brought : line.acceptedLeft, "method": "R9",
        ]
    }
}
