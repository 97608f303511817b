import CanonicalJSON
import Duties
import HandoffRules
import Interchange
import LedgerLog
import Liandan
import LiandanTesting
import Regulation
import Testing
import WasteDomain

struct MedicalDutyTests {
    private static let infectious = OtherWaste(code: "841-001-01", hazards: ["In"], method: "Y10")

    private func institution(_ town: Town, _ more: JSONObject = [:]) throws {
        let site: JSONObject = ["party": Town.generator, "site": "001"]
        let outcome = try town.submit(
            Town.generator,
            [town.event(.institutionRegistered, ["beds": 0, "site": site]).merging(more)]
        )
        #expect(outcome.isAccepted, "\(outcome.verdict)")
    }

    @Test func `an institution is emptied every two days that it is open`() throws {
        let town = try Town.settled()
        try town.set("2026-09-01 10:00")
        try institution(town)
        #expect(try town.duties("medical.collection", at: "2026-09-30 00:00").isEmpty)
        _ = try town.pack(Self.infectious)
        try town.expect(
            "medical.collection",
            [
                "2026-09-03 23:59": .soon, "2026-09-04 00:00": .late,
            ]
        )
        let duty = try town.duty("medical.collection", at: "2026-09-04 00:00")
        #expect(duty.facts == ["count": "1", "day": "2026-09-01", "limit": "2"])
        // Closed on the second and the third.
        try institution(
            town,
            ["closures": [["from": "2026-09-02", "until": "2026-09-03"] as JSONObject]]
        )
        try town.expect(
            "medical.collection",
            ["2026-09-05 23:59": .soon, "2026-09-06 00:00": .late]
        )
    }

    @Test func `a pick-up is confirmed within a day, and does not count before`() throws {
        let town = try Town.clinic()
        try town.set("2026-09-01 10:00")
        let bag = try town.clinicBag()
        try town.set("2026-09-01 11:00")
        #expect(try town.collectForClinic(bag.id, bag.codes).allSatisfy(\.isAccepted))
        let recorded = try town.duty("medical.confirmation", at: "2026-09-02 10:00")
        #expect(recorded.party.description == Town.generator)
        #expect(recorded.facts["signer"] == Town.disposer)
        try town.expect(
            "medical.confirmation",
            ["2026-09-02 10:59": .soon, "2026-09-02 11:01": .late]
        )
        // The bag waits on where nobody said that it left.
        try town.expect(
            "medical.collection",
            ["2026-09-03 23:59": .soon, "2026-09-04 00:00": .late]
        )
        let waiting = try town.institution
        #expect(waiting?.unconfirmed.map(\.manifest) == [bag.id])
        #expect(waiting?.collected == nil)

        try town.set("2026-09-02 10:00")
        #expect(try town.submit(Town.generator, [town.confirmed(bag.id)]).verdict == [])
        #expect(try town.duties("medical.confirmation", at: "2026-09-09 00:00").isEmpty)
        #expect(try town.duties("medical.collection", at: "2026-09-09 00:00").isEmpty)
        let collected = try town.institution
        #expect(collected?.unconfirmed == [])
        #expect(collected?.collected?.by.description == Town.carrier)
    }

    @Test func `a bin is cleaned within a day after it is emptied`() throws {
        let town = try Town.settled()
        try town.set("2026-09-01 10:00")
        for ledger in ["ward", "wardIssued", "wardReleased", "wardDecided"] {
            try town.play(
                LooseJSON.read(Fixture.bytes("Fixtures/ledgers/\(ledger).json"))
            )
        }
        #expect(try town.duties("bin.cleaning", at: "2026-09-09 00:00").isEmpty, "it is full")
        try town.set("2026-09-01 11:00")
        let treated: JSONObject = [
            "items": ["\(Town.generator)8410010120260901009"], "line": 1,
            "manifest": "01990000-0000-7000-8000-0000000000a1", "mass": 6000, "method": "Y10",
        ]
        let outcome = try town.submit(Town.disposer, [town.event(.treatmentRecorded, treated)])
        #expect(outcome.isAccepted, "\(outcome.verdict)")
        try town.expect(
            "bin.cleaning",
            ["2026-09-02 10:59": .soon, "2026-09-02 11:01": .late]
        )
        let duty = try town.duty("bin.cleaning", at: "2026-09-02 12:00")
        #expect(duty.party.description == Town.disposer)
        #expect(duty.facts["bin"] == "ZZX-001")
        try town.set("2026-09-02 10:00")
        let cleaned: JSONObject = [
            "bins": ["ZZX-001"], "method": "含氯消毒液浸泡", "party": Town.disposer,
        ]
        #expect(
            try town.submit(Town.disposer, [town.event(.binCleaned, cleaned)]).verdict == []
        )
        #expect(try town.duties("bin.cleaning", at: "2026-09-09 00:00").isEmpty)
    }

    @Test func `a pick-up that is put down again waits as before`() throws {
        let town = try Town.clinic()
        let bag = try town.clinicBag()
        _ = try town.collectForClinic(bag.id, bag.codes)
        #expect(try town.institution?.unconfirmed.count == 1)
        let why: JSONObject = ["manifest": bag.id, "reason": "车辆故障"]
        try town.submit(Town.carrier, [town.event(.manifestUnloaded, why)])
        try town.submit(Town.generator, [town.event(.manifestTakenBack, why)])
        #expect(try town.institution?.unconfirmed == [])
        #expect(try town.duties("medical.confirmation", at: "2026-09-09 00:00").isEmpty)
    }

    @Test func `a later pick-up is measured from what an unconfirmed one left`() throws {
        let town = try Town.clinic()
        try town.set("2026-09-01 10:00")
        let ghost = try town.clinicBag()
        _ = try town.collectForClinic(ghost.id, ghost.codes)
        try town.set("2026-09-04 08:00")
        let bag = try town.clinicBag()
        try town.submit(Town.generator, [town.released(bag.id, [town.load(bag.codes)])])
        let loaded = try town.submit(Town.carrier, [town.loaded(bag.id, [town.load(bag.codes)])])
        let found = loaded.findings.first { $0.rule == "HW-MED-002" }
        #expect(found?.facts["since"] == "2026-09-01")
        #expect(found?.facts["days"] == "3")
        // Somebody was there now, whatever became of the first.
        #expect(try town.institution?.unconfirmed == [])
    }

    @Test func `a region may count calendar days instead of hours`() throws {
        let town = try Town.settled()
        let row = "medical.calendarDays,yes,,,a local rule,high,500114"
        try town.adopt(.builtIn.adding(row + "\n"))
        try town.set("2026-09-01 10:00")
        _ = try town.pack(Self.infectious)
        try town.expect(
            "storage.medical.institution",
            ["2026-09-03 10:00": .soon, "2026-09-03 23:59": .soon, "2026-09-04 00:00": .late]
        )
    }
}

extension JSONObject {
    fileprivate func merging(_ other: JSONObject) -> JSONObject {
        other.members.reduce(into: self) { $0[$1.name] = $1.value }
    }
}

extension Town {
    /// The clinic as the ledger knows it.
    fileprivate var institution: Institution? {
        get throws {
            try ledger.query { (reader) throws(LogError) in
                try reader.record(Institution.self, "\(Self.generator)/001")
            }
        }
    }
}
