package import CanonicalJSON

/// Finds any hash of a tree in its full tiles and its right edge, and makes proofs of them.
///
/// A proof reads a number of tiles that grows with the logarithm of the size.
package struct TreeReader {
    private let edge: TreeEdge
    private let tile: (TileID) throws(LogError) -> [Digest]?

    /// - Parameters:
    ///   - edge: The right edge.
    ///   - tile: Looks up a full tile.
    package init(edge: TreeEdge, tile: @escaping (TileID) throws(LogError) -> [Digest]?) {
        self.edge = edge
        self.tile = tile
    }

    /// Number of leaves; any size up to it can be asked about.
    package var size: UInt64 { edge.size }

    /// The root the tree had at a size not above its own.
    package func root(
        at size: UInt64,
        _ hasher: inout LogHasher
    ) throws(LogError) -> Digest {
        guard size <= edge.size else {
            throw LogError(.foreignHead, "the log has \(edge.size) entries, not \(size)")
        }
        return try root(over: 0..<size, &hasher)
    }

    /// The hash of one leaf.
    package func leaf(_ index: UInt64) throws(LogError) -> Digest {
        let (tile, place) = index.quotientAndRemainder(dividingBy: UInt64(TileID.width))
        let id = TileID(level: 0, index: tile)
        return try hashes(of: id, Int(place)..<Int(place) + 1)[0]
    }

    /// The path from a leaf to the root at a size: sibling of the leaf first (RFC 6962 2.1.1).
    package func inclusionProof(
        of leaf: UInt64,
        in size: UInt64,
        _ hasher: inout LogHasher
    ) throws(LogError) -> [Digest] {
        guard leaf < size, size <= edge.size else {
            throw LogError(.notFound, "no entry \(leaf) in a log of \(size)")
        }
        var range = 0..<size
        var path: [Digest] = []
        while range.count > 1 {
            let middle = range.lowerBound + Self.split(UInt64(range.count))
            let isLeft = leaf < middle
            let sibling = isLeft ? middle..<range.upperBound : range.lowerBound..<middle
            path.append(try root(over: sibling, &hasher))
            range = isLeft ? range.lowerBound..<middle : middle..<range.upperBound
        }
        return path.reversed()
    }

    /// The proof that the tree at one size is the start of the tree at another (RFC 6962 2.1.2).
    package func consistencyProof(
        from old: UInt64,
        to new: UInt64,
        _ hasher: inout LogHasher
    ) throws(LogError) -> [Digest] {
        guard old > 0, old <= new, new <= edge.size else {
            throw LogError(.notFound, "no step from size \(old) to \(new) in a log of \(edge.size)")
        }
        var range = 0..<new
        var path: [Digest] = []
        var isWhole = true
        while range.upperBound != old {
            let middle = range.lowerBound + Self.split(UInt64(range.count))
            let isLeft = old <= middle
            let sibling = isLeft ? middle..<range.upperBound : range.lowerBound..<middle
            path.append(try root(over: sibling, &hasher))
            range = isLeft ? range.lowerBound..<middle : middle..<range.upperBound
            isWhole = isWhole && isLeft
        }
        if !isWhole { path.append(try root(over: range, &hasher)) }
        return path.reversed()
    }

    /// The largest power of two below n.
    static func split(_ n: UInt64) -> UInt64 {
        1 << (63 - (n - 1).leadingZeroBitCount)
    }

    /// The root over a range that starts at a multiple of the power of two its size needs.
    private func root(
        over range: Range<UInt64>,
        _ hasher: inout LogHasher
    ) throws(LogError) -> Digest {
        var subtrees = CompactRange()
        var start = range.lowerBound
        while start < range.upperBound {
            let level = 63 - (range.upperBound - start).leadingZeroBitCount
            let hash = try perfectRoot(level: level, index: start >> UInt64(level), &hasher)
            subtrees.push(hash, level: level, &hasher)
            start += 1 << UInt64(level)
        }
        return subtrees.root(&hasher)
    }

    /// The root over the 2^level leaves from index · 2^level on.
    private func perfectRoot(
        level: Int,
        index: UInt64,
        _ hasher: inout LogHasher
    ) throws(LogError) -> Digest {
        let count = UInt64(1) << UInt64(level % 8)
        let first = index * count
        let id = TileID(level: level / 8, index: first / UInt64(TileID.width))
        let start = Int(first % UInt64(TileID.width))
        let hashes = try hashes(of: id, start..<start + Int(count))
        return CompactRange.root(of: hashes, &hasher)
    }

    private func hashes(
        of id: TileID,
        _ range: Range<Int>
    ) throws(LogError) -> [Digest] {
        let found = edge.hashes(of: id)
        guard let hashes = found == nil ? try tile(id) : found, range.upperBound <= hashes.count
        else { throw LogError(.corrupt, "\(id.path) is missing or too short") }
        return Array(hashes[range])
    }
}
