import CanonicalJSON
package import LedgerLog
package import Liandan
package import WasteDomain

/// Collects what a ledger holds of a matter, and the events that vouch for every key in it.
package struct BundleMaker {
    private let reader: StateReader
    private let prover: LogProver
    private let size: UInt64
    private let description: LedgerDescription
    /// Which sealed fields to open, by place and JSON pointer.
    private let opens: (EventID, String) -> Bool
    /// By entry, the indices of its events.
    private var wanted: [UInt64: Set<Int>] = [:]
    private var entries: [UInt64: BundledEntry] = [:]
    private var events: [EventID: BundledEvent] = [:]

    /// Makes a bundle from one unchanging state of a ledger.
    ///
    /// - Parameters:
    ///   - ledger: Its source.
    ///   - matter: What it is about.
    ///   - size: Of the checkpoint to prove it in, one that witnesses have cosigned for instance;
    ///     the newest by default. What was recorded later is left out.
    ///   - opens: Which sealed fields to open, by place and JSON pointer.
    /// - Returns: The bundle, with the cosignatures and timestamps kept for its checkpoint.
    /// - Throws: `notFound` if the ledger has nothing of it, or no such checkpoint.
    package static func bundle(
        of ledger: Ledger,
        about matter: Matter,
        in size: UInt64? = nil,
        opening opens: @escaping (EventID, String) -> Bool
    ) throws(LogError) -> EvidenceBundle {
        try ledger.prove { (reader, prover) throws(LogError) in
            let checkpoint = try prover.checkpoint(of: size)
            let size = checkpoint.head.size
            var maker = BundleMaker(reader, prover, size, ledger.description, opens)
            try maker.collect(matter)
            return EvidenceBundle(
                about: matter,
                checkpoint: checkpoint.description,
                description: ledger.description,
                entries: maker.entries.values.sorted { $0.entry.seq < $1.entry.seq },
                events: maker.events.values.sorted { $0.at < $1.at },
                timestamps: try prover.timestamps(of: size).map { ByteText($0) }
            )
        }
    }

    private init(
        _ reader: StateReader,
        _ prover: LogProver,
        _ size: UInt64,
        _ description: LedgerDescription,
        _ opens: @escaping (EventID, String) -> Bool
    ) {
        self.reader = reader
        self.prover = prover
        self.size = size
        self.description = description
        self.opens = opens
    }

    private mutating func collect(_ matter: Matter) throws(LogError) {
        switch matter {
        case .manifest(let manifest): try want(manifest)
        case .item(let code): try want(Subject(.item, code))
        case .onTheRoad:
            for status in ManifestStatus.allCases where status.isOnTheRoad {
                let term = "status:\(status.rawValue)"
                for name in try reader.names(of: .manifest, term: term) {
                    if let manifest = UniqueID(name) { try want(manifest) }
                }
            }
            // The newest entry says until when it knows of everything.
            if size > 0 { want(EventID(entry: size - 1, index: 0)) }
        case .entries(let range):
            guard range.upperBound < size else {
                throw LogError(
                    .notFound,
                    "there is no entry \(range.upperBound) in a log of \(size)"
                )
            }
            for seq in range {
                wanted[seq] = Set(0..<(try prover.entry(seq).header.count))
            }
        }
        guard !wanted.isEmpty else { throw LogError(.notFound, "the ledger has nothing of it") }
        // Whoever has an older trust file learns of a newer key from these.
        try want(Subject(.ledgerKey, LedgerKeyHistory.only))
        // What vouches for one entry stands in entries that others have to vouch for.
        while let (seq, indices) = wanted.popFirst() { try take(seq, indices) }
    }

    /// A manifest with its packed units: a scanner meets what is in them.
    private mutating func want(_ manifest: UniqueID) throws(LogError) {
        try want(Subject(.manifest, manifest))
        var codes = try reader.record(Manifest.self, manifest)?.releasedItems ?? []
        while let code = codes.popLast() {
            guard let item = try reader.record(Item.self, code), !item.contents.isEmpty else {
                continue
            }
            try want(Subject(.item, code))
            codes += item.contents
        }
    }

    private mutating func want(_ subject: Subject) throws(LogError) {
        for place in try reader.places(of: subject) { want(place) }
    }

    private mutating func want(_ place: EventID) {
        if events[place] == nil, place.entry < size {
            wanted[place.entry, default: []].insert(place.index)
        }
    }

    private mutating func take(_ seq: UInt64, _ indices: Set<Int>) throws(LogError) {
        if entries[seq] == nil {
            let entry = try prover.entry(seq)
            entries[seq] = BundledEntry(
                entry: entry,
                findings: try prover.findings(of: seq),
                path: try prover.path(to: seq, in: size)
            )
            try vouch(for: entry.header)
        }
        let openings = try prover.openings(of: seq)
        let indices = indices.sorted()
        for (index, event) in zip(indices, try prover.events(of: seq, indices)) {
            let place = EventID(entry: seq, index: index)
            events[place] = BundledEvent(
                at: place,
                event: event.json,
                openings: openings.filter { $0.index == index && opens(place, $0.path) },
                path: event.path
            )
            if case .success(let read) = WasteEvent.read(event.json), let behalf = read.onBehalfOf {
                try want(Subject(.delegation, behalf.delegation))
            }
        }
    }

    /// Wants the events that say that a key speaks for a party, and that the party is what it is.
    private mutating func vouch(for header: SubmissionHeader) throws(LogError) {
        try want(Subject(.key, header.key))
        guard header.actor != description.authority,
            let party = try reader.record(Party.self, header.actor),
            party.roles.contains(.authority)
        else { return }
        for event in try reader.history(of: Subject(.party, header.actor)) {
            switch event.event.statement {
            case .partyRegistered, .partyAmended: want(event.place)
            default: break
            }
        }
    }
}
