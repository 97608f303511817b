import CanonicalJSON
import LiandanTesting
import Testing

/// A mistake is mended by everybody who relied on it.
struct CorrectionTests {
    @Test func `a correction all agree to is applied, and the statement stays as it was signed`()
        throws
    {
        let way = try Way()
        let (manifest, id) = try proposed(
            way,
            "released.lines.1.mass=199kg released.ticket=BD-12"
        )
        let open = try #require(try way.ask("correct show \(id)")["record"]?.object)
        #expect(open["awaits"] == .array([.string(Town.carrier)]))
        let changes = open["changes"]?.array?.compactMap(\.object)
        #expect(changes?.map { $0["path"]?.string } == ["/lines/0/mass", "/ticket"])
        #expect(changes?.map { $0["old"]?.integer } == [200_000, nil])
        #expect(changes?.map { $0["new"] } == [.integer(199_000), .string("BD-12")])
        let waiting = try way.ask("correct list --awaits \(Town.carrier)")
        #expect(waiting["items"]?.array?.count == 1)

        try way.state(.carrier, "correct agree \(manifest)")
        let closed = try way.ask("correct show \(id)")["record"]?.object
        #expect(closed?["status"]?.string == "applied")
        let shown = try way.ask("manifest show \(manifest)")
        let line = shown["record"]?.object?["lines"]?.array?[0].object
        #expect(line?["released"]?.integer == 199_000)
        #expect(shown["corrections"]?.array?.count == 1)
        let release = try #require(
            shown["history"]?.array?.compactMap(\.object).first {
                $0["event"]?.object?["kind"]?.string == "manifest.released"
            }
        )
        #expect(mass(release["event"]) == 200_000)
        #expect(mass(release["corrected"]) == 199_000)
        let text = try way.read("manifest show \(manifest)")
        #expect(text.contains("corrected /lines/0/mass: 200000 → 199000"))
        try way.audit()
    }

    @Test func `one that is declined or taken back changes nothing`() throws {
        let way = try Way()
        let (manifest, _) = try proposed(way, "released.lines.1.mass=199kg")
        try way.state(.carrier, "correct decline \(manifest) --reason 磅单为200kg")
        try way.state(.generator, "correct propose \(manifest) released.ticket=8 --reason 漏填")
        try way.state(.generator, "correct withdraw \(manifest)")
        let states = try way.ask("correct list")["items"]?.array?.map {
            $0.object?["status"]?.string
        }
        #expect(Set(states ?? []) == ["declined", "withdrawn"])
        let record = try way.record(manifest)
        #expect(record["corrections"] == nil)
        #expect(record["lines"]?.array?[0].object?["released"]?.integer == 200_000)
        #expect(try way.run(.carrier, "correct agree \(manifest)").status == 3)
    }

    @Test func `the authority agrees for a party that is dissolved, and only then`() throws {
        let way = try Way()
        let (manifest, id) = try proposed(way, "released.lines.1.mass=199kg")
        let agree = "correct agree \(id) --stands-in-for \(Town.carrier)"
        let early = try way.run(.authority, "\(agree) --output json")
        #expect(early.status == 1)
        #expect(try Answer.rules(in: early.output) == ["LD-COR-004"])
        try way.state(.authority, "party retire \(Town.carrier) --reason 注销")
        try way.state(.authority, agree)
        let record = try way.ask("correct show \(id)")["record"]?.object
        #expect(record?["status"]?.string == "applied")
        let agreed = record?["agreed"]?.array?.compactMap(\.object)
        #expect(agreed?.map { $0["party"]?.string } == [Town.carrier])
        #expect(agreed?.map { $0["note"]?.object?["by"]?.string } == [Town.authority])
        let line = try way.record(manifest)["lines"]?.array?[0].object
        #expect(line?["released"]?.integer == 199_000)
        try way.audit()
    }

    @Test(arguments: [
        ("released", 2), ("sent.mass=1kg", 2), ("arrived.place=x", 3), ("999.0/place=x", 3),
    ])
    func `a change that names nothing is not signed`(change: String, status: Int32) throws {
        let way = try Way()
        let codes = try way.pack()
        let manifest = try way.issue(codes)
        let shell = try way.run(.generator, "correct propose \(manifest) \(change) --reason x")
        #expect(shell.status == status, "\(shell.errors)")
    }

    private func proposed(_ way: Way, _ changes: String) throws -> (String, String) {
        let codes = try way.pack()
        let manifest = try way.issue(codes)
        try way.send(manifest, codes)
        let outcome = try way.state(
            .generator,
            "correct propose \(manifest) \(changes) --reason 抄错"
        )
        return (manifest, try #require(outcome["corrections"]?.array?.first?.string))
    }

    private func mass(_ event: JSONValue?) -> Int64? {
        event?.object?["lines"]?.array?[0].object?["mass"]?.integer
    }
}
