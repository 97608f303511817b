import CanonicalJSON
import LedgerCrypto
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import Witnessing

/// A ledger, and a witness that knows it.
struct WitnessedTown {
    let town: Town
    let memory: WitnessMemory
    let witness: Witness
    let key: SigningKey
    /// What serves the witness, without a network.
    let service: WitnessService

    /// The witness's key is of the ledger's suite; whether it `knows` the ledger can be chosen.
    init(suite: HashSuite = .sha256, knows: Bool = true) throws {
        town = try Town.settled(suite: suite)
        key = try SigningKey.generate(suite.ledgerAlgorithm)
        let name = NoteKey(name: "example.org/w1", key: key.verifyingKey, use: .cosignature)
        memory = try WitnessMemory.create(
            at: town.folder.file("w1.witness"),
            try #require(name)
        )
        if knows { try memory.add(town.description.noteKey()) }
        witness = try Witness(memory, key: key, clock: town.clock.ledgerClock)
        service = WitnessService(witness) { _ in }
    }

    /// Adds an entry to the ledger, and returns its size.
    @discardableResult
    func grow(_ policy: String = "P") throws -> UInt64 {
        let size = try town.ledger.checkpoint().head.size
        let event = town.insurance(Town.carrier, policy: "\(policy)-\(size)")
        #expect(try town.submit(Town.authority, [event]).verdict == [])
        return size + 1
    }

    /// What the service says to a request.
    func answer(_ request: CosignRequest) -> HTTPAnswer {
        post(request.description)
    }

    func post(_ body: String, to path: String = "/add-checkpoint") -> HTTPAnswer {
        service.answer(HTTPRequest(method: "POST", path: path, body: Array(body.utf8)))
    }

    func get(_ path: String) -> HTTPAnswer {
        service.answer(HTTPRequest(method: "GET", path: path))
    }

    /// A checkpoint of the town's name that the town's key signed, of any head.
    func forged(_ head: TreeHead, by signer: SigningKey? = nil) throws -> Checkpoint {
        let signer = signer ?? town.operatorKey
        let name = NoteKey(name: town.description.origin, key: signer.verifyingKey)
        return try Checkpoint(head, signedBy: signer, as: try #require(name))
    }
}
