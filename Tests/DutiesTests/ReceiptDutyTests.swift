import CanonicalJSON
import Duties
import Liandan
import LiandanTesting
import Testing
import WasteDomain

struct ReceiptDutyTests {
    @Test func `a load that differs is told of at once, to the consignor and to an authority`()
        throws
    {
        let town = try Town.settled()
        let (id, _) = try town.arrive(1, town.lighter)
        for kind in ["discrepancy.consignor", "discrepancy.authority"] {
            try town.expect(kind, ["2026-09-02 12:00": .late])
            let duty = try town.duty(kind, at: "2026-09-02 12:00")
            #expect(duty.party.description == Town.disposer)
            #expect(try duty.due == .time(moment("2026-09-02 12:00")))
            #expect(duty.facts["lines"] == "1")
            #expect(duty.region?.description == "500114")
        }
        try town.state(at: "2026-09-02 13:00", Town.disposer) {
            town.informed(id, Town.generator)
        }
        #expect(try town.duties("discrepancy.consignor", at: "2026-09-09 00:00").isEmpty)
        #expect(try town.duties("discrepancy.authority", at: "2026-09-09 00:00").count == 1)
        try town.state(at: "2026-09-02 13:10", Town.disposer) {
            town.informed(id, Town.authority)
        }
        #expect(try town.duties("discrepancy.authority", at: "2026-09-09 00:00").isEmpty)
    }

    @Test func `a load that agrees is told of to nobody`() throws {
        let town = try Town.settled()
        _ = try town.receive(1)
        #expect(try town.duties("discrepancy.consignor", at: "2026-09-09 00:00").isEmpty)
        #expect(try town.duties("discrepancy.authority", at: "2026-09-09 00:00").isEmpty)
    }

