import LedgerCrypto
package import LedgerLog
import LedgerStoreSQLite

/// Which logs a witness knows, and what it cosigned last of each; it never goes back.
package struct WitnessMemory: Sendable {
    let store: SQLiteWitnessStore

    /// The witness's name and key, which the memory is bound to.
    package var key: NoteKey { store.key }

    /// Makes an empty one.
    ///
    /// - Throws: `conflict` if there already is a file.
    package static func create(at path: String, _ key: NoteKey) throws(LogError) -> WitnessMemory {
        WitnessMemory(store: try SQLiteWitnessStore.create(at: path, key))
    }

    /// Opens one.
    ///
    /// - Throws: `notFound`, `unreachable`, `corrupt`.
    package static func open(_ path: String) throws(LogError) -> WitnessMemory {
        WitnessMemory(store: try SQLiteWitnessStore.open(path))
    }

    /// Begins to witness a log.
    ///
    /// - Throws: `conflict` if it is witnessed already; `malformed` for a log of SM3 and a witness
    ///   without an SM2 key: readers would take the root for one of SHA-256.
    package func add(_ log: NoteKey) throws(LogError) { try add(log, after: []) }

    /// Begins to witness a ledger under its newest key, or goes on under that key.
    ///
    /// - Throws: `conflict` if it is witnessed under that key already, or under one that was never
    ///   the ledger's; `malformed` as above.
    package func add(_ ledger: LedgerIdentity) throws(LogError) {
        let sizes = [0] + ledger.successors.dropLast().map(\.size)
        let earlier = try sizes.map { (size) throws(LogError) in try ledger.noteKey(at: size) }
        try add(ledger.newestNoteKey(), after: ledger.successors.isEmpty ? [] : earlier)
    }

    private func add(_ log: NoteKey, after earlier: [NoteKey]) throws(LogError) {
        guard log.use == .note, log.key.algorithm != .sm2 || key.key.algorithm == .sm2 else {
            throw LogError(.malformed, "the witness of a gm ledger needs an SM2 key")
        }
        try store.add(log, after: earlier)
    }

    /// The logs, by origin.
    package func logs() throws(LogError) -> [WitnessedLog] { try store.logs() }
}
