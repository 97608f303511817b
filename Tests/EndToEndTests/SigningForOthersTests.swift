import CanonicalJSON
import Foundation
import LedgerCrypto
import LiandanTesting
import Testing

/// Statements that are not simply one's own, made here and now: delegated ones, and those that were
/// first made on paper.
struct SigningForOthersTests {
    @Test func `a party speaks for another under its delegation, and no longer than that`() throws {
        let way = try Way()
        let codes = try way.pack()
        let manifest = try way.issue(codes)
        let release =
            "manifest release \(manifest) \(way.items(codes)) --on-behalf-of \(Town.generator)"
        #expect(try way.run(.disposer, release).status == 4, "nobody delegated it")
        let granted = try way.state(
            .generator,
            "delegate grant --to \(Town.disposer) --statement released --until 2026-12-31"
        )
        let delegation = try #require(granted["delegations"]?.array?.first?.string)
        try way.state(.disposer, release)
        let note = try way.record(manifest)["released"]?.object?["note"]?.object
        #expect(note?["by"]?.string == Town.generator)
        #expect(note?["signer"]?.string == Town.disposer)
        #expect(
            try way.read("manifest show \(manifest)")
                .contains("signed by \(Town.disposer) under a delegation")
        )
        // Another kind of statement is not delegated.
        let recall = "manifest recall \(manifest) --reason x --on-behalf-of \(Town.generator)"
        #expect(try way.run(.disposer, recall).status == 4)
        try way.state(.disposer, "delegate revoke \(delegation) --reason 到期")
        #expect(try way.run(.disposer, release).status == 4)
        let listed = try way.ask("delegate list --party \(Town.generator)")["items"]?.array
        #expect(listed?.first?.object?["revoked"] != nil)
        try way.audit()
    }

    @Test func `a consignor without a computer confirms what another released for it`() throws {
        let way = try Way()
        let codes = try way.pack()
        let manifest = try way.issue(codes)
        try way.state(
            .generator,
            "delegate grant --to \(Town.disposer) --statement released --until 2026-12-31"
        )
        let figures = "--packages 2 --mass 200kg --vehicle 渝H12345"
        let early = try way.run(.generator, "manifest confirm \(manifest) \(figures)")
        #expect(early.status == 1)
        #expect((early.output + early.errors).contains("LD-CNF-001"), "\(early.output)")
        try way.state(
            .disposer,
            "manifest release \(manifest) \(way.items(codes)) --on-behalf-of \(Town.generator)"
        )
        // On the consignor's telephone: one code, small enough to be scanned from it.
        let id = try #require(way.record(manifest)["manifest"]?.string)
        let card = try way.state(.generator, "manifest confirm \(id) \(figures) --card card.svg")
        #expect(card["format"]?.string == "svg")
        try way.state(.generator, "manifest confirm \(id) \(figures) --out confirmed.sub")
        let bytes = try way.stage.bytes(.authority, "confirmed.sub")
        let line = String(decoding: bytes, as: UTF8.self)
        #expect(line.utf8.count < 1_200 && line.split(separator: "\n").count == 1)
        // The collector hands it in with its own load.
        let submitted = try way.stage.run(
            .authority,
            ["submit", "-"],
            at: way.now,
            input: line
        )
        #expect(submitted.status == 0, "\(submitted.output) \(submitted.errors)")
        try way.state(.carrier, "manifest load \(manifest) --as-released --vehicle 渝H12345")
        let confirmed = try way.record(manifest)["confirmed"]?.object
        #expect(confirmed?["packages"]?.integer == 2)
        #expect(confirmed?["note"]?.object?["by"]?.string == Town.generator)
        let twice = try way.run(.generator, "manifest confirm \(manifest) --as-stated")
        #expect(twice.status == 1)
        try way.audit()
    }

    @Test func `what was first made on paper is entered with its scan and the outage`() throws {
        let way = try Way()
        let codes = try way.pack()
        let manifest = try way.issue(codes)
        try way.stage.write("scan of the form", .authority, "form.jpg")
        let paper =
            "manifest release \(manifest) \(way.items(codes)) --paper ZZ-0001 --scan form.jpg"
        #expect(try way.run(.generator, paper).status == 2, "the time is not said")
        try way.state(
            .generator,
            paper
                + " --at 2026-03-02T10:10 --outage-from 2026-03-02T09:00"
                + " --outage-until 2026-03-02T11:00 --outage-reason 停电"
        )
        let shown = try way.ask("manifest show \(manifest)")
        let event = shown["history"]?.array?.last?.object?["event"]?.object?["paper"]?.object
        let scan = HashSuite.sha256.hash.digest(Array("scan of the form".utf8))
        #expect(event?["form"]?.string == "ZZ-0001")
        #expect(event?["scan"] == scan.json)
        #expect(event?["outage"]?.object?["from"]?.string == "2026-03-02T01:00:00.000Z")
        let note = shown["record"]?.object?["released"]?.object?["note"]?.object
        #expect(note?["paper"]?.string == "ZZ-0001")
        #expect(try way.read("manifest show \(manifest)").contains("first on paper, form ZZ-0001"))
        try way.audit()
    }

    @Test(arguments: ["--paper ZZ-1", "--scan form.jpg", "--outage-from 2026-03-02"])
    func `half of what paper needs is wrong usage`(options: String) throws {
        let way = try Way()
        let shell = try way.run(.generator, "item void x --reason y --at 2026-03-01 \(options)")
        #expect(shell.status == 2)
    }
}
