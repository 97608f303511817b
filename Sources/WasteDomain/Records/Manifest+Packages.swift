package import CanonicalJSON

/// The packages that stand for what came by a manifest 现存包装.
extension Manifest {
    /// What the packages of a line became and is still there, each once: as they came, or what
    /// they were merged, split or packed into; also what is lost, but not what is used up or was
    /// sent on.
    ///
    /// - Parameters:
    ///   - line: 序号.
    ///   - release: A manifest whose release is being replaced: what it names is still there.
    ///   - find: Looks a package up by its code.
    /// - Returns: Packages in the order of the release, what they became after them.
    /// - Throws: what looking up throws.
    package func standing<Failure>(
        on line: Int,
        releasedUnder release: UniqueID? = nil,
        _ find: (ItemCode) throws(Failure) -> Item?
    ) throws(Failure) -> [Item] {
        var codes = released(line)?.items ?? []
        var seen = Set(codes)
        var found: [Item] = []
        var place = 0
        while place < codes.count {
            defer { place += 1 }
            guard let item = try find(codes[place]) else { continue }
            let others = item.container.map { [$0] } ?? item.children
            for code in others where seen.insert(code).inserted { codes.append(code) }
            let isHere = [nil, manifest, release].contains(item.manifest)
            if others.isEmpty, isHere, !item.status.isFinal { found.append(item) }
        }
        return found
    }
}

extension [Item] {
    /// What they hold of what came by a line, in grams.
    package func mass(of line: Int, on manifest: UniqueID) -> Mass {
        flatMap(\.origin).filter { $0.manifest == manifest && $0.line == line }.map(\.mass).total
    }
}
