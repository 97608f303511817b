import CanonicalJSON
import Prints
import Tracing
import WasteDomain

/// A trace as it is drawn.
struct TraceGraph {
    /// Characters of a name that a box has room for.
    private static let nameLength = 14

    private let trace: Trace
    private let places: [TraceNode: Int]

    init(_ trace: Trace) {
        self.trace = trace
        let nodes =
            trace.packages.map { TraceNode.package($0.item.code) }
            + trace.batches.map(TraceNode.batch)
        places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    }

    var graph: PackageGraph {
        var nodes = trace.packages.enumerated().map(package) + trace.batches.map(batch)
        var edges = trace.links.compactMap { link -> PackageGraph.Edge? in
            guard let from = places[link.from], let to = places[link.to] else { return nil }
            return edge(link.kind, from, to)
        }
        for omission in trace.omissions {
            guard let place = places[omission.of] else { continue }
            let rest = nodes.count
            let text = say("另\(omission.count)件", "\(omission.count) more")
            nodes.append(PackageGraph.Node([text], note: text, look: .rest))
            edges.append(
                omission.isBefore
                    ? edge(omission.kind, rest, place) : edge(omission.kind, place, rest)
            )
        }
        let title = say("物品追溯 \(trace.root)", "Trace of \(trace.root)")
        return PackageGraph(title: title, nodes: nodes, edges: edges)
    }

    private func package(_ index: Int, _ package: TracedPackage) -> PackageGraph.Node {
        let item = package.item
        let mass = item.net.map { " \($0.kilograms) kg" } ?? ""
        let look: PackageGraph.Node.Look =
            package.relation == .root ? .root : isUnit(item.code) ? .unit : .package
        return PackageGraph.Node(
            [
                "#\(index + 1) \(item.code.waste) \(item.id.suffix(11).prefix(8))-\(item.id.suffix(3))",
                item.content.name.description.shortened(to: Self.nameLength) + mass,
                "\(item.status.title.text) \(name(item.custodian))",
            ],
            note: "\(item.id) \(trace.parties[item.custodian] ?? "")",
            look: look
        )
    }

    private func isUnit(_ code: ItemCode) -> Bool {
        trace.links.contains { $0.kind == .packed && $0.to == .package(code) }
    }

    private func batch(_ batch: TreatmentBatch) -> PackageGraph.Node {
        PackageGraph.Node(
            [say("利用处置 \(batch.batch)", "treatment \(batch.batch)"), name(batch.party)],
            note: "\(batch.batch) \(trace.parties[batch.party] ?? batch.party.description)",
            look: .batch
        )
    }

    private func edge(_ kind: TraceLink.Kind, _ from: Int, _ to: Int) -> PackageGraph.Edge {
        let look: PackageGraph.Edge.Look =
            switch kind {
            case .packed: .packed
            case .treated, .residue: .treated
            case .merged, .split, .recoded, .overpacked: .became
            }
        return PackageGraph.Edge(from: from, to: to, label: kind.title.text, look: look)
    }

    private func name(_ party: PartyID) -> String {
        (trace.parties[party] ?? party.description).shortened(to: Self.nameLength)
    }
}

extension String {
    fileprivate func shortened(to length: Int) -> String {
        count > length ? prefix(length - 1) + "…" : self
    }
}
