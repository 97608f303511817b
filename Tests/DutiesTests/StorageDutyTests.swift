import CanonicalJSON
import Duties
import Liandan
import LiandanTesting
import Testing
import WasteDomain

struct StorageDutyTests {
    @Test func `codes are filled within thirty days, those of a day being one entry`() throws {
        let town = try Town.settled()
        try town.set("2026-09-01 23:58")
        let codes = town.codes(3)
        let issued = codes.map { code in
            town.event(.itemIssued, town.content(["code": code, "site": "001"]))
        }
        #expect(try town.submit(Town.generator, issued).isAccepted)
        try town.expect(
            "item.unfilled",
            [
                "2026-09-27 23:59": nil, "2026-09-28 00:00": .soon, "2026-10-01 23:59": .soon,
                "2026-10-02 00:00": .late,
            ]
        )
        let duty = try town.duty("item.unfilled", at: "2026-10-02 00:00")
        #expect(duty.count == 3)
        #expect(duty.party.description == Town.generator)
        #expect(duty.subject == Subject(.item, codes[0]))
        #expect(duty.detail.en == "900-214-08, issued on 2026-09-01")
        #expect(duty.command == "liandan item void \(codes[0]) --reason REASON")

        try town.state(at: "2026-10-03 09:00", Town.generator) {
            town.event(.itemFilled, ["code": codes[0]])
        }
        try town.state(at: "2026-10-03 09:10", Town.generator) {
            town.event(.itemVoided, ["code": codes[1], "reason": "没有使用"])
        }
        #expect(try town.duty("item.unfilled", at: "2026-10-04 00:00").count == 1)
    }

    @Test func `a generator keeps a package for a year at most, in store or not`() throws {
        let town = try Town.settled()
        try town.set("2026-09-01 10:00")
        let codes = town.codes(2)
        try town.submit(Town.generator, town.itemEvents(codes))
        try town.state(at: "2026-09-20 09:00", Town.generator) {
            town.event(.itemStored, ["code": codes[0], "facility": "TS001"])
        }
        try town.expect(
            "storage.generator",
            [
                "2027-08-01 23:59": nil, "2027-08-02 00:00": .soon, "2027-09-01 23:59": .soon,
                "2027-09-02 00:00": .late,
            ]
        )
        #expect(try town.duty("storage.generator", at: "2027-09-02 00:00").count == 2)
        #expect(try town.duties("storage.medical.institution", at: "2027-09-02 00:00").isEmpty)
        try town.state(at: "2026-09-21 09:00", Town.generator) {
            town.event(.itemWithdrawn, ["code": codes[0]])
        }
        #expect(try town.duty("storage.generator", at: "2027-09-02 00:00").count == 2)

        let id = town.uuid()
        try town.state(at: "2026-09-22 09:00", Town.generator) {
            town.manifest(id, lines: [town.line(packages: 2, mass: 200_000)])
        }
        try town.step(.manifestReleased, id, codes, at: "2026-09-22 10:00")
        try town.step(.manifestLoaded, id, codes, at: "2026-09-22 10:10")
        #expect(try town.duties("storage.generator", at: "2027-09-02 00:00").isEmpty)
    }

    @Test func `medical waste leaves the institution within forty-eight hours`() throws {
        let town = try Town.settled()
        try town.set("2026-09-01 10:00")
        _ = try town.pack(OtherWaste(code: "841-001-01", hazards: ["In"], method: "Y10"))
        try town.expect(
            "storage.medical.institution",
            [
                "2026-09-02 21:59": nil, "2026-09-02 22:00": .soon, "2026-09-03 09:59": .soon,
                "2026-09-03 10:00": .late,
            ]
        )
        #expect(try town.duties("storage.generator", at: "2027-10-01 00:00").isEmpty)
    }

    @Test func `packages of other days, wastes and parties are entries of their own`() throws {
        let town = try Town.settled()
        for (day, waste) in [("01", "90021408"), ("02", "90021408"), ("02", "90024908")] {
            try town.set("2026-09-\(day) 10:00")
            let codes = town.codes(2, waste: waste)
            try town.submit(Town.generator, town.itemEvents(codes))
        }
        let duties = try town.duties("storage.generator", at: "2027-12-01 00:00")
        #expect(duties.map(\.count) == [2, 2, 2])
        #expect(duties.map { $0.facts["day"] } == ["2026-09-01", "2026-09-02", "2026-09-02"])
        #expect(duties.map { $0.facts["waste"] } == ["900-214-08", "900-214-08", "900-249-08"])
    }
}
