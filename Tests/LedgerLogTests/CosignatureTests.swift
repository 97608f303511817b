import CanonicalJSON
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing

struct CosignatureTests {
    private struct Vectors: Decodable {
        struct Line: Decodable {
            let name: String
            let vkey: String
            let time: UInt64
            let line: String
        }
        let text: String
        let cosignatures: [Line]
    }

    private static func vectors() throws -> Vectors {
        try Fixture.vectors("cosignature_v1")
    }

    @Test func `cosignatures made elsewhere verify, and say their time`() throws {
        let vectors = try Self.vectors()
        for vector in vectors.cosignatures {
            let key = try #require(NoteKey(vector.vkey), "\(vector.name)")
            #expect(key.use == .cosignature)
            #expect(key.description == vector.vkey)
            let line = try #require(SignedNote.Signature(line: vector.line.dropLast()))
            #expect(line.line == vector.line)
            #expect(key.accepts(line, over: vectors.text), "\(vector.name)")
            #expect(Cosignature(line)?.time == vector.time)
            #expect(Cosignature(line)?.timestamp?.description == "2025-11-22T02:04:05.000Z")
        }
    }

    @Test func `no bit of a cosignature can be changed`() throws {
        let vectors = try Self.vectors()
        for vector in vectors.cosignatures {
            let key = try #require(NoteKey(vector.vkey))
            let bytes = Array(vector.line.utf8)
            // Behind the dash and the space stand name and signature; every bit of both counts.
            for bit in 0..<(bytes.count - 1) * 8 {
                var changed = bytes
                changed[bit / 8] ^= 1 << UInt8(bit % 8)
                let text = String(decoding: changed.dropLast(), as: UTF8.self)
                guard let line = SignedNote.Signature(line: text[...]) else { continue }
                let isKnown = line.name == key.name && line.keyID == key.id
                #expect(!isKnown || !key.accepts(line, over: vectors.text), "bit \(bit)")
            }
        }
    }

    @Test func `every bit of the text is cosigned`() throws {
        let vectors = try Self.vectors()
        for vector in vectors.cosignatures {
            let key = try #require(NoteKey(vector.vkey))
            let line = try #require(SignedNote.Signature(line: vector.line.dropLast()))
            for place in vectors.text.utf8.indices {
                var changed = Array(vectors.text.utf8)
                changed[vectors.text.utf8.distance(from: vectors.text.startIndex, to: place)] ^= 1
                #expect(!key.accepts(line, over: String(decoding: changed, as: UTF8.self)))
            }
            #expect(!key.accepts(line, over: vectors.text + "extension\n"))
        }
    }

    @Test func `the published example is read as it was written`() throws {
        struct Notes: Decodable {
            struct Parse: Decodable {
                let note: String
                let cosigner: String?
                let timestamp: UInt64?
            }
            let parse_only_checkpoints: [Parse]
        }
        let notes = try Fixture.vectors("signed_note", as: Notes.self).parse_only_checkpoints
        let published = try #require(notes.first { $0.cosigner != nil })
        let note = try #require(SignedNote(published.note))
        let cosignature = try #require(note.signatures.compactMap(Cosignature.init).first)
        #expect(cosignature.signature.name == published.cosigner)
        #expect(cosignature.time == published.timestamp)
        #expect(note.description == published.note)
    }

    @Test(arguments: [SignatureAlgorithm.ed25519, .sm2])
    func `a cosignature of ours verifies under its own name and use only`(
        algorithm: SignatureAlgorithm
    ) throws {
        let key = try SigningKey.generate(algorithm)
        let name = try #require(
            NoteKey(name: "example.org/w1", key: key.verifyingKey, use: .cosignature)
        )
        let made = try Cosignature(of: "a\n1\n", at: 1, signedBy: key, as: name)
        #expect(name.accepts(made.signature, over: "a\n1\n"))
        #expect(Cosignature(made.signature) == made)
        let asNote = try #require(NoteKey(name: "example.org/w1", key: key.verifyingKey))
        #expect(asNote.id != name.id)
        #expect(!asNote.accepts(made.signature, over: "a\n1\n"))
        let renamed = try #require(
            NoteKey(name: "example.org/w2", key: key.verifyingKey, use: .cosignature)
        )
        // C2SP's form does not bind the name, the SM2 form does (`Schemas/witness.md` 1).
        #expect(renamed.accepts(made.signature, over: "a\n1\n") == (algorithm == .ed25519))
    }

    @Test(arguments: [
        ([0, 0, 0, 0, 0, 0, 0, 0], 64), ([0x80, 0, 0, 0, 0, 0, 0, 0], 64),
        ([0, 0, 0, 0, 0, 0, 0, 1], 63), ([0, 0, 0, 0, 0, 0, 0, 1], 65),
    ])
    func `a time of nought or above 2^63, or another length, is no cosignature`(
        time: [UInt8],
        count: Int
    ) throws {
        let bytes = [0, 0, 0, 0] + time + [UInt8](repeating: 7, count: count)
        let line = try #require(SignedNote.Signature(line: "— w \(Base64.text(of: bytes))"))
        #expect(Cosignature(line) == nil)
    }

    @Test func `lines are added once, and those of one key kept`() throws {
        let key = try SigningKey.generate(.ed25519)
        let log = try #require(NoteKey(name: "log", key: key.verifyingKey))
        let witness = try #require(NoteKey(name: "w", key: key.verifyingKey, use: .cosignature))
        let note = try SignedNote(text: "log\n1\n", signedBy: key, as: log)
        let line = try Cosignature(of: note.text, at: 9, signedBy: key, as: witness).signature
        let both = note.adding([line, line])
        #expect(both.description == note.description + line.line)
        #expect(try both.verifiedNames([log, witness]) == ["log", "w"])
        #expect(both.keeping(log) == note)
    }
}
