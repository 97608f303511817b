import Foundation
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import Tracing
import WasteDomain

/// However many packages a load has, those that differ are named, and no other.
struct LargeLoadTests {
    /// `make soak` takes 20,000; `Benchmarks/load` says what that takes.
    private static let count =
        ProcessInfo.processInfo.environment["LIANDAN_LOAD"].flatMap(Int.init) ?? 1500

    @Test(arguments: [nil, 50])
    func `of thousands the three that are missing and the two that are extra are named`(
        bagsPerBox: Int?
    ) throws {
        let load = try LargeLoad(Self.count, bagsPerBox: bagsPerBox)
        for stage in load.stages {
            for outcome in try stage.act() {
                try #require(outcome.isAccepted, "\(stage.name): \(outcome.verdict.prefix(3))")
            }
        }
        let manifest = try #require(
            load.town.ledger.query { (reader) throws(LogError) in
                try reader.record(Manifest.self, load.id)
            }
        )
        let found = try load.town.ledger.reconcile(manifest)
        #expect(found.stages.map(\.kind) == [.released, .loaded, .received, .decided])
        let count = Self.count
        #expect(found.stages.map(\.packages) == [count, count, count - 1, count - 3])
        func codes(_ kind: LoadDifference.Kind) -> Set<String> {
            Set(found.differences.filter { $0.kind == kind }.compactMap(\.code?.description))
        }
        #expect(found.differences.count == 5)
        #expect(codes(.missing) == Set(load.missing))
        #expect(codes(.extra) == Set(load.strangers))
        // Nobody scans what is treated; the three are where nobody knows.
        let scan = try load.town.ledger.reconcile(manifest, scanned: load.strangers)
        #expect(
            scan.differences.compactMap(\.code?.description).sorted() == load.strangers.sorted()
        )
        #expect(scan.differences.map(\.kind) == [.extra, .extra])
    }
}
