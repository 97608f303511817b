package import CanonicalJSON
import Foundation
package import LedgerCrypto
import LedgerLog

/// Somebody who can write every byte of a ledger's file, with whatever keys he has stolen.
package struct Forger {
    /// An entry to be written anew, with its events' bytes; both may be anything.
    package struct Draft {
        /// As it stands in the ledger; place, link, root and signature are made anew.
        package var entry: JSONObject
        /// Canonical JSON each.
        package var events: [[UInt8]]

        /// Puts other text where some stands in the events.
        package mutating func replace(_ old: String, by new: String) {
            events = events.map { event in
                Array(String(decoding: event, as: UTF8.self).replacing(old, with: new).utf8)
            }
        }

        /// Changes a member of what the party signed.
        package mutating func setHeader(_ name: String, _ value: JSONValue) {
            var header = entry["header"]?.object ?? JSONObject()
            header[name] = value
            entry["header"] = .object(header)
        }
    }

    /// `sqlite3` could not do what it was to do.
    private struct Failed: Error {
        let errors: String
    }

    private let path: String

    /// A ledger's file, closed by everybody else.
    package init(_ path: String) {
        self.path = path
    }

    /// Runs SQL without the triggers, which stand there again afterwards.
    package func edit(_ sql: String) throws {
        let drop = "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger'"
        let make = "SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger'"
        let (drops, makes) = (try select(drop), try select(make))
        try run("BEGIN;\n\(drops)\n\(sql);\n\(makes)\nCOMMIT;\n")
    }

    /// Puts other text where some stands in the derived state, as a replay of the entries would.
    package func replaceInState(_ old: String, by new: String) throws {
        try edit("UPDATE state SET value = replace(value, '\(old)', '\(new)')")
    }

    /// Writes the whole log anew after a change: every root, link, place, hash, and the tree.
    ///
    /// Where what was signed has changed and the party's key is among those stolen, it is signed
    /// anew, and what its author had seen becomes what he would have seen; otherwise the old
    /// signature stays. With the ledger's key every checkpoint is signed anew, and the head guard.
    package func rewrite(
        ledgerKey: SigningKey?,
        keys: [SigningKey] = [],
        _ change: (inout [Draft]) throws -> Void
    ) throws {
        let description = try description()
        var drafts = try drafts()
        try change(&drafts)
        var forgery = Forgery(description, keys)
        for draft in drafts { try forgery.append(draft) }
        try edit(forgery.sql)
        guard let ledgerKey else { return }
        let name = try description.noteKey()
        let sizes = try select("SELECT size FROM checkpoint").split(separator: "\n")
            .compactMap { Int($0) }.filter { $0 < drafts.count }
        var rows = ["DELETE FROM checkpoint"]
        for size in sizes + [drafts.count] {
            let head = TreeHead(size: UInt64(size), root: forgery.roots[size])
            let note = try Checkpoint(head, signedBy: ledgerKey, as: name).description
            rows.append("INSERT INTO checkpoint VALUES (\(size), '\(note)')")
            if size == drafts.count {
                try Data(note.utf8).write(to: URL(filePath: path + ".head"))
            }
        }
        try edit(rows.joined(separator: ";\n"))
    }

    private func description() throws -> LedgerDescription {
        let bytes = try rows("SELECT 0, hex(bytes) FROM description").first?.bytes ?? []
        return try LedgerDescription.read(bytes, limits: .document)
    }

    private func drafts() throws -> [Draft] {
        let events = try Dictionary(
            grouping: rows("SELECT id, hex(bytes) FROM event ORDER BY id")
        ) { $0.id >> 20 }
        return try rows("SELECT seq, hex(bytes) FROM entry ORDER BY seq").map { row in
            let entry = try CanonicalReader.read(row.bytes).object ?? JSONObject()
            return Draft(entry: entry, events: (events[row.id] ?? []).map(\.bytes))
        }
    }

    private func rows(_ sql: String) throws -> [(id: Int, bytes: [UInt8])] {
        try select(sql).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "|")
            guard parts.count == 2, let id = Int(parts[0]) else { return nil }
            let digits = Array(parts[1])
            let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
                UInt8(String(digits[$0...$0 + 1]), radix: 16)
            }
            return (id, bytes)
        }
    }

    private func select(_ sql: String) throws -> String { try run(sql + ";\n") }

    @discardableResult
    private func run(_ script: String) throws -> String {
        let shell = try Shell.run(["sqlite3", "-bail", path], input: script)
        guard shell.status == 0 else { throw Failed(errors: shell.errors) }
        return shell.output
    }
}

