package import CanonicalJSON

/// The place of a tile: 256 hashes of one level, as C2SP tlog-tiles cuts the tree.
///
/// Hash i of level L is the root over the 256^L leaves from i · 256^L on.
package struct TileID: Hashable, Sendable, Comparable {
    /// Hashes in a full tile.
    package static let width = 256

    /// 0 for the entries' own hashes.
    package let level: Int
    /// Which tile of its level, from the left.
    package let index: UInt64

    package init(level: Int, index: UInt64) {
        self.level = level
        self.index = index
    }

    /// The path in a static site, `tile/<L>/<N>`, with N in groups of three digits.
    package var path: String { "tile/\(level)/\(Self.pathText(of: index))" }

    /// A tile's number as a path: 1234067 is `x001/x234/067`.
    package static func pathText(of index: UInt64) -> String {
        var groups: [String] = []
        var rest = index
        repeat {
            let prefix = groups.isEmpty ? "" : "x"
            groups.insert(prefix + Digits.text(of: Int64(rest % 1000), width: 3), at: 0)
            rest /= 1000
        } while rest > 0
        return groups.joined(separator: "/")
    }

    /// Level by level upwards, each from left to right.
    package static func < (left: TileID, right: TileID) -> Bool {
        (left.level, left.index) < (right.level, right.index)
    }
}

/// A full tile and its hashes.
package struct Tile: Hashable, Sendable {
    /// Where in the tree it stands.
    package let id: TileID
    /// All 256, from left to right.
    package let hashes: [Digest]
}