    @Test func `who was told confirms it, be it an authority, unless it was delivered`() throws {
        let town = try Town.settled()
        let (id, _) = try town.arrive(1, town.lighter)
        for (party, hour) in [(Town.generator, 13), (Town.authority, 15)] {
            #expect(try town.awaited(party, at: "2026-09-03 00:00").isEmpty)
            try town.state(at: "2026-09-02 \(hour):00", Town.disposer) { town.informed(id, party) }
            let item = try #require(try town.inbox(party, at: "2026-09-03 00:00").first)
            #expect(item.awaited.kind == .partyInformed)
            #expect(item.command == "liandan manifest inform 20265001000001")
            #expect(item.duty == nil)
            try town.state(at: "2026-09-02 \(hour + 1):00", party) { town.informed(id, party) }
            #expect(try town.awaited(party, at: "2026-09-03 00:00").isEmpty)
        }
        let other = try Town.settled()
        let (delivered, _) = try other.arrive(1, other.lighter)
        try other.state(at: "2026-09-02 13:00", Town.disposer) {
            other.informed(delivered, Town.generator, delivery: "DX-1")
        }
        #expect(try other.awaited(Town.generator, at: "2026-09-03 00:00").isEmpty)
        // The receiver's own turn is the decision, and no notice is one.
        #expect(
            try other.duties("decision", at: "2026-09-20 00:00").map(\.awaited) == [
                .manifestDecided
            ]
        )
    }

    @Test func `an authority that was not told is still owed when the manifest is closed`() throws {
        let town = try Town.settled()
        let (id, codes) = try town.arrive(1, town.lighter)
        try town.state(at: "2026-09-02 13:00", Town.disposer) {
            town.informed(id, Town.generator, delivery: "DX-1")
        }
        try town.state(at: "2026-09-02 14:00", Town.disposer) {
            town.decided(id, ["difference": 30_000, "reason": "衡器差异"], accepted: 70_000)
        }
        try town.state(at: "2026-09-02 15:00", Town.disposer) {
            town.treated(id, codes, mass: 70_000)
        }
        try town.expect("discrepancy.authority", ["2026-09-20 00:00": .late])
        try town.state(at: "2026-09-21 09:00", Town.disposer) {
            town.informed(id, Town.authority)
        }
        try town.expect("discrepancy.authority", ["2026-09-22 00:00": nil])
        #expect(try town.awaited(Town.authority, at: "2026-09-22 00:00") == [.partyInformed])
    }

    @Test func `what is refused goes back or elsewhere within three days`() throws {
        let town = try Town.settled()
        let (id, codes) = try town.receive(2)
        #expect(try town.duties("refused", at: "2026-09-02 13:59").isEmpty)
        try town.state(at: "2026-09-02 14:00", Town.disposer) {
            let refused: JSONObject = [
                "reason": "包装破损", "refused": 100_000, "refusedItems": [codes[1]],
            ]
            return town.decided(id, refused, accepted: 100_000)
        }
        let owed = { (text: String) in
            try town.duties("refused", at: text).map { "\($0.party) \($0.state.rawValue)" }.sorted()
        }
        let both = [Town.generator, Town.carrier]
        #expect(try owed("2026-09-05 23:59") == both.map { "\($0) soon" }.sorted())
        #expect(try owed("2026-09-06 00:00") == both.map { "\($0) late" }.sorted())
        #expect(try town.awaited(Town.carrier, at: "2026-09-03 00:00") == [.manifestReturnDeparted])
        let duties = try town.duties("refused", at: "2026-09-06 00:00")
        #expect(
            Set(duties.map(\.command)) == [
                "liandan manifest return depart 20265001000001 --vehicle PLATE",
                "liandan manifest redirect 20265001000001 --to NUMBER",
            ]
        )
        #expect(duties.allSatisfy { $0.facts["mass"] == "100" })

        try town.state(at: "2026-09-06 08:00", Town.carrier) {
            town.returning(.manifestReturnDeparted, id, [codes[1]])
        }
        #expect(try owed("2026-09-06 09:00") == ["\(Town.generator) late"])
        try town.expect(
            "returning",
            [
                "2026-09-07 19:59": nil, "2026-09-07 20:00": .soon, "2026-09-08 07:59": .soon,
                "2026-09-08 08:00": .late,
            ]
        )
        let half = try #require(try town.inbox(Town.generator, at: "2026-09-08 08:00").first)
        #expect(half.awaited.kind == .manifestReturnReceived)
        #expect(half.awaited.isOtherHalf)
        #expect(half.duty?.check.kind == "returning")
        try town.state(at: "2026-09-08 09:00", Town.generator) {
            town.returning(.manifestReturnReceived, id, [codes[1]])
        }
        for kind in ["refused", "returning"] { try town.expect(kind, ["2026-09-30 00:00": nil]) }
        #expect(try town.awaited(Town.generator, at: "2026-09-30 00:00").isEmpty)
    }

    @Test func `the carrier's half of a return is awaited where the consignor spoke first`() throws
    {
        let town = try Town.settled()
        let (id, codes) = try town.receive(1)
        try town.state(at: "2026-09-02 14:00", Town.disposer) {
            let refused: JSONObject = [
                "reason": "包装破损", "refused": 100_000, "refusedItems": codes,
            ]
            return town.decided(id, refused, accepted: 0)
        }
        try town.state(at: "2026-09-03 08:00", Town.generator) {
            town.returning(.manifestReturnReceived, id, codes)
        }
        let duty = try town.duty("returning", at: "2026-09-05 08:00")
        #expect(duty.party.description == Town.carrier)
        #expect(duty.awaited == .manifestReturnDeparted)
        #expect(duty.state == .late)
    }

    @Test func `what is missing is an incident, to be reported within an hour`() throws {
        let town = try Town.settled()
        let (id, codes) = try town.arrive(2) { town.received($0, [$1[0]]) }
        try town.state(at: "2026-09-02 14:00", Town.disposer) {
            let missing: JSONObject = [
                "missing": 100_000, "missingItems": [codes[1]], "reason": "少一桶",
            ]
            return town.decided(id, missing, accepted: 100_000)
        }
        try town.expect("missing", ["2026-09-02 14:59": .soon, "2026-09-02 15:00": .late])
        let duty = try town.duty("missing", at: "2026-09-02 15:00")
        #expect(duty.party.description == Town.disposer)
        #expect(duty.facts["mass"] == "100")
        #expect(
            try town.awaited(Town.disposer, at: "2026-09-02 15:00")
                == [.incidentReported, .treatmentRecorded]
        )
        try town.state(at: "2026-09-02 16:00", Town.disposer) {
            try town.incident(town.uuid(), of: id, told: "2026-09-02 15:50", ended: true)
        }
        try town.expect("missing", ["2026-09-30 00:00": nil])
        try town.expect("incident.authority", ["2026-09-30 00:00": nil])
        try town.expect("incident.end", ["2026-12-30 00:00": nil])
    }

    @Test func `an incident is told to the authority within an hour, and ended within a month`()
        throws
    {
        let town = try Town.settled()
        let id = try town.bring([
            .manifestReleased: "2026-09-02 08:00", .manifestLoaded: "2026-09-02 08:10",
            .manifestDeparted: "2026-09-02 08:20",
        ])
        let incident = town.uuid()
        try town.state(at: "2026-09-02 09:00", Town.carrier) {
            try town.incident(incident, of: id)
        }
        try town.expect(
            "incident.authority",
            ["2026-09-02 09:59": .soon, "2026-09-02 10:00": .late]
        )
        let duty = try town.duty("incident.authority", at: "2026-09-02 10:00")
        #expect(duty.party.description == Town.carrier)
        #expect(duty.command.contains("--incident \(incident) "))
        #expect(duty.command.hasSuffix("--told TIME"))
        try town.state(at: "2026-09-02 11:00", Town.carrier) {
            try town.incident(incident, of: id, told: "2026-09-02 10:30")
        }
        try town.expect("incident.authority", ["2026-09-02 12:00": nil])
        try town.expect(
            "incident.end",
            [
                "2026-09-28 23:59": nil, "2026-09-29 00:00": .soon, "2026-10-02 23:59": .soon,
                "2026-10-03 00:00": .late,
            ]
        )
        try town.state(at: "2026-10-03 09:00", Town.carrier) {
            try town.incident(incident, of: id, ended: true)
        }
        try town.expect("incident.end", ["2026-10-04 00:00": nil])
    }
}
