import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Synchronization
import Testing
import Witnessing

/// The service of a witness under those who mean it no good, and under `kill -9`.
@Suite(.timeLimit(.minutes(10)))
struct WitnessServiceTests {
    @Test func `of many who bring the same step one is answered with 200`() throws {
        let log = try ForkingLog()
        let served = try ServedWitness(log)
        let request = try log.request(.left, from: 0, to: 3)
        let answers = Mutex<[HTTPAnswer]>([])
        _ = try served.post("warm up")
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            guard let answer = try? served.post(request.description) else { return }
            answers.withLock { $0.append(answer) }
        }
        let statuses = answers.withLock { $0.map(\.status) }.sorted()
        #expect(statuses == [200] + Array(repeating: 409, count: 7))
    }

    @Test func `slow, silent and boundless clients keep nobody else waiting`() throws {
        let log = try ForkingLog()
        let served = try ServedWitness(log)
        let address = served.url.dropFirst("http://".count).replacing(":", with: "/")
        let slow = try (0..<20).map { _ in
            try Running([
                "/bin/bash", "-c",
                "exec 3<>/dev/tcp/\(address); printf 'POST /add-checkpoint HTTP/1.1\\r\\n' >&3; "
                    + "echo ready; cat",
            ])
        }
        for client in slow { #expect(client.line() == "ready") }
        let request = try log.request(.left, from: 0, to: 3)
        #expect(try served.post(request.description).status == 200)
        let long = String(repeating: "old 0\n", count: 20_000)
        #expect(long.utf8.count > WitnessService.maximumBytes)
        #expect(try served.post(long).status == 413)
        #expect(try served.post(String(long.prefix(90_000))).status == 400)
        for client in slow {
            client.release()
            client.wait()
        }
        #expect(served.running.isRunning)
        served.running.terminate()
        #expect(served.running.wait() == 0)
    }

    @Test func `an address that is taken or none is an error`() throws {
        let log = try ForkingLog()
        let served = try ServedWitness(log)
        let taken = String(served.url.dropFirst("http://".count))
        for (address, status) in [(taken, 5), ("localhost", 1), ("127.0.0.1:x", 1)] {
            let shell = try Program.run(
                ["witness", "serve", served.path, "--listen", address],
                environment: Stage.quiet
            )
            #expect(shell.status == Int32(status), "\(address): \(shell.errors)")
        }
    }

    /// Two histories of one log, signed by its own key, are brought at once, again and again, and
    /// the witness is killed at any moment in between.
    @Test func `whatever a killed witness has answered is of one history`() throws {
        let log = try ForkingLog()
        let witness = try ServedWitness(log)
        let answered = Mutex<[TreeHead]>([])
        var random = SeededGenerator(seed: 20_260_302)
        for _ in 0..<15 {
            let served = try ServedWitness(log, again: witness)
            let delay = UInt32.random(in: 0...40_000, using: &random)
            let targets = [ForkingLog.Branch.left, .right].map { branch in
                (branch, UInt64.random(in: 4...UInt64(ForkingLog.size), using: &random))
            }
            // A thread of its own: two that ask may be all that run at once.
            Thread.detachNewThread {
                usleep(delay)
                served.running.kill()
            }
            DispatchQueue.concurrentPerform(iterations: 2) { place in
                var old: UInt64 = 0
                // It ends when the witness is dead.
                while let request = try? log.request(
                    targets[place].0,
                    from: old,
                    to: max(old, targets[place].1)
                ), let answer = try? served.post(request.description) {
                    if answer.status == 200 {
                        answered.withLock { $0.append(request.checkpoint.head) }
                    }
                    let size = UInt64(String(decoding: answer.body, as: UTF8.self).dropLast())
                    old = answer.status == 409 ? size ?? old : request.checkpoint.head.size
                }
            }
            served.running.wait()
        }
        let heads = answered.withLock { $0 }
        let branches = try ForkingLog.Branch.allCases.filter { branch in
            try heads.allSatisfy { try log.head(branch, $0.size) == $0 }
        }
        #expect(heads.count > 20)
        #expect(branches.count == 1)
        // What it remembers is of the same history, and not behind what it has said.
        let remembered = try #require(
            WitnessMemory.open(witness.path).logs().first?.checkpoint?.head
        )
        #expect(try log.head(branches[0], remembered.size) == remembered)
        #expect(try #require(heads.map(\.size).max()) <= remembered.size)
    }
}

/// A log that signs two histories, which part after three entries.
private struct ForkingLog {
    enum Branch: UInt8, CaseIterable { case left, right }

    /// As many entries as each history has.
    static let size = 200

    private let key: SigningKey
    let name: NoteKey
    private let leaves: [[Digest]]

    init() throws {
        key = try SigningKey.generate(.ed25519)
        name = try #require(NoteKey(name: "example.org/fork", key: key.verifyingKey))
        leaves = Branch.allCases.map { branch in
            (0..<Self.size).map { place in
                HashAlgorithm.sha256.digest([place < 3 ? 9 : branch.rawValue, UInt8(place)])
            }
        }
    }

    func head(_ branch: Branch, _ size: UInt64) throws -> TreeHead {
        var hasher = LogHasher(.sha256)
        return TreeHead(size: size, root: edge(branch, size, &hasher).root(&hasher))
    }

    func request(_ branch: Branch, from old: UInt64, to size: UInt64) throws -> CosignRequest {
        var hasher = LogHasher(.sha256)
        let tree = TreeReader(edge: edge(branch, size, &hasher)) { _ in nil }
        let head = TreeHead(size: size, root: try tree.root(at: size, &hasher))
        return CosignRequest(
            old: old,
            proof: old == 0 ? [] : try tree.consistencyProof(from: old, to: size, &hasher),
            checkpoint: try Checkpoint(head, signedBy: key, as: name)
        )
    }

    private func edge(_ branch: Branch, _ size: UInt64, _ hasher: inout LogHasher) -> TreeEdge {
        var edge = TreeEdge()
        for leaf in leaves[Int(branch.rawValue)].prefix(Int(size)) {
            _ = edge.append(leaf, &hasher)
        }
        return edge
    }
}

/// A witness as a process of its own.
private final class ServedWitness: @unchecked Sendable {
    private let folder: TemporaryFolder
    let running: Running
    let path: String
    let url: String

    /// Serves a witness of a log: a new one, or another time one there is.
    init(_ log: ForkingLog, again other: ServedWitness? = nil) throws {
        folder = try other?.folder ?? TemporaryFolder()
        path = folder.file("w.witness")
        if other == nil {
            for arguments in [
                ["init", path, "--name", "example.org/w"],
                ["add", path, "--log", log.name.description],
            ] {
                let shell = try Program.run(["witness"] + arguments, environment: Stage.quiet)
                try #require(shell.status == 0, "\(shell.errors)")
            }
        }
        running = try Running([Program.path, "witness", "serve", path, "--listen", "127.0.0.1:0"])
        let line = try #require(running.line())
        url = "http://\(try #require(line.split(separator: " ").last))"
    }

    deinit { running.kill() }

    func post(_ body: String) throws -> HTTPAnswer {
        try HTTPClient.post(Array(body.utf8), "text/plain", to: url + "/add-checkpoint")
    }
}
