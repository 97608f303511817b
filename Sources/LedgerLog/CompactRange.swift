package import CanonicalJSON

/// The roots of the perfect subtrees that some leaves, counted from the first, fall into.
///
/// It grows leaf by leaf without looking back, and holds one hash per bit of the size.
package struct CompactRange: Sendable {
    private var nodes: [(level: Int, hash: Digest)] = []

    /// The range of no leaves.
    package init() {}

    /// Adds the root of the next perfect subtree of 2^level leaves.
    ///
    /// Subtrees must come from left to right, none larger than the space before it allows.
    package mutating func push(_ hash: Digest, level: Int = 0, _ hasher: inout LogHasher) {
        var node = (level: level, hash: hash)
        while let last = nodes.last, last.level == node.level {
            nodes.removeLast()
            node = (level: node.level + 1, hash: hasher.node(last.hash, node.hash))
        }
        nodes.append(node)
    }

    /// The root over everything pushed (RFC 6962 section 2.1); of nothing, H("").
    package func root(_ hasher: inout LogHasher) -> Digest {
        guard var hash = nodes.last?.hash else { return hasher.plain([]) }
        for node in nodes.dropLast().reversed() { hash = hasher.node(node.hash, hash) }
        return hash
    }

    /// The root over some leaves.
    package static func root(of leaves: some Sequence<Digest>, _ hasher: inout LogHasher) -> Digest
    {
        var range = CompactRange()
        for leaf in leaves { range.push(leaf, &hasher) }
        return range.root(&hasher)
    }
}
