import CanonicalJSON
import Dispatch
import LedgerCrypto
import LedgerLog
import Liandan
import Synchronization

/// Checks chunks on other threads, each with a connection of its own, and hands them on in order.
///
/// Few chunks are ahead of the one handed on, so that memory stays bounded.
final class ChunkPipeline: Sendable {
    private typealias Outcome = Result<LogChunk, LogError>

    /// Chunks a worker may be ahead of the one handed on.
    private static let window = 8

    private let location: LedgerLocation
    private let ledger: LedgerIdentity
    private let size: UInt64
    private let keys: [Digest: VerifyingKey]
    private let options: Auditor.Options
    private let state = Mutex(State())
    // Filled when it runs: a semaphore must not end with less than it began with.
    private let room = DispatchSemaphore(value: 0)
    private let ready = DispatchSemaphore(value: 0)

    private struct State {
        var next: UInt64 = 0
        var done: [UInt64: Outcome] = [:]
        var isStopped = false
    }

    init(
        _ location: LedgerLocation,
        _ ledger: LedgerIdentity,
        size: UInt64,
        keys: [Digest: VerifyingKey],
        _ options: Auditor.Options
    ) {
        self.location = location
        self.ledger = ledger
        self.size = size
        self.keys = keys
        self.options = options
    }

    /// Hands every chunk to `body` on the calling thread, in order, and says how it ended.
    func run(
        _ body: (LogChunk) throws(LogError) -> Void,
        finished: (Result<Void, LogError>) -> Void
    ) {
        for _ in 0..<Self.window { room.signal() }
        let workers = DispatchGroup()
        let queue = DispatchQueue(label: "liandan.audit", attributes: .concurrent)
        // The calling thread has the replay to do, if there is one.
        let count = max(1, options.replays ? options.threads - 1 : options.threads)
        for _ in 0..<count { queue.async(group: workers) { self.work() } }
        do throws(LogError) {
            var first: UInt64 = 0
            while first < size {
                let chunk = try take(first).get()
                room.signal()
                try body(chunk)
                first += LogChunk.entries
            }
            finished(.success(()))
        } catch {
            finished(.failure(error))
        }
        stop(count)
        workers.wait()
    }

    private func stop(_ count: Int) {
        state.withLock { $0.isStopped = true }
        for _ in 0..<count { room.signal() }
    }

    /// Waits for the chunk that begins at an entry.
    private func take(_ first: UInt64) -> Outcome {
        while true {
            if let outcome = state.withLock({ $0.done.removeValue(forKey: first) }) {
                return outcome
            }
            ready.wait()
        }
    }

    private func work() {
        do throws(LogError) {
            let store = try location.open(readOnly: true)
            try store.inspect { (evidence) throws(LogError) in
                var checker = ChunkChecker(
                    ledger,
                    keys: keys,
                    checksSignatures: options.checksSignatures
                )
                while let range = nextRange() {
                    let outcome: Outcome
                    do throws(LogError) {
                        outcome = .success(try checker.check(range, in: evidence))
                    } catch {
                        outcome = .failure(error)
                    }
                    put(range.lowerBound, outcome)
                }
            }
        } catch {
            // The ledger could be opened before; whoever waits learns why it cannot be now.
            while let range = nextRange() { put(range.lowerBound, .failure(error)) }
        }
    }

    private func nextRange() -> Range<UInt64>? {
        room.wait()
        return state.withLock { state in
            guard !state.isStopped, state.next < size else { return nil }
            let first = state.next
            state.next = min(size, first + LogChunk.entries)
            return first..<state.next
        }
    }

    private func put(_ first: UInt64, _ outcome: Outcome) {
        state.withLock { $0.done[first] = outcome }
        ready.signal()
    }
}
