import CanonicalJSON
import Duties
import Liandan
import LiandanTesting
import Testing
import WasteDomain

struct GrantDutyTests {
    /// Its own end, the end of twelve months, the end of the consignee's licence.
    @Test(arguments: [
        ("2026-01-01", "2026-10-31", "2029-12-31", "2026-10-31"),
        ("2026-01-01", "2027-06-30", "2029-12-31", "2026-12-31"),
        ("2026-01-01", "2026-12-31", "2026-11-30", "2026-11-30"),
        ("2024-02-29", "2025-06-30", "2029-12-31", "2025-02-28"),
    ])
    func `an approval ends with itself, its year, or the licence`(
        from: String,
        until: String,
        licensed: String,
        last: String
    ) throws {
        let town = try Town.settled()
        try town.licensed(until: licensed)
        try town.approve("A-1", from: from, until: until)
        let end = try #require(CivilDay(last))
        try town.expect(
            "approval.end",
            [
                "\(end.advanced(by: -31)) 23:59": nil, "\(end.advanced(by: -30)) 00:00": .soon,
                "\(end) 23:59": .soon, "\(end.advanced(by: 1)) 00:00": .late,
                "\(end.advanced(by: 31)) 00:00": nil,
            ]
        )
        let duty = try town.duty("approval.end", at: "\(end) 12:00")
        #expect(duty.due == .day(end))
        #expect(duty.party.description == Town.generator)
        #expect(duty.name == "A-1")
    }

    @Test func `a later approval of the same waste is the end of one that ends`() throws {
        let town = try Town.settled()
        try town.approve("A-1", from: "2026-01-01", until: "2026-10-31")
        #expect(try town.duties("approval.end", at: "2026-10-15 12:00").count == 1)
        try town.approve("A-2", from: "2026-10-01", until: "2027-09-30", waste: "900-249-08")
        #expect(try town.duties("approval.end", at: "2026-10-15 12:00").count == 1)
        try town.approve("A-3", from: "2026-10-01", until: "2027-09-30")
        #expect(try town.duties("approval.end", at: "2026-10-15 12:00").isEmpty)
    }

    @Test func `an approval is told of from nine tenths on, code by code`() throws {
        let town = try Town.settled()
        try town.approve("A-1", from: "2026-01-01", until: "2026-12-31", mass: 110_000)
        try town.set("2026-09-02 08:00")
        #expect(try town.duties("approval.used", at: "2026-09-02 08:00").isEmpty)
        let id = town.uuid()
        try town.state(at: "2026-09-02 08:10", Town.generator) {
            town.manifest(id, lines: [town.line(packages: 1, mass: 100_000)]) {
                $0["approval"] = "A-1".json
            }
        }
        let duty = try town.duty("approval.used", at: "2026-09-02 09:00")
        #expect(duty.due == .used(percent: 90))
        #expect(duty.party.description == Town.generator)
        #expect(duty.detail.en == "900-214-08: 0.1 t used of 0.11 t approved")
        // What is cancelled is free again.
        try town.state(at: "2026-09-02 10:00", Town.generator) {
            town.event(.manifestCancelled, ["manifest": id, "reason": "取消"])
        }
        #expect(try town.duties("approval.used", at: "2026-09-02 11:00").isEmpty)
    }

    @Test func `a point-to-point plan is told of when it ends and when its year is used up`() throws
    {
        let town = try Town.settled()
        try town.exempt("E-1", until: "2026-12-31", cap: 110_000)
        try town.expect(
            "exemption.end",
            ["2026-11-30 23:59": nil, "2026-12-01 00:00": .soon, "2027-01-01 00:00": .late]
        )
        #expect(try town.duties("exemption.used", at: "2026-09-02 08:00").isEmpty)
        try town.state(at: "2026-09-02 08:10", Town.generator) {
            town.manifest(town.uuid(), lines: [town.line(packages: 1, mass: 100_000)]) {
                let claim: JSONObject = ["grant": "E-1", "row": 32, "stage": "use"]
                $0["exemptions"] = [claim].json
            }
        }
        let duty = try town.duty("exemption.used", at: "2026-09-02 09:00")
        #expect(duty.due == .used(percent: 90))
        #expect(duty.party.description == Town.generator)
        #expect(try town.duties("exemption.used", at: "2027-01-01 00:00").isEmpty)
        try town.exempt("E-2", until: "2027-12-31", cap: 110_000)
        #expect(try town.duties("exemption.end", at: "2026-12-15 00:00").isEmpty)
    }

    @Test func `a delegation is told of before it ends, unless revoked or granted anew`() throws {
        let day = "2026-09-20 00:00"
        for change in ["revoked", "anew"] {
            let town = try Town.settled()
            let delegation = town.uuid()
            try town.delegate(delegation, until: "2026-10-01")
            try town.expect(
                "delegation.end",
                ["2026-08-31 23:59": nil, "2026-09-01 00:00": .soon, "2026-10-02 00:00": .late]
            )
            let duty = try town.duty("delegation.end", at: day)
            #expect(duty.party.description == Town.generator)
            #expect(duty.detail.en == "manifest.released by \(Town.carrier), ends on 2026-10-01")
            if change == "anew" {
                try town.delegate(town.uuid(), until: "2027-10-01")
            } else {
                try town.state(at: "2026-09-10 09:00", Town.generator) {
                    town.event(.delegationRevoked, ["delegation": delegation])
                }
            }
            #expect(try town.duties("delegation.end", at: day).isEmpty, "\(change)")
        }
    }
}

extension Town {
    fileprivate func licensed(until: String) throws {
        let amended: JSONObject = [
            "licence": "5001140001", "party": Self.disposer, "reason": "换证",
            "terms": disposalTerms(until: until),
        ]
        #expect(try submit(Self.authority, [event(.licenceAmended, amended)]).isAccepted)
    }

    fileprivate func approve(
        _ number: String,
        from: String,
        until: String,
        waste: String = "900-214-08",
        mass: Int = 1_000_000
    ) throws {
        let wastes: [JSONObject] = [["code": waste, "mass": mass, "methods": ["R9"]]]
        let granted: JSONObject = [
            "approval": number, "consignee": Self.disposer, "from": from, "issuer": "市生态环境局",
            "party": Self.generator, "until": until, "wastes": wastes,
        ]
        #expect(try submit(Self.authority, [event(.approvalGranted, granted)]).isAccepted)
    }

    fileprivate func exempt(_ number: String, until: String, cap: Int) throws {
        let granted: JSONObject = [
            "code": "900-214-08", "consignee": Self.disposer, "exemption": number,
            "from": "2026-01-01", "party": Self.generator, "until": until, "yearlyCap": cap,
        ]
        #expect(try submit(Self.authority, [event(.exemptionGranted, granted)]).isAccepted)
    }

    fileprivate func delegate(_ delegation: UniqueID, until: String) throws {
        let granted: JSONObject = [
            "delegation": delegation, "from": "2026-08-01", "party": Self.generator,
            "statement": "manifest.released", "to": Self.carrier, "until": until,
        ]
        #expect(try submit(Self.generator, [event(.delegationGranted, granted)]).isAccepted)
    }
}
