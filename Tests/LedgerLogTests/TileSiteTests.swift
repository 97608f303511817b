import CanonicalJSON
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing

/// Which files a static site has, and how many hashes a proof reads.
struct TileSiteTests {
    private struct Layout: Decodable {
        struct Tree: Decodable { let size: UInt64; let levels: [Level] }
        struct Level: Decodable { let level: Int; let full: Int; let partial: Int }
        let tree_tiles: [Tree]
    }

    private struct Tessera: Decodable {
        struct State: Decodable {
            let size: UInt64
            let tile_path, tile_hex, bundle_path, bundle_hex: String?
        }
        let entries_utf8: [String]
        let states: [State]
    }

    @Test func `a site has the tiles that C2SP counts`() throws {
        for tree in try Fixture.vectors("tile_layout", as: Layout.self).tree_tiles {
            let parts = TileSite.parts(from: 0, to: tree.size)
            for level in tree.levels {
                let widths = parts.filter { $0.id.level == level.level }.map(\.width)
                #expect(widths.filter { $0 == 256 }.count == level.full)
                #expect(widths.filter { $0 < 256 } == (level.partial > 0 ? [level.partial] : []))
            }
            #expect(parts.map(\.id.level).max() == tree.levels.map(\.level).max())
        }
    }

    @Test func `the files of a real Tessera log are named and filled as ours would be`() throws {
        let log = try Fixture.vectors("tessera_log", as: Tessera.self)
        var hasher = LogHasher(.sha256)
        for state in log.states {
            let parts = TileSite.parts(from: 0, to: state.size)
            #expect(parts.map(\.hashesPath) == [state.tile_path].compactMap(\.self))
            #expect(parts.map(\.entriesPath) == [state.bundle_path].compactMap(\.self))
            var edge = TreeEdge()
            var bundle: [UInt8] = []
            for text in log.entries_utf8.prefix(Int(state.size)) {
                let bytes = Array(text.utf8)
                _ = edge.append(hasher.entry(bytes.span), &hasher)
                bundle += [0, UInt8(bytes.count)] + bytes
            }
            let hashes = edge.hashes(of: TileID(level: 0, index: 0)) ?? []
            #expect(Hex.text(of: Digest.bytes(of: hashes)) == state.tile_hex ?? "")
            #expect(Hex.text(of: bundle) == state.bundle_hex ?? "")
        }
    }

    @Test func `growing step by step gives the same files as growing at once, none twice`() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<20 {
            var size: UInt64 = 0
            var parts: [TileSite.Part] = []
            for _ in 0..<6 {
                let next = size + UInt64.random(in: 0...90_000, using: &random)
                parts += TileSite.parts(from: size, to: next)
                size = next
            }
            #expect(Set(parts).count == parts.count)
            let whole = Set(TileSite.parts(from: 0, to: size))
            #expect(whole.isSubset(of: parts))
            #expect(parts.allSatisfy { whole.contains($0) || $0.width < 256 })
        }
    }

    /// The right edge of a log whose leaves are all the same, and every full tile of it.
    private struct EvenLog {
        let edge: TreeEdge
        /// The hash of a perfect subtree of 256^level leaves.
        let hashes: [Digest]
        let leaf: Digest

        init(_ size: UInt64, _ hasher: inout LogHasher) throws {
            let bytes: [UInt8] = [1]
            leaf = hasher.entry(bytes.span)
            var hashes = [leaf]
            while hashes.count < 8 {
                let tile = Array(repeating: hashes[hashes.count - 1], count: 256)
                hashes.append(CompactRange.root(of: tile, &hasher))
            }
            self.hashes = hashes
            var pending: [Digest] = []
            var (rest, level) = (size, 0)
            while rest > 0 {
                pending += Array(repeating: hashes[level], count: Int(rest % 256))
                (rest, level) = (rest / 256, level + 1)
            }
            edge = try #require(TreeEdge(size: size, bytes: Digest.bytes(of: pending)))
        }
    }

    /// 256 hashes a tile: a path of 20 to 40 hashes is found in one tile a level, for every sibling
    /// range at most.
    @Test(
        arguments: [
            (1_000_000, 8), (1_000_001, 8), (65_536, 6), (100_000_000, 12), (1 << 40, 20),
        ] as [(UInt64, Int)]
    )
    func `proofs of a large log read few tiles`(size: UInt64, most: Int) throws {
        var hasher = LogHasher(.sha256)
        let log = try EvenLog(size, &hasher)
        final class Reads { var ids: [TileID] = [] }
        let reads = Reads()
        let reader = TreeReader(edge: log.edge) { id in
            reads.ids.append(id)
            return Array(repeating: log.hashes[id.level], count: 256)
        }
        let root = try reader.root(at: size, &hasher)
        #expect(reads.ids.isEmpty, "the newest root stands in the edge")
        var random = SeededGenerator(seed: 12)
        for _ in 0..<200 {
            let index = UInt64.random(in: 0..<size, using: &random)
            reads.ids = []
            let path = try reader.inclusionProof(of: index, in: size, &hasher)
            #expect(Set(reads.ids).count <= most)
            #expect(path.count <= 64 - (size - 1).leadingZeroBitCount)
            #expect(
                TreeProof.includes(
                    leaf: log.leaf,
                    at: index,
                    in: size,
                    root: root,
                    path: path,
                    &hasher
                )
            )
            let old = TreeHead(size: index + 1, root: try reader.root(at: index + 1, &hasher))
            reads.ids = []
            let step = try reader.consistencyProof(from: old.size, to: size, &hasher)
            #expect(Set(reads.ids).count <= most)
            let new = TreeHead(size: size, root: root)
            #expect(TreeProof.isConsistent(old: old, new: new, path: step, &hasher))
        }
    }
}
