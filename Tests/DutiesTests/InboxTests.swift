import CanonicalJSON
import Duties
import Liandan
import LiandanTesting
import Testing
import WasteDomain

struct InboxTests {
    /// Whose turn it is after each step of a straight run, and for which statement.
    @Test func `a load goes from inbox to inbox, and out of all when it is treated`() throws {
        let town = try Town.settled()
        let id = try town.bring([:])
        let course: [(EventKind?, [String: [EventKind]])] = [
            (nil, [Town.generator: [.manifestReleased], Town.carrier: [.manifestLoaded]]),
            (.manifestReleased, [Town.carrier: [.manifestLoaded]]),
            (.manifestLoaded, [Town.carrier: [.manifestDeparted]]),
            (.manifestDeparted, [Town.carrier: [.manifestArrived]]),
            (.manifestArrived, [Town.disposer: [.manifestReceived]]),
            (.manifestReceived, [Town.disposer: [.manifestDecided]]),
            (.manifestDecided, [Town.disposer: [.treatmentRecorded]]),
            (.treatmentRecorded, [:]),
        ]
        for (hour, (kind, awaited)) in course.enumerated() {
            if let kind { try town.step(kind, id, town.firstCode, at: "2026-09-02 1\(hour):00") }
            for party in [Town.authority, Town.generator, Town.carrier, Town.disposer] {
                let items = try town.inbox(party, at: "2026-09-02 18:00")
                #expect(items.map(\.awaited.kind) == awaited[party] ?? [], "after \(hour) steps")
                #expect(!items.contains { $0.subject != Subject(.manifest, id) })
            }
        }
    }

    @Test func `a cancelled manifest awaits nobody`() throws {
        let town = try Town.settled()
        let id = try town.bring([:])
        try town.state(at: "2026-09-02 09:00", Town.generator) {
            town.event(.manifestCancelled, ["manifest": id, "reason": "取消"])
        }
        #expect(try town.inbox(Town.generator, at: "2026-09-02 10:00").isEmpty)
        #expect(try town.inbox(Town.carrier, at: "2026-09-02 10:00").isEmpty)
    }

    @Test func `a half the other side waits for stands first, then what has a deadline`() throws {
        let town = try Town.settled()
        try town.set("2026-09-01 10:00")
        let issued = try town.issue(1)
        let onTheRoad = try town.issue(1, from: 2)
        let released = try town.issue(1, from: 3)
        try town.step(.manifestReleased, onTheRoad.id, onTheRoad.codes, at: "2026-09-02 08:00")
        try town.step(.manifestLoaded, onTheRoad.id, onTheRoad.codes, at: "2026-09-02 09:00")
        try town.step(.manifestReleased, released.id, released.codes, at: "2026-09-03 08:00")

        let items = try town.inbox(Town.carrier, at: "2026-09-03 12:00")
        #expect(items.map(\.subject.id) == [released, onTheRoad, issued].map(\.id.description))
        #expect(items.map(\.awaited.isOtherHalf) == [true, false, false])
        #expect(items.map { $0.duty?.check.kind } == ["handover", "arrival", nil])
        #expect(items.map { $0.duty?.state } == [.open, .open, nil])
        #expect(
            items.map(\.command) == [
                "liandan manifest load 20265001000003 --as-released --vehicle PLATE",
                "liandan manifest depart 20265001000002 --waybill NUMBER",
                "liandan manifest load 20265001000001 --as-released --vehicle PLATE",
            ]
        )
        #expect(items[0].awaited.since.by.description == Town.generator)
    }

    @Test func `of two deadlines the nearer one is told`() throws {
        let town = try Town.settled()
        _ = try town.bring([
            .manifestReleased: "2026-09-07 08:00", .manifestLoaded: "2026-09-07 08:10",
            .manifestDeparted: "2026-09-07 08:20", .manifestArrived: "2026-09-07 11:00",
        ])
        let item = try #require(try town.inbox(Town.disposer, at: "2026-09-15 12:00").first)
        #expect(try item.duty?.due == .day(#require(CivilDay("2026-09-14"))))
        #expect(item.duty?.state == .late)
    }
}
