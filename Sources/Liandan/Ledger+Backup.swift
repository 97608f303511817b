package import CanonicalJSON
package import LedgerLog

extension Ledger {
    /// Copies the ledger as it stands now into a new file, while others may append 备份.
    ///
    /// - Returns: The newest checkpoint of the copy, checked.
    /// - Throws: `conflict` if there is such a file; `corrupt` if the copy is not sound.
    package func backUp(to location: LedgerLocation) throws(LogError) -> Checkpoint {
        try store.backUp(to: location.path)
        let copy = try Ledger.open(location)
        guard copy.description == description else {
            throw LogError(.corrupt, "the copy is of another ledger")
        }
        return try copy.standing()
    }

    /// The newest checkpoint, checked against the ledger's own word on its keys, the tree and the last entry.
    ///
    /// - Throws: `corrupt` or `badSignature` if they do not fit.
    package func standing() throws(LogError) -> Checkpoint {
        let checkpoint = try checkpoint()
        try checkpoint.verify(identity())
        try store.read { (snapshot) throws(LogError) in
            var hasher = LogHasher(description.suite)
            let head = try snapshot.head()
            let last = try head.size == 0 ? nil : snapshot.entry(head.size - 1)
            guard last.map({ hasher.entry($0.span) }) ?? description.genesis == head.last,
                try self.root(at: checkpoint.head.size, in: snapshot) == checkpoint.head.root
            else { throw LogError(.corrupt, "the last entry or the tree is not what was signed") }
        }
        return checkpoint
    }

    /// The root the log had at a size.
    ///
    /// - Throws: `foreignHead` if it never had it.
    package func root(at size: UInt64) throws(LogError) -> Digest {
        try store.read { (snapshot) throws(LogError) in try root(at: size, in: snapshot) }
    }

    private func root(
        at size: UInt64,
        in snapshot: any LogSnapshot
    ) throws(LogError) -> Digest {
        var hasher = LogHasher(description.suite)
        let head = try snapshot.head()
        let tree = TreeReader(edge: head.edge) { (id) throws(LogError) in try snapshot.tile(id) }
        return try tree.root(at: size, &hasher)
    }
}
