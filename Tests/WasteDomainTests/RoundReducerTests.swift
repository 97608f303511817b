import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// Rounds, daily accounts and delegations.
struct RoundReducerTests {
    @Test func `a round knows what was loaded on it until it is over`() throws {
        var stage = try Stage.issued()
        try stage.apply(Examples.event(.tripOpened), by: Town.carrier)
        let loaded = Examples.event(.manifestLoaded, ["lines": [Steps.load([1, 2])]])
        let changes = try stage.apply(loaded, by: Town.carrier)
        #expect(changes["trip"] == ["manifests", "wastes"])
        #expect(try stage.apply(loaded, by: Town.carrier)["trip"] == nil)
        #expect(try stage.manifest.trip?.description == Examples.trip)
        let stopped = Examples.event(.tripStopped)
        let closed = Examples.event(.tripClosed)
        #expect(try stage.apply(stopped, by: Town.carrier) == ["trip": ["stops"]])
        #expect(try stage.apply(closed, by: Town.carrier) == ["trip": ["closed"]])
        #expect(try stage.apply(stopped, by: Town.carrier) == [:])
        #expect(try stage.apply(closed, by: Town.carrier) == [:])
        let trip = try #require(stage.slice[Trip.self, Examples.trip])
        #expect(trip.manifests.map(\.description) == [Examples.manifest])
        #expect(trip.wastes.map(\.description) == ["900-214-08"])
        #expect(trip.stops == 1)
        #expect(!trip.terms.contains("trip:open"))
    }

    @Test func `each side meters a day once, and again only with a reason`() throws {
        var stage = Stage()
        let first = Examples.event(.accountRecorded, ["reason": nil])
        #expect(try stage.apply(first, by: Town.generator) == ["account": ["new"]])
        let other = Examples.event(.accountRecorded, ["mass": 1, "reason": nil])
        #expect(try stage.apply(other, by: Town.generator) == [:])
        #expect(try stage.apply(other, by: Town.disposer) == ["account": ["days"]])
        let again = Examples.event(.accountRecorded, ["mass": 2])
        #expect(try stage.apply(again, by: Town.generator) == ["account": ["days"]])
        let next = Examples.event(.accountRecorded, ["day": "2026-09-30", "reason": nil])
        #expect(try stage.apply(next, by: Town.generator) == ["account": ["days"]])
        let october = Examples.event(.accountRecorded, ["day": "2026-10-01", "reason": nil])
        #expect(try stage.apply(october, by: Town.generator) == ["account": ["new"]])

        let id = "\(Town.generator)/001|\(Town.disposer)/001|900-214-08|2026-09"
        let account = try #require(stage.slice[Account.self, id])
        #expect(account.days.map { $0.sent?.mass.grams } == [2, 500_000])
        #expect(account.days.map { $0.taken?.mass.grams } == [1, nil])
    }

    @Test func `a delegation is revoked once, by whichever side`() throws {
        var stage = Stage()
        try stage.apply(Examples.event(.delegationGranted), by: Town.carrier)
        let revoked = Examples.event(.delegationRevoked)
        #expect(try stage.apply(revoked, by: Town.generator) == ["delegation": ["revoked"]])
        #expect(try stage.apply(revoked, by: Town.carrier) == [:])
    }
}
