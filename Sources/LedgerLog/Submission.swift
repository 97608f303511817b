package import CanonicalJSON
package import LedgerCrypto

/// One or more events that one party signed together, once (`Schemas/submission.md`).
package struct Submission: Hashable, Sendable {
    /// How many events a submission may have.
    package static let eventCounts = 1...65536

    /// What is signed; it binds the events by their count and root.
    package let header: SubmissionHeader
    /// 64 bytes over the header.
    package let signature: [UInt8]
    /// The events, each in its canonical bytes.
    package let events: [[UInt8]]
    /// The values behind the sealed fields, in order.
    package let openings: [Opening]

    package init(
        header: SubmissionHeader,
        signature: [UInt8],
        events: [[UInt8]],
        openings: [Opening]
    ) {
        self.header = header
        self.signature = signature
        self.events = events
        self.openings = openings
    }

    /// Whether the header was signed by this key.
    package func isSigned(by key: VerifyingKey) -> Bool {
        key.accepts(signature, for: SubmissionHeader.signedBytes(header: header.canonicalBytes))
    }

    /// Checks what needs no ledger but its identity: limits, root, sealed fields.
    ///
    /// - Returns: The events as JSON.
    /// - Throws: `tooLarge`, `malformed`, `wrongLedger` or `badOpening`.
    package func checked(
        for ledger: Digest,
        _ suite: HashSuite
    ) throws(LogError) -> [JSONValue] {
        guard header.ledger == ledger else {
            throw LogError(.wrongLedger, "the submission is meant for ledger \(header.ledger)")
        }
        guard header.canonicalBytes.count <= JSONLimits.header.bytes else {
            throw LogError(.tooLarge, "a header has at most \(JSONLimits.header.bytes) bytes")
        }
        var hasher = LogHasher(suite)
        guard events.count == header.count,
            EventTree.root(of: events, &hasher) == header.root
        else { throw LogError(.malformed, "the events are not those the header was signed over") }
        var values: [JSONValue] = []
        for (index, event) in events.enumerated() {
            do {
                values.append(try CanonicalReader.read(event, limits: .event))
            } catch {
                let code: LogError.Code = error.code == .tooLarge ? .tooLarge : .malformed
                throw LogError(code, "event \(index): \(error)")
            }
        }
        try Opening.check(openings, of: values, in: header.id, &hasher)
        return values
    }
}

/// The tree over the events of one submission.
package enum EventTree {
    /// Its root.
    package static func root(of events: [[UInt8]], _ hasher: inout LogHasher) -> Digest {
        var range = CompactRange()
        for event in events { range.push(hasher.event(event.span), &hasher) }
        return range.root(&hasher)
    }

    /// Makes the paths from them to the root (`Schemas/log.md` 3.5).
    package static func reader(of events: [[UInt8]], _ hasher: inout LogHasher) -> TreeReader {
        var edge = TreeEdge()
        var tiles: [TileID: [Digest]] = [:]
        for event in events {
            for tile in edge.append(hasher.event(event.span), &hasher) {
                tiles[tile.id] = tile.hashes
            }
        }
        return TreeReader(edge: edge) { id in tiles[id] }
    }
}
