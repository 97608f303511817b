/// Which files a static site of a log has, as C2SP tlog-tiles names them (`Schemas/proof.md` 6).
package enum TileSite {
    /// Part of a tile: its first hashes or entries.
    package struct Part: Hashable, Sendable {
        /// Which tile; level 0 also stands for the bundle of the same entries.
        package let id: TileID
        /// How many it holds, 1 to 256.
        package let width: Int

        /// The file of its hashes, `tile/<L>/<N>[.p/<W>]`.
        package var hashesPath: String { id.path + suffix }
        /// The file of its entries, `tile/entries/<N>[.p/<W>]`.
        package var entriesPath: String { "tile/entries/\(TileID.pathText(of: id.index))" + suffix }

        private var suffix: String { width == TileID.width ? "" : ".p/\(width)" }
    }

    /// The file of an entry's events, with `seq` in groups like a tile's number.
    package static func eventsPath(_ seq: UInt64) -> String {
        "events/\(TileID.pathText(of: seq))"
    }

    /// The parts that a log has which grew from one size to another: level by level, from the left.
    ///
    /// A part that is not full is never followed up the tree.
    package static func parts(from old: UInt64, to size: UInt64) -> [Part] {
        let width = UInt64(TileID.width)
        var parts: [Part] = []
        var (level, old, size) = (0, old, size)
        while old < size {
            for index in (old / width)...((size - 1) / width) {
                let count = min(width, size - index * width)
                parts.append(Part(id: TileID(level: level, index: index), width: Int(count)))
            }
            (level, old, size) = (level + 1, old / width, size / width)
        }
        return parts
    }
}
