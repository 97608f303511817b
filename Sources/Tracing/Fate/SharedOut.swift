package import WasteDomain

/// A quantity that comes in parts, shared among those who contributed 按来源分摊, to the gram.
///
/// After every part all of what came is given away. Nobody's share ever shrinks, and once as much
/// has come as was contributed, everybody has just his own contribution.
package struct SharedOut: Sendable {
    private let weights: [Int128]
    private let whole: Int128
    private var total: Int128 = 0
    /// What everybody has so far, in grams.
    private var given: [Int128]

    /// - Parameter weights: What each contributed; of contributions of nothing the first has all.
    package init(by weights: [Mass]) {
        let grams = weights.map { Int128($0.grams) }
        let isEmpty = grams.allSatisfy { $0 == 0 }
        self.weights = isEmpty ? grams.indices.map { $0 == 0 ? 1 : 0 } : grams
        whole = self.weights.reduce(0, +)
        given = grams.map { _ in 0 }
    }

    /// Takes one more part, and says what of it is whose.
    ///
    /// Everybody gets the whole grams of his proportion of all that came so far. Grams left over go
    /// to those with the largest fractions, of equal ones to the first; where somebody has a gram
    /// more than his proportion already, those with the smallest fractions wait for theirs.
    package mutating func take(_ part: Mass) -> [Mass] {
        total += Int128(part.grams)
        let fractions = weights.map { total * $0 % whole }
        var next = zip(given, weights).map { max($0, total * $1 / whole) }
        var rest = total - next.reduce(0, +)
        let places = next.indices.sorted { fractions[$0] > fractions[$1] }
        for place in places where rest > 0 && next[place] * whole < total * weights[place] {
            next[place] += 1
            rest -= 1
        }
        while rest < 0 {
            for place in places.reversed() where rest < 0 && next[place] > given[place] {
                next[place] -= 1
                rest += 1
            }
        }
        defer { given = next }
        return zip(next, given).map { Mass(grams: Int64($0 - $1)) ?? .zero }
    }
}
