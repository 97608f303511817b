package import CanonicalJSON

/// Where a load that is sent on came from 转移来源: a line of an earlier manifest, and how much of it.
package struct LoadSource: Hashable, Sendable, CanonicalObject {
    /// The manifest it came by.
    package let manifest: UniqueID
    /// 序号 on that manifest.
    package let line: Int
    /// In grams.
    package let mass: Mass

    package init(manifest: UniqueID, line: Int, mass: Mass) {
        self.manifest = manifest
        self.line = line
        self.mass = mass
    }

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let line = reader.required("line", Int.self)
        let mass = reader.required("mass", Mass.self)
        guard let manifest, let line, let mass else { return nil }
        self.init(manifest: manifest, line: line, mass: mass)
    }

    package var json: JSONValue { .object(["line": line, "manifest": manifest, "mass": mass]) }
}

extension [LoadSource] {
    /// Each line once, with all that comes from it.
    package var summed: [LoadSource] {
        reduce(into: []) { sums, part in
            let index = sums.firstIndex { $0.manifest == part.manifest && $0.line == part.line }
            let known = index.map { sums.remove(at: $0).mass } ?? .zero
            sums.append(
                LoadSource(manifest: part.manifest, line: part.line, mass: known + part.mass)
            )
        }
    }

    /// Parts in proportion to weights, to the gram: together they are all of it.
    func shared(by weights: [Mass]) -> [[LoadSource]] {
        var shares: [[LoadSource]] = weights.map { _ in [] }
        for source in self {
            for (place, mass) in source.mass.shared(by: weights).enumerated() where mass > .zero {
                let part = LoadSource(manifest: source.manifest, line: source.line, mass: mass)
                shares[place].append(part)
            }
        }
        return shares
    }
}

extension Mass {
    /// Parts in proportion to weights, to the gram; of parts that weigh nothing the first has all.
    package func shared(by weights: [Mass]) -> [Mass] {
        let whole = weights.map { Int128($0.grams) }.reduce(0, +)
        guard whole > 0 else { return weights.indices.map { $0 == 0 ? self : .zero } }
        var given: (weight: Int128, mass: Int64) = (0, 0)
        return weights.map { weight in
            given.weight += Int128(weight.grams)
            let until = Int64(clamping: Int128(grams) * given.weight / whole)
            defer { given.mass = until }
            return Mass(grams: until - given.mass) ?? .zero
        }
    }
}
