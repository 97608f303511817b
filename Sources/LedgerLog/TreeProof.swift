package import CanonicalJSON

/// Checks of Merkle proofs (RFC 9162 sections 2.1.3.2 and 2.1.4.2), apart from their making.
package enum TreeProof {
    /// Whether a path leads from a leaf, by its hash and index, to the root of a tree of that size.
    package static func includes(
        leaf: Digest,
        at index: UInt64,
        in size: UInt64,
        root: Digest,
        path: [Digest],
        _ hasher: inout LogHasher
    ) -> Bool {
        guard index < size else { return false }
        var walk = Walk(index: index, last: size - 1)
        var hash = leaf
        for sibling in path {
            guard let side = walk.step() else { return false }
            hash = side == .left ? hasher.node(sibling, hash) : hasher.node(hash, sibling)
        }
        return walk.isAtRoot && hash == root
    }

    /// Whether a proof shows that the tree of the old size and root is the start of the new one.
    ///
    /// An old size of 0 is refused: it proves nothing about anything.
    package static func isConsistent(
        old: TreeHead,
        new: TreeHead,
        path: [Digest],
        _ hasher: inout LogHasher
    ) -> Bool {
        guard old.size > 0, old.size <= new.size else { return false }
        if old.size == new.size { return path.isEmpty && old.root == new.root }
        var path = path[...]
        guard !path.isEmpty else { return false }
        if old.size.nonzeroBitCount == 1 { path = [old.root] + path }
        var walk = Walk(index: old.size - 1, last: new.size - 1)
        walk.skipRightTurns()
        var oldHash = path[path.startIndex]
        var newHash = oldHash
        for sibling in path.dropFirst() {
            guard let side = walk.step() else { return false }
            if side == .left {
                oldHash = hasher.node(sibling, oldHash)
                newHash = hasher.node(sibling, newHash)
            } else {
                newHash = hasher.node(newHash, sibling)
            }
        }
        return walk.isAtRoot && oldHash == old.root && newHash == new.root
    }
}

/// The way from a leaf up to the root: fn and sn of RFC 9162.
private struct Walk {
    enum Side { case left, right }

    private var index: UInt64
    private var last: UInt64

    init(index: UInt64, last: UInt64) {
        self.index = index
        self.last = last
    }

    var isAtRoot: Bool { last == 0 }

    /// Goes up past one sibling and says on which side it stood; nil above the root.
    mutating func step() -> Side? {
        guard last > 0 else { return nil }
        let isRight = index % 2 == 1 || index == last
        if isRight { while index % 2 == 0, index > 0 { ascend() } }
        ascend()
        return isRight ? .left : .right
    }

    mutating func skipRightTurns() {
        while index % 2 == 1 { ascend() }
    }

    private mutating func ascend() {
        index >>= 1
        last >>= 1
    }
}
