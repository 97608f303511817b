import CanonicalJSON
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing

struct TreeTests {
    @Test func `leaves, nodes and roots are those of RFC 6962`() throws {
        struct Vectors: Decodable {
            let leaf_inputs: [String]
            let node_hashes_by_level: [[HexDigest]]
            let root_by_size: [HexDigest]
        }
        let vectors = try Fixture.vectors("rfc6962_tree", as: Vectors.self)
        var hasher = LogHasher(.sha256)
        let inputs = try vectors.leaf_inputs.map { try #require(Hex.bytes(of: $0)) }
        let leaves = inputs.map { hasher.entry($0.span) }
        #expect(leaves == vectors.node_hashes_by_level[0].compactMap(\.digest))
        for (size, want) in vectors.root_by_size.enumerated() {
            #expect(CompactRange.root(of: leaves.prefix(size), &hasher) == want.digest)
        }
    }

    @Test func `the rolling hash over every subtree of 130 leaves is that of the draft`() throws {
        struct Vectors: Decodable {
            struct Rolling: Decodable { let subtree_hash: Want }
            struct Want: Decodable { let want: String }
            let rolling: Rolling
        }
        var hasher = LogHasher(.sha256)
        let leaves = (0..<130).map { index -> Digest in
            let leaf = [UInt8(index)]
            return hasher.entry(leaf.span)
        }
        var lines = ""
        for end in 0...130 {
            for start in 0...end where Self.isValidSubtree(start, end) {
                let root = CompactRange.root(of: leaves[start..<end], &hasher)
                lines += "[\(start), \(end)) \(Hex.text(of: root.bytes))\n"
            }
        }
        let want = try Fixture.vectors("rfc6962_tree", as: Vectors.self).rolling.subtree_hash.want
        #expect(Hex.text(of: HashAlgorithm.sha256.digest(Array(lines.utf8)).bytes) == want)
    }

    @Test func `inclusion proofs are judged as in the published vectors`() throws {
        struct Vectors: Decodable {
            struct Case: Decodable {
                let name: String
                let want_err: Bool
                let leaf_index, tree_size: UInt64
                let root, leaf_hash: HexDigest
                let proof: [HexDigest]?
            }
            let cases: [Case]
        }
        var hasher = LogHasher(.sha256)
        for vector in try Fixture.vectors("merkle_inclusion", as: Vectors.self).cases {
            let path = (vector.proof ?? []).map(\.digest)
            var verdict = false
            if let leaf = vector.leaf_hash.digest, let root = vector.root.digest,
                !path.contains(nil)
            {
                verdict = TreeProof.includes(
                    leaf: leaf,
                    at: vector.leaf_index,
                    in: vector.tree_size,
                    root: root,
                    path: path.compactMap(\.self),
                    &hasher
                )
            }
            #expect(verdict != vector.want_err, "\(vector.name)")
        }
    }

    @Test func `consistency proofs are judged as in the published vectors`() throws {
        struct Vectors: Decodable {
            struct Case: Decodable {
                let name: String
                let want_err: Bool
                let size1, size2: UInt64
                let root1, root2: HexDigest
                let proof: [HexDigest]?
            }
            let cases: [Case]
        }
        var hasher = LogHasher(.sha256)
        for vector in try Fixture.vectors("merkle_consistency", as: Vectors.self).cases {
            let path = (vector.proof ?? []).map(\.digest)
            var verdict = false
            if let old = vector.root1.padded, let new = vector.root2.padded, !path.contains(nil) {
                verdict = TreeProof.isConsistent(
                    old: TreeHead(size: vector.size1, root: old),
                    new: TreeHead(size: vector.size2, root: new),
                    path: path.compactMap(\.self),
                    &hasher
                )
            }
            #expect(verdict != vector.want_err, "\(vector.name)")
        }
    }

    @Test(arguments: [HashSuite.sha256, .gm])
    func `every proof of a growing tree is accepted and no changed one`(suite: HashSuite) throws {
        var hasher = LogHasher(suite)
        let log = GrowingLog(600, suite)
        let roots = log.roots
        let reader = log.reader
        for size in [1, 2, 3, 7, 8, 255, 256, 257, 511, 600] as [UInt64] {
            for index in stride(from: 0, to: size, by: max(1, Int(size) / 40)) {
                let path = try reader.inclusionProof(of: index, in: size, &hasher)
                let leaf = try reader.leaf(index)
                #expect(
                    TreeProof.includes(
                        leaf: leaf,
                        at: index,
                        in: size,
                        root: roots[Int(size)],
                        path: path,
                        &hasher
                    )
                )
                for broken in Self.broken(path) {
                    #expect(
                        !TreeProof.includes(
                            leaf: leaf,
                            at: index,
                            in: size,
                            root: roots[Int(size)],
                            path: broken,
                            &hasher
                        )
                    )
                }
            }
            for old in stride(from: UInt64(1), through: size, by: max(1, Int(size) / 40)) {
                let path = try reader.consistencyProof(from: old, to: size, &hasher)
                let heads = (
                    TreeHead(size: old, root: roots[Int(old)]),
                    TreeHead(size: size, root: roots[Int(size)])
                )
                #expect(TreeProof.isConsistent(old: heads.0, new: heads.1, path: path, &hasher))
                for broken in Self.broken(path) {
                    #expect(
                        !TreeProof.isConsistent(old: heads.0, new: heads.1, path: broken, &hasher)
                    )
                }
            }
        }
    }

    @Test func `a root of the past is found without the past's edge`() throws {
        var hasher = LogHasher(.sha256)
        let log = GrowingLog(700, .sha256)
        for size in 0...700 {
            #expect(try log.reader.root(at: UInt64(size), &hasher) == log.roots[size])
        }
        let error = #expect(throws: LogError.self) { try log.reader.root(at: 701, &hasher) }
        #expect(error?.code == .foreignHead)
    }

    @Test(arguments: [1_000, 140_000])
    func `a proof reads no more tiles than twice the logarithm of the size`(size: Int) throws {
        var hasher = LogHasher(.sha256)
        let leaf = hasher.plain([])
        var edge = TreeEdge()
        var tiles: [TileID: [Digest]] = [:]
        for _ in 0..<size {
            for tile in edge.append(leaf, &hasher) { tiles[tile.id] = tile.hashes }
        }
        var reads = 0
        let reader = TreeReader(edge: edge) { id in
            reads += 1
            return tiles[id]
        }
        var random = SeededGenerator(seed: UInt64(size))
        let most = 2 * (UInt64.bitWidth - UInt64(size).leadingZeroBitCount)
        for _ in 0..<200 {
            let place = UInt64.random(in: 1..<UInt64(size), using: &random)
            reads = 0
            _ = try reader.inclusionProof(of: place, in: UInt64(size), &hasher)
            #expect(reads <= most, "inclusion of \(place)")
            reads = 0
            _ = try reader.consistencyProof(from: place, to: UInt64(size), &hasher)
            #expect(reads <= most, "consistency from \(place)")
        }
    }

    @Test func `an edge survives its bytes at every size`() {
        var hasher = LogHasher(.sha256)
        var edge = TreeEdge()
        for size in 0..<UInt64(1000) {
            #expect(TreeEdge(size: size, bytes: edge.bytes) == edge)
            #expect(TreeEdge(size: size, bytes: edge.bytes + [0]) == nil)
            #expect(TreeEdge(size: size + 1, bytes: edge.bytes) == nil)
            _ = edge.append(hasher.plain([UInt8(size % 251)]), &hasher)
        }
    }

    @Test func `tiles lie where C2SP puts them`() throws {
        struct Vectors: Decodable {
            struct Path: Decodable { let n: UInt64; let path: String }
            struct Tree: Decodable { let size: UInt64; let levels: [Level] }
            struct Level: Decodable { let level: Int; let full: Int; let partial: Int }
            let index_path: [Path]
            let tree_tiles: [Tree]
        }
        let vectors = try Fixture.vectors("tile_layout", as: Vectors.self)
        for vector in vectors.index_path { #expect(TileID.pathText(of: vector.n) == vector.path) }
        for tree in vectors.tree_tiles {
            var hasher = LogHasher(.sha256)
            var edge = TreeEdge()
            var full: [Int: Int] = [:]
            for _ in 0..<tree.size {
                for tile in edge.append(hasher.plain([]), &hasher) {
                    full[tile.id.level, default: 0] += 1
                }
            }
            for level in tree.levels {
                #expect(full[level.level, default: 0] == level.full)
                #expect(
                    (edge.levels.indices.contains(level.level) ? edge.levels[level.level].count : 0)
                        == level.partial
                )
            }
        }
    }

    private static func broken(_ path: [Digest]) -> [[Digest]] {
        var broken: [[Digest]] = [path + [path.last ?? Digest(words: [1, 2, 3, 4])]]
        if !path.isEmpty { broken += [Array(path.dropLast()), Array(path.dropFirst())] }
        for index in path.indices {
            var changed = path
            changed[index] = Digest(words: path[index].words ^ SIMD4(0, 0, 1, 0))
            broken.append(changed)
        }
        return broken
    }

    private static func isValidSubtree(_ start: Int, _ end: Int) -> Bool {
        guard start > 0, start < end else { return true }
        var power = 1
        while power < end - start { power *= 2 }
        return start % power == 0
    }
}

/// A tree grown leaf by leaf, with the root it had at every size.
struct GrowingLog {
    private(set) var roots: [Digest]
    private var edge = TreeEdge()
    private var tiles: [TileID: [Digest]] = [:]

    init(_ size: Int, _ suite: HashSuite) {
        var hasher = LogHasher(suite)
        roots = [edge.root(&hasher)]
        var leaves: [Digest] = []
        for index in 0..<size {
            leaves.append(hasher.plain([UInt8(index % 256), UInt8(index / 256)]))
            for tile in edge.append(leaves[index], &hasher) { tiles[tile.id] = tile.hashes }
            roots.append(CompactRange.root(of: leaves, &hasher))
        }
        precondition(edge.root(&hasher) == roots[size], "edge and leaves disagree")
    }

    var reader: TreeReader {
        let tiles = tiles
        return TreeReader(edge: edge) { id in tiles[id] }
    }
}
