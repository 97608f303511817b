import CanonicalJSON
import Tracing
import WasteDomain

extension Reconciliation {
    /// What differs, as in `missing 002 on 1 not at received,decided`: packages by their serials.
    var lines: [String] { differences.map(line) }

    private func line(_ difference: LoadDifference) -> String {
        var words = [
            difference.kind.rawValue, "\(difference.code?.description.suffix(3) ?? "line")",
        ]
        if let line = difference.line { words.append("on \(line)") }
        if let other = difference.inPlaceOf {
            words.append("for \(other.description.suffix(3))")
        }
        if let line = difference.belongsTo { words.append("from \(line)") }
        if let weights = difference.weights {
            let tolerance = weights.tolerance.grams
            words.append("\(weights.stated.grams)→\(weights.found.grams)±\(tolerance)")
        }
        if difference.kind == .missing { words.append("not at \(names(difference.absent))") }
        if difference.kind == .extra { words.append("at \(names(difference.present))") }
        return words.joined(separator: " ")
    }

    private func names(_ places: [Int]) -> String {
        places.map { stages[$0].kind.rawValue }.joined(separator: ",")
    }
}
