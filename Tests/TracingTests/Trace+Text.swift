import CanonicalJSON
import Tracing
import WasteDomain

extension Trace {
    /// What happened, as in `5.0 manifest.released #1`: place, kind, packages by their number.
    var lines: [String] {
        steps.map { step in
            (["\(step.place)", step.kind.rawValue] + step.packages.map(name))
                .joined(separator: " ")
        }
    }

    /// How it hangs together, as in `packed #1 #2 3.0-8.0`.
    var joints: [String] {
        links.map { link in
            let until = link.until.map { "-\($0.event)" } ?? ""
            return "\(link.kind.rawValue) \(name(link.from)) \(name(link.to)) "
                + "\(link.since.event)\(until)"
        }
    }

    /// The packages by their number, as in `ancestor 001`.
    var members: [String] { packages.map { "\($0.relation.rawValue) \($0.item.id.suffix(3))" } }

    private func name(_ node: TraceNode) -> String {
        switch node {
        case .package(let code): name(code)
        case .batch(let batch): batch.batch.description
        }
    }

    private func name(_ code: ItemCode) -> String {
        let place = packages.firstIndex { $0.item.code == code }
        return place.map { "#\($0 + 1)" } ?? "?"
    }
}
