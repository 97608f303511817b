import Audit
import CanonicalJSON
import Foundation
import HandoffRules
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Lawful and unlawful statements in random order never lead where the table does not.
struct RandomWalkTests {
    /// `make soak` walks further.
    private static let steps =
        ProcessInfo.processInfo.environment["LIANDAN_WALK"].flatMap(Int.init) ?? 4000
    private static let seeds = [0, 1, 2, 6]

    @Test(arguments: seeds)
    func `a random walk keeps masses, packages and roles, and replays to the same`(seed: Int)
        throws
    {
        let walk = try WalkTown()
        let invariants = WalkInvariants(walk: walk)
        var author = WalkAuthor(walk, seed: UInt64(seed))
        var accepted: [EventKind: Int] = [:]
        for step in 0..<Self.steps / Self.seeds.count {
            let next = try author.next()
            let before = try next.manifest.flatMap { try walk.record(Manifest.self, $0) }
            let outcome = try walk.town.submit(next.speaker, next.events)
            let isRefused = outcome.findings.contains { $0.effect == .refuse }
            #expect(outcome.isAccepted != isRefused, "\(next.kind) has no answer")
            guard outcome.isAccepted else { continue }
            accepted[next.kind, default: 0] += 1
            try expect(next, before, walk, invariants)
            for code in next.packages where next.kind != .itemSighted {
                try invariants.expectChildren(of: code)
            }
            if step % 100 == 99 { try invariants.expectPackages() }
            if step % 500 == 499 { try invariants.expectSums() }
        }
        try invariants.expectSums()
        try invariants.expectPackages()
        try invariants.expectBooks()
        try invariants.expectDeclarations()
        try expectSound(walk.town)
        try expectFar(accepted, walk)
    }

    private func expect(
        _ step: WalkAuthor.Step,
        _ before: Manifest?,
        _ walk: WalkTown,
        _ invariants: WalkInvariants
    ) throws {
        guard let id = step.manifest, let after = try walk.record(Manifest.self, id) else {
            return
        }
        let behalf = step.events[0]["onBehalfOf"]?.object?["party"]?.string
        if let party = PartyID(behalf ?? step.speaker) {
            invariants.expect(step.kind, by: party, took: before, to: after)
        }
        for code in after.released?.items ?? [] {
            let item = try walk.record(Item.self, code)
            #expect(item != nil, "\(code) vanished")
            if let item { invariants.expectCustody(item, after) }
        }
    }

    private func expectSound(_ town: Town) throws {
        var options = Auditor.Options()
        options.threads = 1
        let trust = TrustFile(town.description)
        let report = try Auditor(LedgerLocation(town.path), trust: trust, options: options).run()
        #expect(report.problems == [])
        #expect(report.isSound)
    }

    /// A walk that never came far would prove nothing.
    private func expectFar(_ accepted: [EventKind: Int], _ walk: WalkTown) throws {
        let closed = try walk.records(Manifest.self, "status:closed")
        #expect(!closed.isEmpty, "nothing was closed")
        let rare: [EventKind] = [
            .manifestLoaded, .manifestRelayTaken, .manifestDecided, .treatmentRecorded,
            .correctionProposed, .itemOverpacked, .itemSplit, .itemUnpacked, .itemStored,
            .itemFound, .wasteGenerated, .wasteTreated, .declarationFiled, .siteClassified,
        ]
        let missed = rare.filter { accepted[$0] == nil }
        // A short walk may miss a few of them by chance.
        #expect(missed.count <= (Self.steps < 10_000 ? 3 : 0), "no \(missed)")
        if ProcessInfo.processInfo.environment["LIANDAN_WALK"] != nil {
            print(accepted.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" })
        }
    }
}
