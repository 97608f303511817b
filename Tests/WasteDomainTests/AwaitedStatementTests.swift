import LiandanTesting
import Testing
import WasteDomain

/// What is awaited is what may follow: the two tables of a manifest's life agree.
struct AwaitedStatementTests {
    @Test func `what is awaited may follow, and from that role`() throws {
        for row in AwaitedStatement.table {
            let transition = try #require(ManifestTransition.of(row.kind), "\(row.kind)")
            #expect(transition.from.contains(row.status), "\(row.kind) in \(row.status)")
            #expect(transition.by.contains(row.role), "\(row.kind) by \(row.role)")
        }
    }

    @Test func `a manifest of every open status awaits somebody`() {
        let open = ManifestStatus.allCases.filter { !$0.isFinal }
        let awaiting = Set(AwaitedStatement.table.map(\.status))
        #expect(awaiting == Set(open))
    }

    @Test(arguments: ManifestStatus.allCases)
    func `it is found by whose turn it is`(status: ManifestStatus) throws {
        let manifest = try Stage.at(status).manifest
        let terms = manifest.terms.filter { $0.hasPrefix("awaits:") }
        #expect(terms == manifest.awaited.map { "awaits:\($0.party)" })
        for awaited in manifest.awaited {
            #expect(manifest.canFollow(awaited.kind, by: awaited.party))
            #expect(manifest.role(of: awaited.party, for: awaited.kind) != nil)
        }
    }

    @Test(arguments: [
        (["manifest.released"], [Town.carrier]), (["manifest.loaded"], [Town.generator]),
        (["manifest.released", "manifest.loaded less"], [Town.generator, Town.carrier]),
    ])
    func `of a hand-over the lacking half is awaited, or both where they differ`(
        halves: [String],
        parties: [String]
    ) throws {
        var stage = try Stage.issued()
        for half in halves {
            switch half {
            case "manifest.released": try stage.apply(Steps.released(), by: Town.generator)
            case "manifest.loaded": try stage.apply(Steps.loaded(), by: Town.carrier)
            default: try stage.apply(Steps.loaded([1]), by: Town.carrier)
            }
        }
        let awaited = try stage.manifest.awaited
        #expect(awaited.map(\.party.description) == parties)
        #expect(!awaited.contains { !$0.isOtherHalf })
    }
}
