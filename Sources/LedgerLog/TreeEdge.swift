package import CanonicalJSON

/// The right edge of the log's tree: the hashes that no full tile holds yet.
///
/// Level L has floor(size / 256^L) mod 256 of them. With the edge an append computes tiles and
/// root without reading anything of the past.
package struct TreeEdge: Hashable, Sendable {
    /// Number of leaves.
    package private(set) var size: UInt64 = 0
    /// Pending hashes, level by level.
    package private(set) var levels: [[Digest]] = []

    /// The edge of an empty tree.
    package init() {}

    /// Reads back what `bytes` wrote, for a tree of the same size.
    package init?(size: UInt64, bytes: [UInt8]) {
        guard let hashes = Digest.digests(in: bytes) else { return nil }
        var rest = hashes[...]
        var remaining = size
        while remaining > 0 {
            let count = Int(remaining % UInt64(TileID.width))
            guard rest.count >= count else { return nil }
            levels.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
            remaining /= UInt64(TileID.width)
        }
        guard rest.isEmpty else { return nil }
        self.size = size
    }

    /// All pending hashes, lowest level first.
    package var bytes: [UInt8] { Digest.bytes(of: levels.flatMap(\.self)) }

    /// Adds one leaf and returns the tiles it filled.
    package mutating func append(_ leaf: Digest, _ hasher: inout LogHasher) -> [Tile] {
        size += 1
        var filled: [Tile] = []
        var hash = leaf
        var span = UInt64(1)
        for level in 0... {
            if levels.count == level { levels.append([]) }
            levels[level].append(hash)
            guard levels[level].count == TileID.width else { break }
            span *= UInt64(TileID.width)
            let id = TileID(level: level, index: size / span - 1)
            filled.append(Tile(id: id, hashes: levels[level]))
            hash = CompactRange.root(of: levels[level], &hasher)
            levels[level] = []
        }
        return filled
    }

    /// The root over all leaves.
    package func root(_ hasher: inout LogHasher) -> Digest {
        var range = CompactRange()
        for level in levels.indices.reversed() {
            for hash in levels[level] { range.push(hash, level: level * 8, &hasher) }
        }
        return range.root(&hasher)
    }

    /// The pending hashes of a tile that is not full.
    package func hashes(of id: TileID) -> [Digest]? {
        guard id.level < levels.count else { return nil }
        let full = (0...id.level).reduce(size) { count, _ in count / UInt64(TileID.width) }
        return id.index == full ? levels[id.level] : nil
    }
}
