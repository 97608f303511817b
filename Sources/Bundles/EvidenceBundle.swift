package import CanonicalJSON
package import LedgerLog
package import WasteDomain

/// What a ledger holds of a matter, provable to whoever has the trust file 证据包 (`Schemas/evidence.md`).
package struct EvidenceBundle: Hashable, Sendable, CanonicalObject {
    /// What was asked for; the word of whoever made it.
    package let about: Matter
    /// A signed note with its cosignatures; not checked before `check`.
    package let checkpoint: String
    /// Must be the one of the trust file.
    package let description: LedgerDescription
    /// Ascending by `seq`, each once.
    package let entries: [BundledEntry]
    /// Ascending by place, each once; their entries are among `entries`.
    package let events: [BundledEvent]
    /// RFC 3161 tokens over the checkpoint's text.
    package let timestamps: [ByteText]

    /// Puts together what was collected, in ascending order.
    package init(
        about: Matter,
        checkpoint: String,
        description: LedgerDescription,
        entries: [BundledEntry],
        events: [BundledEvent],
        timestamps: [ByteText]
    ) {
        self.about = about
        self.checkpoint = checkpoint
        self.description = description
        self.entries = entries
        self.events = events
        self.timestamps = timestamps
    }

    package init?(from reader: inout ObjectReader) {
        let about = reader.required("about", Matter.self)
        let checkpoint = reader.required("checkpoint", String.self)
        let description = reader.required("description", LedgerDescription.self)
        let entries = reader.required("entries", [BundledEntry].self)
        let events = reader.required("events", [BundledEvent].self)
        timestamps = reader.list("timestamps")
        if reader.required("proof", String.self) != Self.kind { reader.refuse("proof", Self.kind) }
        reader.version(1)
        guard let about, let checkpoint, let description, let entries, let events else {
            return nil
        }
        self.about = about
        self.checkpoint = checkpoint
        self.description = description
        self.entries = entries
        self.events = events
    }

    package var json: JSONValue {
        .object([
            "about": about, "checkpoint": checkpoint, "description": description,
            "entries": entries, "events": events, "proof": Self.kind,
            "timestamps": timestamps.isEmpty ? nil : timestamps, "v": 1,
        ])
    }

    /// What the file says it is, by which it is told from other proofs.
    package static let kind = "evidence"

    /// Reads a bundle's file.
    ///
    /// - Throws: `malformed`.
    package static func read(file: [UInt8]) throws(LogError) -> EvidenceBundle {
        do {
            return try read(DocumentFile.document(in: file), limits: .document)
        } catch {
            throw LogError(.malformed, "evidence bundle: \(error)")
        }
    }
}

/// What evidence was asked for.
package enum Matter: Hashable, Sendable, CanonicalObject {
    /// 一份联单.
    case manifest(UniqueID)
    /// 一件物品.
    case item(ItemCode)
    /// Every manifest whose load is under way 在途.
    case onTheRoad
    /// 一段记录, both ends included.
    case entries(ClosedRange<UInt64>)

    package init?(from reader: inout ObjectReader) {
        if let manifest = reader.optional("manifest", UniqueID.self) {
            self = .manifest(manifest)
        } else if let item = reader.optional("item", ItemCode.self) {
            self = .item(item)
        } else if let range = reader.optional("entries", Range.self) {
            self = .entries(range.from...range.to)
        } else if reader.required("onTheRoad", Bool.self) == true {
            self = .onTheRoad
        } else {
            return nil
        }
    }

    package var json: JSONValue {
        switch self {
        case .manifest(let manifest): .object(["manifest": manifest])
        case .item(let item): .object(["item": item])
        case .onTheRoad: .object(["onTheRoad": true])
        case .entries(let range):
            .object(["entries": Range(from: range.lowerBound, to: range.upperBound)])
        }
    }

    private struct Range: CanonicalObject {
        let from: UInt64
        let to: UInt64

        init(from: UInt64, to: UInt64) {
            self.from = from
            self.to = to
        }

        init?(from reader: inout ObjectReader) {
            let from = reader.required("from", UInt64.self)
            let to = reader.required("to", UInt64.self)
            if let from, let to, from > to { reader.refuse("to", "entry") }
            guard let from, let to, reader.faults.isEmpty else { return nil }
            self.init(from: from, to: to)
        }

        var json: JSONValue { .object(["from": from, "to": to]) }
    }
}

/// An entry with its place in the checkpoint.
package struct BundledEntry: Hashable, Sendable, CanonicalObject {
    /// Byte for byte as it was recorded.
    package let entry: Entry
    /// The list it was accepted with; nil if there was none or it is not given.
    package let findings: JSONValue?
    /// Its inclusion proof in the checkpoint.
    package let path: [Digest]

    package init(entry: Entry, findings: JSONValue?, path: [Digest]) {
        self.entry = entry
        self.findings = findings
        self.path = path
    }

    package init?(from reader: inout ObjectReader) {
        let entry = reader.required("entry", Entry.self)
        findings = reader.optional("findings", JSONValue.self)
        let path = reader.required("path", [Digest].self)
        guard let entry, let path else { return nil }
        self.entry = entry
        self.path = path
    }

    package var json: JSONValue {
        .object(["entry": entry, "findings": findings, "path": path])
    }
}

/// An event with its place in its entry.
package struct BundledEvent: Hashable, Sendable, CanonicalObject {
    /// Entry and index.
    package let at: EventID
    /// As it was signed: sealed fields stay closed.
    package let event: JSONValue
    /// What the holder chose to open of it.
    package let openings: [Opening]
    /// Its inclusion proof in the root its entry's header names.
    package let path: [Digest]

    package init(at: EventID, event: JSONValue, openings: [Opening], path: [Digest]) {
        self.at = at
        self.event = event
        self.openings = openings
        self.path = path
    }

    package init?(from reader: inout ObjectReader) {
        let at = reader.required("at", EventID.self)
        let event = reader.required("event", JSONValue.self)
        openings = reader.list("openings")
        let path = reader.required("path", [Digest].self)
        guard let at, let event, let path else { return nil }
        self.at = at
        self.event = event
        self.path = path
    }

    package var json: JSONValue {
        .object([
            "at": at, "event": event, "openings": openings.isEmpty ? nil : openings,
            "path": path,
        ])
    }
}
