import Accounts
import Audit
import CanonicalJSON
import Foundation
import LedgerLog
import Liandan
import LiandanTesting
import Tracing
import WasteDomain

/// One load of many packages, from their codes to their treatment, and what is asked of it then.
enum WholeLoad {
    /// Adds milliseconds of CPU by stage, and the most memory the process had; `bags` go into a box,
    /// or the packages travel by themselves.
    static func measure(_ count: Int, bags: Int?, _ figures: inout JSONObject) throws {
        let load = try LargeLoad(count, bagsPerBox: bags)
        for stage in load.stages {
            try figures.time(stage.name) {
                for outcome in try stage.act() {
                    precondition(outcome.isAccepted, "\(stage.name): \(outcome.verdict)")
                }
            }
        }
        try ask(load, &figures)
        figures["memory_kib"] = try peakKibibytes().json
    }

    private static func ask(_ load: LargeLoad, _ figures: inout JSONObject) throws {
        let ledger = load.town.ledger
        try figures.time("reconcile") {
            let manifest = try ledger.query { (reader) throws(LogError) in
                try reader.record(Manifest.self, load.id)
            }
            let found = try manifest.map { try ledger.reconcile($0) }
            precondition(found?.differences.count == 5, "three are missing and two extra")
        }
        try figures.time("trace") {
            guard let code = ItemCode(load.codes[0]) else { preconditionFailure("a code") }
            _ = try ledger.query { (reader) throws(LogError) in try reader.trace(code) }
        }
        try figures.time("books") {
            let regulation = try ledger.regulation()
            for party in [Town.generator, Town.disposer] {
                let scope = BookScope(party: PartyID(party), site: SiteNumber("001"))
                try ledger.forEachRow(scope, BookPeriod(), regulation) { _, _ in }
                _ = try ledger.balances(scope, BookPeriod(), regulation)
            }
        }
        try figures.time("audit") {
            var options = Auditor.Options()
            options.threads = 1
            let trust = TrustFile(load.town.description)
            let auditor = Auditor(LedgerLocation(load.town.path), trust: trust, options: options)
            let report = try auditor.run()
            precondition(report.isSound, "the ledger of the benchmark is sound")
        }
    }

    /// The most memory this process ever had resident, as Linux counts it.
    private static func peakKibibytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}

extension JSONObject {
    /// Adds the milliseconds of CPU that something took.
    fileprivate mutating func time(_ name: String, _ body: () throws -> Void) throws {
        let watch = Stopwatch()
        try body()
        self[name + "_cpu_ms"] = Int(watch.cpuSeconds * 1000).json
    }
}
