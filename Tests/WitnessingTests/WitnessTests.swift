import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import Witnessing

/// What a witness answers (C2SP tlog-witness, `Schemas/witness.md` 3).
struct WitnessTests {
    @Test(arguments: HashSuite.allCases)
    func `it cosigns the first checkpoint it sees, and each that follows`(suite: HashSuite) throws {
        let stage = try WitnessedTown(suite: suite)
        var old: UInt64 = 0
        for _ in 0..<3 {
            let size = try stage.grow()
            let request = try stage.town.ledger.cosignRequest(since: old)
            let answer = stage.answer(request)
            #expect(answer.status == 200)
            let line = String(decoding: answer.body, as: UTF8.self)
            let found = try #require(SignedNote.Signature(line: line.dropLast()))
            #expect(found.line == line)
            #expect(stage.witness.name.accepts(found, over: request.checkpoint.note.text))
            #expect(try stage.memory.logs().map { $0.checkpoint?.head.size } == [size])
            old = size
        }
    }

    @Test func `the same checkpoint again is cosigned again, and changes nothing`() throws {
        let stage = try WitnessedTown()
        let size = try stage.grow()
        let ledger = stage.town.ledger
        #expect(stage.answer(try ledger.cosignRequest(since: 0)).status == 200)
        let again = try ledger.cosignRequest(since: size)
        #expect(again.proof == [])
        #expect(stage.answer(again).status == 200)
        #expect(try stage.memory.logs().map { $0.checkpoint?.head } == [again.checkpoint.head])
    }

    @Test func `another old size than its own is answered with its own`() throws {
        let stage = try WitnessedTown()
        let ledger = stage.town.ledger
        #expect(stage.answer(try ledger.cosignRequest(since: 1)).body == Array("0\n".utf8))
        let size = try stage.grow()
        #expect(stage.answer(try ledger.cosignRequest(since: 0)).status == 200)
        try stage.grow()
        for old in [0, size - 1, size + 1] {
            let answer = stage.answer(try ledger.cosignRequest(since: old))
            #expect(answer.status == 409)
            #expect(answer.type == "text/x.tlog.size")
            #expect(answer.body == Array("\(size)\n".utf8))
        }
        #expect(try stage.memory.logs().map { $0.checkpoint?.head.size } == [size])
    }

