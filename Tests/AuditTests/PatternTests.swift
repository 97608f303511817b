import Audit
import CanonicalJSON
import HandoffRules
import LedgerCrypto
import Liandan
import LiandanTesting
import Regulation
import Testing
import WasteDomain

/// The list of patterns, and how what they find is reported.
struct PatternTests {
    @Test func `every pattern has an id, texts and figures of its own program`() throws {
        let ids = AuditPattern.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        let parameters = RegulationLibrary(.sha256).builtIn().parameters
        let day = try #require(CivilDay("2026-09-01"))
        for pattern in AuditPattern.all {
            #expect(AuditPattern.pattern(pattern.id)?.id == pattern.id)
            for text in [pattern.title, pattern.advice] {
                #expect(!text.zh.isEmpty && !text.en.isEmpty)
            }
            #expect(!pattern.basis.isEmpty)
            for name in pattern.parameters {
                #expect(parameters.limit(name, on: day) != nil, "\(pattern.id): \(name.rawValue)")
            }
        }
    }

    /// Every fact a text names is there, in both languages; the order is that of the list.
    @Test func `findings come in the same order every time, with all their facts`() throws {
        let city = try PatternTown([
            "manifest.openDays": 0, "pattern.minimumSamples": 2, "pattern.treatmentPercent": 0,
            "pattern.thresholdGrams": 110_000, "pattern.thresholdShipments": 2,
            "item.unfilledDays": 0, "storage.generatorMaxDays": 0, "storage.operatorMaxDays": 0,
        ])
        try city.amendPlan(of: Town.generator, to: [Town.disposer])
        try city.carry(.init(received: 99_000, scale: "S-1"))
        try city.carry(.init(received: 99_000, scale: "S-1"))
        try city.carry(.init(received: 99_000, until: .manifestDecided))
        try city.carry(.init(until: .manifestIssued))
        try city.carry(.init(number: "20265001001017", until: .manifestIssued))
        let range: JSONObject = ["from": 1000, "segment": "5001", "to": 1099, "year": 2026]
        try city.record(Town.authority, [city.town.event(.numbersGranted, range)])
        try city.wait(days: 1)
        let report = try Tampering(city.town).audit()
        let found = try #require(report.patterns)
        #expect(report.isSound)
        #expect(
            Set(found.map(\.pattern.description)) == [
                "LD-PAT-002", "LD-PAT-003", "HW-AUD-005", "HW-DDL-008", "HW-DDL-009",
                "HW-AUD-004", "LD-PAT-008", "LD-PAT-005", "LD-PAT-009", "HW-AUD-009",
            ]
        )
        let places = try found.map { finding in
            try #require(AuditPattern.all.firstIndex { $0.id == finding.pattern })
        }
        #expect(places == places.sorted())
        for finding in found {
            let pattern = try #require(AuditPattern.pattern(finding.pattern))
            for text in [pattern.title.zh, pattern.title.en] {
                let names = text.split(separator: "{").dropFirst().map {
                    String($0.prefix { $0 != "}" })
                }
                #expect(Set(names).isSubset(of: finding.facts.keys), "\(pattern.id): \(text)")
            }
            #expect(!finding.evidence.isEmpty && finding.evidence == finding.evidence.sorted())
        }
        #expect(try Tampering(city.town).audit().patterns == found)
    }

    @Test func `of each pattern a hundred are kept, and the rest counted`() throws {
        let city = try PatternTown(["manifest.openDays": 0])
        let codes = (1...101).map { _ in city.nextCode() }
        try city.record(Town.generator, city.town.itemEvents(codes))
        try city.record(
            Town.generator,
            codes.map { _ in
                city.town.manifest(
                    city.town.uuid(),
                    lines: [city.town.line(packages: 1, mass: 1000)]
                )
            }
        )
        try city.wait(days: 1)
        let report = try Tampering(city.town).audit()
        #expect(report.patterns?.filter { $0.pattern == "HW-AUD-004" }.count == 100)
        #expect(report.suppressedPatterns == 1)
    }

    @Test func `a ledger of one straight run shows no pattern`() throws {
        let town = try Town.settled()
        try town.straightRun()
        #expect(try Tampering(town).audit().patterns == [])
    }

    @Test func `what was not replayed to its end is not searched`() throws {
        let town = try Town.settled()
        try town.straightRun()
        let tampering = try Tampering(town)
        try tampering.dropTriggers()
        try tampering.execute("UPDATE event SET bytes = x'7b7d' WHERE id >> 20 = 5")
        #expect(try tampering.audit().patterns == nil)
    }
}
