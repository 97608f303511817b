import CanonicalJSON
package import LedgerLog

extension Ledger {
    /// Hands out the files of a static site of the log (`Schemas/proof.md` 6), the checkpoint last.
    ///
    /// All are of one state of the ledger. A file once handed out never changes, but for the
    /// checkpoint: whoever has them up to some state needs only what came after it.
    ///
    /// - Parameters:
    ///   - old: The state the site shows already; nil for a new one.
    ///   - write: Takes a file's path in the site, and its bytes.
    /// - Returns: The checkpoint of the site as it is now.
    /// - Throws: `conflict` if the old state is none of this log's; what `write` throws.
    package func exportSite(
        since old: TreeHead? = nil,
        _ write: (String, [UInt8]) throws(LogError) -> Void
    ) throws(LogError) -> Checkpoint {
        try store.read { (snapshot) throws(LogError) in
            let site = try Site(snapshot, description)
            if let old { try site.check(old) }
            let known = old?.size ?? 0
            for seq in known..<site.size {
                try write(TileSite.eventsPath(seq), site.events(of: seq))
            }
            for part in TileSite.parts(from: known, to: site.size) {
                if part.id.level == 0 { try write(part.entriesPath, site.entries(of: part)) }
                try write(part.hashesPath, site.hashes(of: part))
            }
            let checkpoint = try site.checkpoint()
            try write("checkpoint", Array(checkpoint.description.utf8))
            return checkpoint
        }
    }
}

/// The content of a static site, read from one unchanging state.
private struct Site {
    private let snapshot: any LogSnapshot
    private let description: LedgerDescription
    private let edge: TreeEdge

    init(_ snapshot: any LogSnapshot, _ description: LedgerDescription) throws(LogError) {
        self.snapshot = snapshot
        self.description = description
        edge = try snapshot.head().edge
    }

    var size: UInt64 { edge.size }

    func check(_ old: TreeHead) throws(LogError) {
        var hasher = LogHasher(description.suite)
        let tree = TreeReader(edge: edge) { (id) throws(LogError) in try snapshot.tile(id) }
        guard old.size <= size, try tree.root(at: old.size, &hasher) == old.root else {
            throw LogError(.conflict, "the site shows \(old), which is no state of this ledger")
        }
    }

    func checkpoint() throws(LogError) -> Checkpoint {
        guard let note = try snapshot.checkpoint(size: size), let checkpoint = Checkpoint(note)
        else { throw LogError(.corrupt, "there is no valid checkpoint of size \(size)") }
        return checkpoint
    }

    func hashes(of part: TileSite.Part) throws(LogError) -> [UInt8] {
        let pending = edge.hashes(of: part.id)
        let hashes = pending == nil ? try snapshot.tile(part.id) : pending
        guard let hashes, hashes.count == part.width else {
            throw LogError(.corrupt, "\(part.hashesPath) is missing or too short")
        }
        return Digest.bytes(of: hashes)
    }

    /// Each with its length before it, 16 bits, big-endian.
    func entries(of part: TileSite.Part) throws(LogError) -> [UInt8] {
        let first = part.id.index * UInt64(TileID.width)
        var bundle: [UInt8] = []
        for seq in first..<first + UInt64(part.width) {
            guard let entry = try snapshot.entry(seq), let length = UInt16(exactly: entry.count)
            else { throw LogError(.corrupt, "entry \(seq) is missing or too long") }
            bundle += [UInt8(length >> 8), UInt8(length & 0xFF)] + entry
        }
        return bundle
    }

    /// One on a line: canonical JSON has no line breaks.
    func events(of seq: UInt64) throws(LogError) -> [UInt8] {
        try snapshot.events(of: seq).flatMap { $0 + [0x0A] }
    }
}
