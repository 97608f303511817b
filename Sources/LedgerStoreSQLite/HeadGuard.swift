import Foundation
package import LedgerLog

/// The newest checkpoint a ledger has signed, in a small file beside the ledger's own 账本头护卫.
///
/// Whoever puts an old copy in the ledger's place has a file that knows nothing of what was signed
/// since; going on from there would sign a second history. The guard remembers, and its file is not
/// copied with the ledger. It protects against that accident, not against an operator, who can
/// remove it.
///
/// Every commit replaces it before a receipt is released, so that it is never ahead of the file it
/// guards; after a crash in between it is behind, which does no harm. The note is written over the
/// one before in one piece, which a disk keeps whole; who cannot read it says so.
package struct HeadGuard: Sendable {
    /// Where the guard of a ledger is kept.
    package static func path(of ledger: String) -> String { ledger + ".head" }

    private let path: String

    /// The guard of the ledger in that file.
    package init(of ledger: String) {
        path = Self.path(of: ledger)
    }

    /// Whether the file is there, whatever it says.
    package var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// The checkpoint it holds; its signature is not checked.
    ///
    /// - Throws: `rolledBack` if there is none, or what is there cannot be read.
    package func checkpoint() throws(LogError) -> Checkpoint {
        try locked(O_RDONLY, LOCK_SH) { (file) throws(LogError) in try read(file) }
    }

    /// Begins to guard.
    ///
    /// - Throws: `conflict` if there is a guard already.
    package func begin(_ checkpoint: Checkpoint) throws(LogError) {
        guard !exists else {
            throw LogError(
                .conflict,
                "\(path) exists already: it guards a ledger that was here, against being forgotten"
            )
        }
        try locked(O_RDWR | O_CREAT, LOCK_EX) { (file) throws(LogError) in
            try write(checkpoint, to: file)
        }
        // The name is made durable with the folder.
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let descriptor = unsafe open(folder, O_RDONLY)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Holds a checkpoint from now on, unless it holds a newer one.
    package func keep(_ checkpoint: Checkpoint) throws(LogError) {
        if !exists { return try begin(checkpoint) }
        try locked(O_RDWR, LOCK_EX) { (file) throws(LogError) in
            let held = try read(file)
            if held.head.size < checkpoint.head.size { try write(checkpoint, to: file) }
        }
    }

    /// Replaces what it holds by something newer, durably, if it still is what was found last.
    ///
    /// - Parameters:
    ///   - found: What was compared with the ledger before.
    ///   - checkpoint: What the ledger has committed since.
    ///   - isOfLedger: Whether a checkpoint that somebody else left there meanwhile is the ledger's.
    /// - Throws: `rolledBack` if it holds what the ledger does not know.
    func advance(
        from found: Checkpoint,
        to checkpoint: Checkpoint,
        isOfLedger: (Checkpoint) throws(LogError) -> Bool
    ) throws(LogError) {
        try locked(O_RDWR, LOCK_EX) { (file) throws(LogError) in
            let held = try read(file)
            if held.head != found.head, try !isOfLedger(held) { throw forked(held) }
            if held.head.size < checkpoint.head.size { try write(checkpoint, to: file) }
        }
    }

    /// What to say of a ledger that knows less than its guard.
    func ahead(_ held: Checkpoint, of size: UInt64) -> LogError {
        LogError(
            .rolledBack,
            "the ledger's file ends at \(size) entries, but \(path) says that \(held.head.size) were "
                + "signed: it is an older copy, and appending to it would sign a second history"
        )
    }

    /// What to say of a ledger that has another history than its guard.
    func forked(_ held: Checkpoint) -> LogError {
        LogError(
            .rolledBack,
            "the ledger's file has another history than \(path), which says that \(held.origin) had "
                + "\(held.head.size) entries with the root \(held.head.root)"
        )
    }

    private func read(_ file: FileHandle) throws(LogError) -> Checkpoint {
        let text = String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
        guard let checkpoint = Checkpoint(text) else {
            throw LogError(
                .rolledBack,
                "the head guard \(path) cannot be read: put it aside and restore the ledger where it lies"
            )
        }
        return checkpoint
    }

    private func write(_ checkpoint: Checkpoint, to file: FileHandle) throws(LogError) {
        let bytes = Data(checkpoint.description.utf8)
        do {
            try file.seek(toOffset: 0)
            try file.write(contentsOf: bytes)
            if try file.seekToEnd() > UInt64(bytes.count) {
                try file.truncate(atOffset: UInt64(bytes.count))
            }
        } catch {
            throw LogError(.unreachable, "the head guard \(path) cannot be written: \(error)")
        }
        guard fdatasync(file.fileDescriptor) == 0 else {
            throw LogError(.unreachable, "the head guard \(path) cannot be made durable")
        }
    }

    /// Opens the file and holds its lock meanwhile.
    private func locked<Outcome>(
        _ flags: Int32,
        _ lock: Int32,
        _ body: (FileHandle) throws(LogError) -> Outcome
    ) throws(LogError) -> Outcome {
        let descriptor = unsafe open(path, flags | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            guard errno == ENOENT else {
                throw LogError(.unreachable, "the head guard \(path) cannot be opened")
            }
            throw LogError(
                .rolledBack,
                "there is no head guard \(path): the ledger's file may be a copy, and older than "
                    + "what was signed since it was made"
            )
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        while flock(descriptor, lock) != 0 {
            guard errno == EINTR else {
                throw LogError(.unreachable, "the head guard \(path) cannot be locked")
            }
        }
        return try body(file)
    }
}