/// A log as it grows under the forger's hands.
private struct Forgery {
    private let suite: HashSuite
    private let keys: [JSONValue: SigningKey]
    private var last: Digest
    private var edge = TreeEdge()
    /// The roots at all sizes.
    private(set) var roots: [Digest] = []
    private var recordedAt: Timestamp
    private var statements = [
        "DELETE FROM entry", "DELETE FROM event", "DELETE FROM submission",
    ]

    init(_ description: LedgerDescription, _ keys: [SigningKey]) {
        let suite = description.suite
        self.suite = suite
        self.keys = Dictionary(
            keys.map { (suite.hash.digest($0.verifyingKey.spki).json, $0) }
        ) { first, _ in first }
        last = description.genesis
        recordedAt = description.createdAt
        var hasher = LogHasher(suite)
        roots = [edge.root(&hasher)]
    }

    /// What brings the tables of the log to it; a ledger of less than 256 entries has no tiles.
    var sql: String {
        let head =
            "UPDATE head SET size = \(edge.size), last = \(Self.blob(last.bytes)), "
            + "recorded_at = \(recordedAt.milliseconds), edge = \(Self.blob(edge.bytes))"
        return (statements + [head]).joined(separator: ";\n")
    }

    mutating func append(_ draft: Forger.Draft) throws {
        var hasher = LogHasher(suite)
        let seq = Int64(edge.size)
        var entry = draft.entry
        var header = entry["header"]?.object ?? JSONObject()
        header["root"] = EventTree.root(of: draft.events, &hasher).json
        if let key = header["key"], let signer = keys[key] {
            if let size = header["seen"]?.object?["size"]?.integer, size < roots.count {
                header["seen"] = TreeHead(size: UInt64(size), root: roots[Int(size)]).json
            }
            let bytes = JSONValue.object(header).canonicalBytes
            let message = SubmissionHeader.signedBytes(header: bytes)
            entry["signature"] = ByteText(try signer.signature(for: message)).json
        }
        entry["header"] = .object(header)
        entry["prev"] = last.json
        entry["seq"] = .integer(seq)
        let bytes = JSONValue.object(entry).canonicalBytes
        write(seq, bytes, draft.events, header)
        last = hasher.entry(bytes.span)
        _ = edge.append(last, &hasher)
        roots.append(edge.root(&hasher))
        if let time = entry["recordedAt"]?.string.flatMap({ Timestamp($0) }) { recordedAt = time }
    }

    private mutating func write(
        _ seq: Int64,
        _ bytes: [UInt8],
        _ events: [[UInt8]],
        _ header: JSONObject
    ) {
        statements.append("INSERT INTO entry VALUES (\(seq), \(Self.blob(bytes)))")
        for (index, event) in events.enumerated() {
            let id = seq << 20 | Int64(index)
            statements.append("INSERT INTO event VALUES (\(id), \(Self.blob(event)))")
        }
        let id = header["id"]?.string.flatMap { UniqueID($0) }?.bytes ?? []
        let hash = suite.hash.digest(JSONValue.object(header).canonicalBytes)
        let actor = header["actor"]?.string ?? ""
        // The first of two with the same name keeps it.
        statements.append(
            "INSERT OR IGNORE INTO submission VALUES "
                + "('\(actor)', \(Self.blob(id)), \(Self.blob(hash.bytes)), \(seq))"
        )
    }

    private static func blob(_ bytes: [UInt8]) -> String {
        let digits = bytes.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }
        return "x'" + digits.joined() + "'"
    }
}
