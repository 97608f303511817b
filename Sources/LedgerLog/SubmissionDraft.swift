package import CanonicalJSON
package import LedgerCrypto

/// The party's half of a submission: gathers events, seals what is personal, signs.
///
/// It needs the party's key and the ledger's identity, and no ledger.
package struct SubmissionDraft {
    /// Goes into the header and into every commitment.
    package let id: UniqueID
    private var events: [JSONValue] = []
    private var openings: [Opening] = []

    /// - Parameter id: A UUID of version 7.
    package init(id: UniqueID) {
        self.id = id
    }

    /// How many events are gathered, which is the index of the next.
    package var count: Int { events.count }

    /// Adds an event, sealing the values at some paths.
    ///
    /// - Parameters:
    ///   - event: The event as JSON, in the clear.
    ///   - sealed: Names of top-level members to seal.
    ///   - suite: The ledger's suite.
    /// - Throws: `fault` if there is no randomness.
    package mutating func append(
        _ event: JSONObject,
        sealing sealed: [String],
        _ suite: HashSuite
    ) throws(LogError) {
        var event = event
        var hasher = LogHasher(suite)
        for name in sealed.sorted(by: CanonicalOrder.precedes) {
            guard let value = event[name] else { continue }
            let salt: [UInt8]
            do {
                salt = try RandomBytes.make(32)
            } catch {
                throw LogError(.fault, error.reason)
            }
            let path = JSONPath.root.appending(name)
            let opening = Opening(
                index: events.count,
                path: path.description,
                salt: salt,
                value: value
            )
            event[name] = SealedField(opening.commitment(in: id, &hasher)).json
            openings.append(opening)
        }
        events.append(.object(event))
    }

    /// Signs everything gathered.
    package func signed(
        by key: SigningKey,
        for actor: String,
        in description: LedgerDescription,
        seen: TreeHead?,
        at time: Timestamp
    ) throws(LogError) -> Submission {
        var hasher = LogHasher(description.suite)
        let bytes = events.map(\.canonicalBytes)
        let header = SubmissionHeader(
            actor: actor,
            key: hasher.plain(key.verifyingKey.spki),
            ledger: description.genesis,
            events: (bytes.count, EventTree.root(of: bytes, &hasher)),
            seen: seen,
            made: (id, time)
        )
        do {
            let message = SubmissionHeader.signedBytes(header: header.canonicalBytes)
            let signature = try key.signature(for: message)
            return Submission(
                header: header,
                signature: signature,
                events: bytes,
                openings: openings
            )
        } catch {
            throw LogError(.fault, error.reason)
        }
    }
}
