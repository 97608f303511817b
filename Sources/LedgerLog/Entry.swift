package import CanonicalJSON
package import LedgerCrypto

/// An accepted submission in its place: the unit of the chain (`Schemas/log.md` 4).
package struct Entry: Hashable, Sendable {
    /// What the ledger gave to events, by index: manifest numbers.
    package let allotted: [Int: String]
    /// As the party signed it, byte for byte (`Schemas/log.md` 4.2).
    package let header: SubmissionHeader
    /// What it was judged by, and the hash of what was found.
    package let judged: Judgement
    /// Hash of the entry before, or the genesis.
    package let prev: Digest
    /// The ledger's time, never earlier than that of the entry before (`Schemas/log.md` 4.5).
    package let recordedAt: Timestamp
    /// Counts from 0 without gaps.
    package let seq: UInt64
    /// The party's 64 bytes over the header.
    package let signature: [UInt8]

    /// Puts a submission in the place that follows a head.
    package init(
        of submission: Submission,
        judged: Judgement,
        allotted: [Int: String],
        after head: Head,
        at recordedAt: Timestamp
    ) {
        header = submission.header
        signature = submission.signature
        self.judged = judged
        self.allotted = allotted
        prev = head.last
        seq = head.size
        self.recordedAt = recordedAt
    }

    /// Whether the submission it holds was signed by this key.
    package func isSigned(by key: VerifyingKey) -> Bool {
        key.accepts(signature, for: SubmissionHeader.signedBytes(header: header.canonicalBytes))
    }

    /// The place of an event in the whole log: entry and index in one number.
    package static func eventID(_ seq: UInt64, _ index: Int) -> UInt64 {
        seq << 20 | UInt64(index)
    }
}

extension Entry: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let allotted = reader.optional("allotted", Allotments.self)
        let header = reader.required("header", SubmissionHeader.self)
        let judged = reader.required("judged", Judgement.self)
        let prev = reader.required("prev", Digest.self)
        let recordedAt = reader.required("recordedAt", Timestamp.self)
        let seq = reader.required("seq", UInt64.self)
        let signature = reader.required("signature", ByteText.self)
        reader.version(1)
        guard let header, let judged, let prev, let recordedAt, let seq, let signature,
            reader.faults.isEmpty
        else { return nil }
        self.allotted = allotted?.numbers ?? [:]
        self.header = header
        self.judged = judged
        self.prev = prev
        self.recordedAt = recordedAt
        self.seq = seq
        self.signature = signature.bytes
    }

    package var json: JSONValue {
        .object([
            "allotted": allotted.isEmpty ? nil : Allotments(numbers: allotted),
            "header": header, "judged": judged, "prev": prev, "recordedAt": recordedAt,
            "seq": seq, "signature": ByteText(signature), "v": 1,
        ])
    }

    /// Reads an entry.
    ///
    /// - Throws: `malformed`.
    package static func read(_ bytes: [UInt8]) throws(LogError) -> Entry {
        do {
            return try read(bytes, limits: .entry)
        } catch {
            throw LogError("entry", error)
        }
    }
}

private struct Allotments: CanonicalDecodable, CanonicalEncodable {
    let numbers: [Int: String]

    static func read(_ json: JSONValue, faults: inout [FieldFault]) -> Allotments? {
        var numbers: [Int: String] = [:]
        for member in json.object?.members ?? [] {
            guard let index = Int(member.name), String(index) == member.name, index >= 0,
                let number = member.value.string
            else { break }
            numbers[index] = number
        }
        if let object = json.object, !object.members.isEmpty, object.members.count == numbers.count
        {
            return Allotments(numbers: numbers)
        }
        faults.append(.malformed("allotment", nil))
        return nil
    }

    var json: JSONValue {
        var object = JSONObject()
        for (index, number) in numbers { object[String(index)] = .string(number) }
        return .object(object)
    }
}
