import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Regulation
import Testing
import Tracing
import WasteDomain

/// The monthly sheet of a clinic without a computer 按月联单.
struct SheetRowsTests {
    @Test func `each hand-over is a row, and only what both have signed is summed`() throws {
        let town = try Town.clinic()
        try allow(town)
        let first = try bag(town)
        for outcome in try town.collectForClinic(first.id, first.codes) {
            try #require(outcome.isAccepted, "\(outcome.verdict)")
        }
        let second = try bag(town)
        try town.submit(Town.generator, [town.released(second.id, [town.load(second.codes)])])
        let third = try bag(town)
        let given = town.event(.manifestCancelled, ["manifest": third.id, "reason": "车没有来"])
        try town.submit(Town.generator, [given])

        var sheet = try rows(town)
        #expect(sheet.rows.map(\.manifest.manifest) == [first.id, second.id, third.id])
        #expect(sheet.rows.map(\.manifest.number.row) == [1, 2, 3])
        #expect(sheet.rows.map(\.isHandedOver) == [true, false, false])
        #expect(sheet.rows.map(\.wastes.count) == [1, 1, 0])
        #expect(sheet.rows.map(\.received) == [nil, nil, nil])
        #expect(sheet.totals.map(\.waste.description) == ["841-001-01"])
        #expect(sheet.totals.map(\.mass.grams) == [100_000])
        #expect(sheet.totals.map(\.packages) == [1])
        #expect(sheet.rows[0].manifest.confirmed == nil, "the collector signed for the clinic")
        #expect(sheet.names.count == 3)

        try town.submit(Town.generator, [town.confirmed(first.id)])
        for event in [town.departed(first.id), town.arrived(first.id)] {
            try town.submit(Town.carrier, [event])
        }
        let weighed = town.received(first.id, first.codes, mass: 99_000)
        try town.submit(Town.disposer, [weighed])
        sheet = try rows(town)
        #expect(sheet.rows[0].manifest.confirmed != nil)
        #expect(sheet.rows.map(\.received?.grams) == [99_000, nil, nil])
        #expect(sheet.received.grams == 99_000)
        #expect(sheet.totals.map(\.mass.grams) == [100_000], "what was handed over stays")
    }

    /// A bag on a manifest that is a row of this month.
    private func bag(_ town: Town) throws -> (id: UniqueID, codes: [String]) {
        let codes = town.codes(1, from: try rowCount(town) + 1, waste: "84100101")
        try town.submit(
            Town.generator,
            town.itemEvents(codes).map { event in
                event["hazards"] == nil ? event : event.adding(["hazards": ["In"]])
            }
        )
        let id = town.uuid()
        let line = town.line(packages: 1, mass: 100_000)
            .adding(["code": "841-001-01", "hazards": ["In"], "method": "Y10"])
        let manifest = town.manifest(id, lines: [line]) { form in
            form["plan"] = "P-M".json
            form["sheet"] = ReportPeriod(monthOf: town.clock.now.legalDay).json
        }
        let outcome = try town.submit(Town.generator, [manifest])
        try #require(outcome.isAccepted, "\(outcome.verdict)")
        return (id, codes)
    }

    private func rowCount(_ town: Town) throws -> Int { try sheet(town)?.rows ?? 0 }

    private func sheet(_ town: Town) throws -> MonthlySheet? {
        try town.ledger.query { (reader) throws(LogError) in
            try reader.records(MonthlySheet.self, term: "sheet").first
        }
    }

    private func rows(_ town: Town) throws -> SheetRows {
        try town.ledger.rows(of: #require(try sheet(town)), opening: false)
    }

    /// The prefecture has monthly manifests.
    private func allow(_ town: Town) throws {
        var texts = RegulationTables.builtIn.texts
        texts["parameters", default: ""] +=
            "medical.monthlyManifest,yes,2026-01-01,,test,low,5001\n"
        let tables = RegulationTables(texts)
        let digest = RegulationLibrary.digest(of: tables, town.description.suite)
        let adopted = town.event(.regulationAdopted, ["digest": digest, "tables": tables])
        try #require(try town.submit(Town.authority, [adopted]).isAccepted)
    }
}
