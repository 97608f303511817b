import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import LedgerStoreSQLite
import Liandan
import LiandanTesting
import WasteDomain

/// What a question costs as a ledger grows: bytes read, as the kernel counts them, and CPU.
///
/// The entries are signed and hashed as any, of an event that no rule knows; what is asked and
/// appended afterwards goes the whole way. Each question opens the ledger anew, so that nothing is
/// in its cache.
enum LongLog {
    fileprivate static let questions = 200
    private static let perCommit = 1000

    /// Grows one ledger to each size, ascending, and asks it there.
    static func measure(_ sizes: [Int], _ figures: inout JSONObject) throws {
        let town = try Town.settled()
        for (step, size) in sizes.sorted().enumerated() {
            let watch = Stopwatch()
            let before = try entries(of: town)
            try grow(town, to: UInt64(size))
            figures.add("grow_\(size)", size - Int(before), watch)
            try ask(town, codesFrom: step * questions + 1, &figures)
        }
    }

    private static func entries(of town: Town) throws -> UInt64 {
        try town.ledger.checkpoint().head.size
    }

    private static func grow(_ town: Town, to size: UInt64) throws {
        let store = try SQLiteLogStore.open(town.path)
        let judged = Judgement(regulation: town.description.genesis, rules: 1, findings: nil)
        let name = try town.description.noteKey()
        guard let signer = town.keys[Town.authority] else { preconditionFailure("the authority") }
        var next = try entries(of: town)
        while next < size {
            let end = min(size, next + UInt64(perCommit))
            let submissions = try (next..<end).map { number in
                try LogLayer.submission(Int(number), 1, signer, town.description, town.clock.now)
            }
            try LogLayer.append(
                submissions,
                judged: judged,
                to: store,
                town.operatorKey,
                name,
                at: town.clock.now
            )
            next = end
        }
    }

    private static func ask(
        _ town: Town,
        codesFrom first: Int,
        _ figures: inout JSONObject
    ) throws {
        let size = try entries(of: town)
        var random = SeededGenerator(seed: size)
        let location = LedgerLocation(town.path)
        try figures.question("open", size) {
            for _ in 0..<questions { _ = try Ledger.open(location) }
        }
        try figures.question("inclusion", size) {
            for _ in 0..<questions {
                let seq = UInt64.random(in: 0..<size, using: &random)
                _ = try Ledger.open(location).inclusionProof(of: seq)
            }
        }
        try figures.question("consistency", size) {
            for _ in 0..<questions {
                let old = UInt64.random(in: 1...size, using: &random)
                _ = try Ledger.open(location).consistencyProof(from: old)
            }
        }
        let submissions = try town.codes(questions, from: first).map { code in
            try town.sign(
                Town.generator,
                [town.event(.itemIssued, town.content(["code": code, "site": "001"]))]
            )
        }
        try figures.question("append", size) {
            for submission in submissions {
                try town.reopen()
                guard case .accepted = try town.submit(submission) else {
                    preconditionFailure("a submission of the benchmark was refused")
                }
            }
        }
    }
}

extension JSONObject {
    /// Adds what one of many questions took: bytes read, and microseconds of CPU.
    fileprivate mutating func question(
        _ name: String,
        _ size: UInt64,
        _ body: () throws -> Void
    ) throws {
        let before = try bytesRead()
        let watch = Stopwatch()
        try body()
        let microseconds = watch.cpuSeconds * 1e6 / Double(LongLog.questions)
        self["\(name)_\(size)_cpu_us"] = Int(microseconds).json
        self["\(name)_\(size)_bytes"] = try ((bytesRead() - before) / LongLog.questions).json
    }

    /// Bytes this process has read by system calls, from wherever, as Linux counts them.
    private func bytesRead() throws -> Int {
        let counts = try String(contentsOfFile: "/proc/self/io", encoding: .utf8)
        let line = counts.split(separator: "\n").first { $0.hasPrefix("rchar:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
