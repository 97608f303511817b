package import CanonicalJSON
package import Liandan
import WasteDomain

/// A load of thousands of packages on one manifest: at its end three are missing and two came that
/// nobody released, one of which has no code the ledger knows.
package struct LargeLoad {
    /// One step of its way.
    package struct Stage {
        package let name: String
        /// Submits what is stated, in as many submissions as that takes.
        package let act: () throws -> [SubmissionOutcome]
    }

    private static let net = 250
    private static let perSubmission = 1000

    package let town: Town
    /// The manifest.
    package let id: UniqueID
    /// What is released, bag by bag.
    package let codes: [String]
    /// What the consignee does not find.
    package let missing: [String]
    /// What it finds instead.
    package let strangers: [String]
    /// The packed units the bags travel in; empty where they travel by themselves.
    private let boxes: [(code: String, bags: [String])]

    /// Makes a town and states nothing yet; if there are boxes, nobody will say that they are opened.
    package init(_ count: Int, bagsPerBox: Int? = nil) throws {
        town = try Town.settled()
        id = town.uuid()
        let all = town.codes(count + 2)
        codes = Array(all.prefix(count))
        strangers = Array(all.suffix(2))
        missing = [count / 7, count / 2, count - 1].map { all[$0] }
        let size = bagsPerBox ?? count
        let groups = stride(from: 0, to: count, by: size).map {
            Array(all[$0..<min($0 + size, count)])
        }
        let units = town.codes(groups.count, from: count + 3)
        boxes = bagsPerBox == nil ? [] : zip(units, groups).map { ($0, $1) }
    }

    /// What stands on the manifest.
    private var released: [String] { boxes.isEmpty ? codes : boxes.map(\.code) }

    /// What the decision says did not come: of what is packed, the boxes, in which nothing else is
    /// left by then.
    private var absent: [String] {
        guard !boxes.isEmpty else { return missing }
        let missing = Set(missing)
        return boxes.filter { !missing.isDisjoint(with: $0.bags) }.map(\.code)
    }

    /// What the consignee finds that was released.
    private var arrived: [String] {
        let missing = Set(missing)
        return codes.filter { !missing.contains($0) }
    }

    /// Its whole way, in order.
    package var stages: [Stage] {
        let load = town.load(released, mass: codes.count * Self.net)
        let line = town.line(packages: released.count, mass: codes.count * Self.net)
        return [
            Stage(name: "code") { try code() },
            Stage(name: "pack") { try pack() },
            stage("issue", Town.generator) { town.manifest(id, lines: [line]) },
            stage("release", Town.generator) { town.released(id, [load]) },
            stage("load", Town.carrier) { town.loaded(id, [load]) },
            stage("depart", Town.carrier) { town.departed(id) },
            stage("arrive", Town.carrier) { town.arrived(id) },
            stage("receive", Town.disposer) {
                let found = arrived + strangers
                return town.received(id, found, mass: found.count * Self.net)
            },
            stage("decide", Town.disposer) {
                town.decided(
                    id,
                    ["missing": missing.count * Self.net, "missingItems": absent],
                    accepted: arrived.count * Self.net
                )
            },
            Stage(name: "treat") { try treat() },
        ]
    }

    private func stage(_ name: String, _ party: String, _ event: @escaping () -> JSONObject)
        -> Stage
    {
        Stage(name: name) { [try town.submit(party, [event()])] }
    }

    private func code() throws -> [SubmissionOutcome] {
        try (codes + [strangers[0]]).inParts(of: Self.perSubmission).map {
            try town.submit(Town.generator, town.itemEvents($0, net: Self.net))
        }
    }

    private func pack() throws -> [SubmissionOutcome] {
        try boxes.inParts(of: Self.perSubmission).map { part in
            let events = part.flatMap { box in
                [
                    town.event(.itemIssued, town.content(["code": box.code, "site": "001"])),
                    town.event(.itemPacked, ["code": box.code, "items": box.bags]),
                ]
            }
            return try town.submit(Town.generator, events)
        }
    }

    private func treat() throws -> [SubmissionOutcome] {
        try arrived.inParts(of: Self.perSubmission).map { part in
            let treated = town.treated(id, part, mass: part.count * Self.net)
            return try town.submit(Town.disposer, [treated])
        }
    }
}

extension Array {
    fileprivate func inParts(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
