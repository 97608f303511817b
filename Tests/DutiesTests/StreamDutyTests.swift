import CanonicalJSON
import Duties
import LiandanTesting
import Testing
import WasteDomain

struct StreamDutyTests {
    @Test func `a load one side has stated is stated by the other within two days`() throws {
        let town = try Town.settled()
        try town.send(at: "2026-09-01 12:00", by: Town.generator)
        try town.expect(
            "stream.load",
            ["2026-09-01 12:00": .soon, "2026-09-03 23:59": .soon, "2026-09-04 00:00": .late]
        )
        let duty = try town.duty("stream.load", at: "2026-09-04 00:00")
        #expect(duty.party.description == Town.disposer)
        #expect(
            duty.command
                == "liandan record --stream sludge --act received --document WN-1 --counterparty "
                + "\(Town.generator) --mass MASS"
        )
        try town.send(at: "2026-09-04 08:00", by: Town.disposer)
        try town.expect("stream.load", ["2026-09-30 00:00": nil])
    }

    @Test func `a load that was not sent on paper is nobody's duty`() throws {
        let town = try Town.settled()
        try town.send(at: "2026-09-01 12:00", by: Town.generator, document: nil)
        try town.expect("stream.load", ["2026-09-30 00:00": nil])
    }

    @Test func `waste under an agreement is fetched every two days`() throws {
        let town = try Town.settled()
        try town.state(at: "2026-09-01 10:00", Town.authority) {
            town.event(
                .contractRecorded,
                [
                    "contract": "CY-1", "contractor": Town.disposer, "from": "2026-01-01",
                    "party": Town.generator, "purpose": "collection", "until": "2026-09-30",
                ]
            )
        }
        try town.expect(
            "stream.visit",
            ["2026-09-03 23:59": .soon, "2026-09-04 00:00": .late]
        )
        try town.fetch(at: "2026-09-04 10:00")
        try town.expect(
            "stream.visit",
            ["2026-09-06 23:59": .soon, "2026-09-07 00:00": .late, "2026-10-01 00:00": nil]
        )
        let duty = try town.duty("stream.visit", at: "2026-09-07 00:00")
        #expect(duty.party.description == Town.disposer)
        #expect(duty.facts["last"] == "2026-09-04")
        #expect(duty.facts["interval"] == "2")
    }
}

extension Town {
    /// One side's word of a load of sludge.
    fileprivate func send(
        at text: String,
        by party: String,
        document: String? = "WN-1"
    ) throws {
        let isGiver = party == Town.generator
        try state(at: text, party) {
            event(
                .streamRecorded,
                [
                    "act": isGiver ? "sent" : "received", "code": "462-001-S90",
                    "counterparty": [
                        "party": isGiver ? Town.disposer : Town.generator
                    ] as JSONObject,
                    "day": String(text.prefix(10)), "document": document,
                    "fields": ["moisture": 800, "plate": "渝H12345"] as JSONObject,
                    "mass": 12_000_000, "number": "X-1",
                    "point": ["party": party] as JSONObject, "stock": isGiver ? "out" : "in",
                    "stream": "sludge",
                ]
            )
        }
    }

    /// The disposer fetches kitchen waste from the generator.
    fileprivate func fetch(at text: String) throws {
        try state(at: text, Town.disposer) {
            event(
                .streamRecorded,
                [
                    "act": "collected", "code": "900-002-S61", "contract": "CY-1",
                    "counterparty": ["party": Town.generator] as JSONObject,
                    "day": String(text.prefix(10)),
                    "fields": ["plate": "渝H12345"] as JSONObject, "mass": 85_000,
                    "number": "SY-1", "point": ["party": Town.disposer] as JSONObject,
                    "stock": "in", "stream": "kitchen",
                ]
            )
        }
    }
}
