import CanonicalJSON
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing

struct SignedNoteTests {
    private struct Vectors: Decodable {
        struct Open: Decodable {
            let name: String
            let vkeys: [String]
            let note: String
            let ok: Bool
            let verified_names: [String]?
        }
        struct Parse: Decodable {
            let name: String
            let note: String
        }
        let open: [Open]
        let bad_vkeys: [String]
        let parse_only_checkpoints: [Parse]
    }

    @Test func `notes are opened as in the published vectors`() throws {
        for vector in try Fixture.vectors("signed_note", as: Vectors.self).open {
            let keys = vector.vkeys.compactMap { NoteKey($0) }
            let names = try? SignedNote(vector.note)?.verifiedNames(keys)
            #expect((names != nil) == vector.ok, "\(vector.name)")
            if vector.ok { #expect(names == vector.verified_names, "\(vector.name)") }
        }
    }

    @Test func `a verifier key with another id or type is refused`() throws {
        for text in try Fixture.vectors("signed_note", as: Vectors.self).bad_vkeys {
            #expect(NoteKey(text) == nil)
        }
    }

    @Test func `checkpoints of others are taken apart and put together`() throws {
        for vector in try Fixture.vectors("signed_note", as: Vectors.self).parse_only_checkpoints {
            guard let checkpoint = Checkpoint(vector.note) else {
                // The vectors include checkpoints with extension lines, which ours never have.
                let lines = vector.note.prefix { $0 != "—" }.split(separator: "\n")
                #expect(lines.count > 3, "\(vector.name)")
                continue
            }
            #expect(checkpoint.description == vector.note)
        }
    }

    @Test func `checkpoints of a real Tessera log verify, and their tiles have these roots`() throws
    {
        struct Tessera: Decodable {
            struct State: Decodable {
                let size: UInt64
                let checkpoint: String
                let tile_hex: String?
            }
            let vkey: String
            let states: [State]
        }
        let log = try Fixture.vectors("tessera_log", as: Tessera.self)
        let key = try #require(NoteKey(log.vkey))
        #expect(key.description == log.vkey)
        var hasher = LogHasher(.sha256)
        for state in log.states {
            let checkpoint = try #require(Checkpoint(state.checkpoint))
            try checkpoint.verify(key)
            #expect(checkpoint.head.size == state.size)
            let bytes = try #require(Hex.bytes(of: state.tile_hex ?? ""))
            let leaves = try #require(Digest.digests(in: bytes))
            #expect(CompactRange.root(of: leaves, &hasher) == checkpoint.head.root)
        }
    }

    @Test(arguments: [SignatureAlgorithm.ed25519, .sm2])
    func `a checkpoint of ours verifies, and no changed one`(algorithm: SignatureAlgorithm) throws {
        let signer = try SigningKey.generate(algorithm)
        let name = try #require(NoteKey(name: "example.org/5001", key: signer.verifyingKey))
        #expect(NoteKey(name.description)?.key == signer.verifyingKey)
        let head = TreeHead(size: 7, root: HashAlgorithm.sm3.digest([7]))
        let note = try Checkpoint(head, signedBy: signer, as: name).description
        let checkpoint = try #require(Checkpoint(note))
        try checkpoint.verify(name)
        #expect(checkpoint.head == head)
        let bytes = Array(note.utf8)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            guard let other = Checkpoint(String(decoding: changed, as: UTF8.self)) else { continue }
            #expect(throws: LogError.self) { try other.verify(name) }
        }
    }

    @Test(arguments: ["", "a b", "a+b", "a\u{3000}b", "a\nb", "a\tb"])
    func `a name that a note cannot carry is refused`(name: String) {
        #expect(!NoteKey.isValid(name: name))
    }

    @Test(arguments: [
        "o\n07\nAAAA\n\n— o AAAAAAAA\n",
        "o\n7\n\n— o AAAAAAAA\n",
        "o\n-7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— o AAAAAAAA\n",
        "o\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nextra\n\n— o AAAAAAAA\n",
        "o\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "o\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— o AAAAAAAA",
        "o\n7\r\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— o AAAAAAAA\n",
    ])
    func `what is not a checkpoint is refused`(text: String) {
        #expect(Checkpoint(text) == nil)
    }
}
