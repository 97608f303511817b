import CanonicalJSON
import Duties
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