    @Test func `a fork, signed by the ledger's own key, is not cosigned`() throws {
        let stage = try WitnessedTown()
        let size = try stage.grow()
        let seen = try stage.town.ledger.cosignRequest(since: 0)
        #expect(stage.answer(seen).status == 200)
        let other = HashAlgorithm.sha256.digest([1])
        try stage.grow()
        let proof = try stage.town.ledger.cosignRequest(since: size)
        var wrong = proof.proof
        wrong[0] = other
        let forks = [
            // The same size with another root, with and without a proof.
            CosignRequest(
                old: size,
                proof: [],
                checkpoint: try stage.forged(TreeHead(size: size, root: other))
            ),
            CosignRequest(
                old: size,
                proof: [other],
                checkpoint: try stage.forged(TreeHead(size: size, root: other))
            ),
            // A larger one that does not follow.
            CosignRequest(
                old: size,
                proof: proof.proof,
                checkpoint: try stage.forged(TreeHead(size: size + 1, root: other))
            ),
            // The right one with a wrong proof, a short one, a long one.
            CosignRequest(old: size, proof: wrong, checkpoint: proof.checkpoint),
            CosignRequest(old: size, proof: [], checkpoint: proof.checkpoint),
            CosignRequest(old: size, proof: proof.proof + [other], checkpoint: proof.checkpoint),
        ]
        for fork in forks { #expect(stage.answer(fork).status == 422) }
        #expect(try stage.memory.logs().map { $0.checkpoint?.head } == [seen.checkpoint.head])
        #expect(stage.answer(proof).status == 200)
    }

    @Test func `what cannot be cosigned is answered as the protocol says`() throws {
        let stage = try WitnessedTown()
        try stage.grow()
        let head = try stage.town.ledger.checkpoint().head
        let right = try stage.town.ledger.checkpoint()
        let digest = HashAlgorithm.sha256.digest([])
        let stranger = try SigningKey.generate(.ed25519)
        let foreignName = try #require(NoteKey(name: "else", key: stranger.verifyingKey))
        let requests: [(CosignRequest, Int)] = [
            (CosignRequest(old: head.size + 1, proof: [], checkpoint: right), 400),
            (
                CosignRequest(old: 0, proof: [], checkpoint: try stage.forged(head, by: stranger)),
                403
            ),
            (
                CosignRequest(
                    old: 0,
                    proof: [],
                    checkpoint: try Checkpoint(head, signedBy: stranger, as: foreignName)
                ), 404
            ),
            (CosignRequest(old: 0, proof: [digest], checkpoint: right), 422),
            (
                CosignRequest(
                    old: 0,
                    proof: [],
                    checkpoint: try stage.forged(
                        TreeHead(size: 0, root: HashAlgorithm.sha256.digest([1]))
                    )
                ), 422
            ),
        ]
        for (request, status) in requests { #expect(stage.answer(request).status == status) }
        for body in ["", "hello", "old 0\n\n", "old 0\n\nx\n"] {
            #expect(stage.post(body).status == 400)
        }
        #expect(stage.post("", to: "/").status == 404)
        #expect(stage.get("/add-checkpoint").status == 405)
        #expect(stage.post("", to: "/00/checkpoint").status == 405)
        #expect(try stage.memory.logs().map { $0.checkpoint == nil } == [true])
        let empty = try stage.forged(TreeHead(size: 0, root: digest))
        #expect(stage.answer(CosignRequest(old: 0, proof: [], checkpoint: empty)).status == 200)
    }

    @Test func `monitors read the last checkpoint with both signatures`() throws {
        let stage = try WitnessedTown()
        let origin = Array(stage.town.description.origin.utf8)
        let path = "/\(Hex.text(of: HashAlgorithm.sha256.digest(origin).bytes))/checkpoint"
        #expect(stage.get(path).status == 404)
        try stage.grow()
        #expect(stage.answer(try stage.town.ledger.cosignRequest(since: 0)).status == 200)
        let answer = stage.get(path)
        #expect(answer.status == 200)
        let note = try #require(SignedNote(String(decoding: answer.body, as: UTF8.self)))
        let names = try note.verifiedNames([
            stage.town.description.noteKey(), stage.witness.name,
        ])
        #expect(names == [stage.town.description.origin, "example.org/w1"])
        #expect(stage.get(path.uppercased()).status == 404)
    }

    @Test func `a request with lines of others leaves them out of what is remembered`() throws {
        let stage = try WitnessedTown()
        let request = try stage.town.ledger.cosignRequest(since: 0)
        let line = try #require(SignedNote.Signature(line: "— somebody AAAAAAAA"))
        let with = CosignRequest(
            old: 0,
            proof: [],
            checkpoint: request.checkpoint.adding([line])
        )
        #expect(stage.answer(with).status == 200)
        let names = try stage.memory.logs()[0].checkpoint?.note.signatures.map(\.name)
        #expect(names == [stage.town.description.origin, "example.org/w1"])
    }

    @Test func `a log goes on under a key that took the place of the one it knows`() throws {
        let stage = try WitnessedTown()
        let before = try stage.memory.logs()[0]
        try stage.town.rotateLedgerKey()
        let ledger = try stage.town.ledger.identity()
        let stranger = try SigningKey.generate(.ed25519)
        let foreign = LedgerSuccessor(
            key: ByteText(stranger.verifyingKey.spki),
            size: 1,
            old: nil
        )
        // The first key of another history was never this log's.
        let other = LedgerIdentity(try Town().description, [foreign])
        let refused = #expect(throws: LogError.self) { try stage.memory.add(other) }
        #expect(refused?.code == .conflict)
        try stage.memory.add(ledger)
        let after = try stage.memory.logs()[0]
        #expect(try after.key.description == ledger.newestNoteKey().description)
        #expect(after.checkpoint == before.checkpoint)
        let twice = #expect(throws: LogError.self) { try stage.memory.add(ledger) }
        #expect(twice?.code == .conflict)
    }

    @Test func `its memory belongs to one key, and a log is known once`() throws {
        let stage = try WitnessedTown()
        let other = try SigningKey.generate(.ed25519)
        let wrong = #expect(throws: LogError.self) {
            try Witness(stage.memory, key: other, clock: .system)
        }
        #expect(wrong?.code == .wrongLedger)
        let twice = #expect(throws: LogError.self) {
            try stage.memory.add(stage.town.description.noteKey())
        }
        #expect(twice?.code == .conflict)
        let again = try WitnessMemory.open(stage.town.folder.file("w1.witness"))
        #expect(again.key.description == stage.witness.name.description)
        #expect(throws: LogError.self) { try WitnessMemory.open(stage.town.path) }
        let gm = try Town(suite: .gm)
        let unfit = #expect(throws: LogError.self) {
            try stage.memory.add(gm.description.noteKey())
        }
        #expect(unfit?.code == .malformed)
    }
}
