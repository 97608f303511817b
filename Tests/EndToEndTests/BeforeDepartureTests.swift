import CanonicalJSON
import LiandanTesting
import Testing

/// A manifest that does not set out as it was meant to.
struct BeforeDepartureTests {
    @Test func `a load is put down and taken back, and the manifest amended and used again`()
        throws
    {
        let way = try Way()
        let codes = try way.pack()
        let manifest = try way.issue(codes)
        try way.state(.generator, "manifest release \(manifest) \(way.items(codes))")
        try way.state(.carrier, "manifest load \(manifest) --as-released --vehicle 渝H12345")
        try way.state(.carrier, "manifest unload \(manifest) --reason 车辆故障")
        #expect(try way.status(manifest)[0] == "loaded", "one half moves nothing")
        try way.state(.generator, "manifest take-back \(manifest) --reason 车辆故障")
        #expect(try way.status(manifest)[0] == "issued")
        let item = try way.ask("item show \(codes[0])")["record"]?.object
        #expect(item?["custodian"]?.string == Town.generator)

        try way.state(
            .generator,
            "manifest amend \(manifest) --line line=1,mass=100kg,packages=1 --phone 119 --reason 减量"
        )
        let form = try way.record(manifest)["form"]?.object
        let line = form?["lines"]?.array?[0].object
        #expect(line?["mass"]?.integer == 100_000)
        #expect(line?["method"]?.string == "R9", "what is not said stays")
        #expect(form?["emergency"]?.object?["phone"]?.string == "119")
        #expect(form?["emergency"]?.object?["measures"]?.string == "吸附围堵")
        try way.send(manifest, [codes[1]])
        #expect(try way.status(manifest)[0] == "inTransit")
        try way.audit()
    }

    @Test func `a release is recalled, or refused by the carrier`() throws {
        let way = try Way()
        let codes = try way.pack()
        let manifest = try way.issue(codes)
        for (who, words) in [
            (Way.Who.generator, "manifest recall \(manifest) --reason 车未到"),
            (.carrier, "manifest refuse-load \(manifest) --reason 标签不符 --item \(codes[0])"),
        ] {
            try way.state(.generator, "manifest release \(manifest) \(way.items(codes))")
            #expect(try way.status(manifest)[0] == "handingOver")
            try way.state(who, words)
            let record = try way.record(manifest)
            #expect(record["status"]?.string == "issued" && record["released"] == nil)
        }
    }

    @Test func `a weighbridge's ticket goes with either half`() throws {
        let way = try Way()
        let codes = try way.pack()
        let manifest = try way.issue(codes)
        try way.stage.write("photograph", .authority, "ticket.jpg")
        let ticket = "--scale DB-1 --calibrated 2026-01-15 --ticket 31 --photo ticket.jpg"
        try way.state(.generator, "manifest release \(manifest) \(way.items(codes)) \(ticket)")
        try way.state(
            .carrier,
            "manifest load \(manifest) --as-released --vehicle 渝H12345 --ticket 32"
        )
        let record = try way.record(manifest)
        let mine = record["released"]?.object?["ticket"]?.object
        #expect(mine?["ticket"]?.string == "31" && mine?["photo"]?.string?.count == 44)
        #expect(mine?["scale"]?.object?["calibratedOn"]?.string == "2026-01-15")
        #expect(record["loaded"]?.object?["ticket"]?.object?["ticket"]?.string == "32")
    }

    @Test func `a round is opened, loaded, stopped and closed by its plate`() throws {
        let way = try Way()
        let codes = try way.pack()
        let manifest = try way.issue(codes)
        let opened = try way.state(.carrier, "trip open --vehicle 渝H12345 --driver 李强")
        let trip = try #require(opened["trips"]?.array?.first?.string)
        try way.state(.generator, "manifest release \(manifest) \(way.items(codes))")
        try way.state(.carrier, "manifest load \(manifest) --as-released --trip 渝H12345")
        try way.state(.carrier, "trip stop 渝H12345 --place 二号点 --note 无人")
        #expect(try way.ask("trip list --open")["items"]?.array?.count == 1)
        try way.state(.carrier, "trip close 渝H12345 --place 车场")
        let record = try way.ask("trip show \(trip)")["record"]?.object
        #expect(record?["manifests"]?.array == [try #require(way.record(manifest)["manifest"])])
        #expect(record?["stops"]?.integer == 1)
        #expect(record?["closed"] != nil)
        #expect(try way.record(manifest)["trip"]?.string == trip)
        #expect(try way.record(manifest)["vehicle"]?.string == "渝H12345")
        #expect(try way.ask("trip list --open")["items"] == .array([]))
        #expect(try way.read("trip show 渝H12345").contains(manifest))
    }
}
