import CanonicalJSON
import Duties
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// What ends, and what has taken its place.
///
/// The town's own papers end in 2026, 2027 and 2029.
struct DocumentDutyTests {
    private static let number = "5001140009"

    /// From 15 September to 30 October 2026 there are thirty working days.
    @Test func `a waste licence is renewed thirty working days before it ends`() throws {
        let town = try Town.settled()
        try town.grant(Self.number, until: "2026-10-30")
        try town.expect(
            "licence.renewal",
            [
                "2026-08-14 23:59": nil, "2026-08-15 00:00": .soon, "2026-09-14 23:59": .soon,
                "2026-09-15 00:00": .late, "2026-11-29 23:59": .late, "2026-11-30 00:00": nil,
            ]
        )
        let duty = try town.duty("licence.renewal", at: "2026-09-15 00:00")
        #expect(try duty.due == .day(#require(CivilDay("2026-09-14"))))
        #expect(duty.party.description == Town.disposer)
        #expect(duty.name == Self.number)
        #expect(duty.detail.zh == "市生态环境局，2026-10-30 到期")
    }

    @Test func `a licence that is amended, replaced or revoked is no duty any more`() throws {
        let day = "2026-09-15 00:00"
        for change in ["amended", "replaced", "revoked"] {
            let town = try Town.settled()
            try town.grant(Self.number, until: "2026-10-30")
            try town.grant("5001140010", type: "batteryCollection", until: "2031-10-30")
            #expect(try town.duties("licence.renewal", at: day).count == 1)
            switch change {
            case "amended":
                let terms = town.disposalTerms(type: "pilotCollection", until: "2031-10-30")
                try town.change(.licenceAmended, Self.number, ["terms": terms])
            case "replaced": try town.grant("5001140011", until: "2031-10-30")
            default: try town.change(.licenceRevoked, Self.number, ["from": "2026-09-10"])
            }
            #expect(try town.duties("licence.renewal", at: day).isEmpty, "\(change)")
        }
    }

    @Test func `where no calendar tells the day to apply by, that is said, not guessed`() throws {
        let town = try Town.settled()
        try town.grant(Self.number, until: "2027-02-28")
        #expect(try town.duties("licence.renewal", at: "2026-10-30 12:00").isEmpty)
        let duty = try town.duty("licence.renewal", at: "2026-10-31 12:00")
        #expect(duty.due == .unknownCalendar(year: 2027))
        #expect(duty.name == Self.number)
    }

    @Test func `papers are told thirty days before they end and thirty days after`() throws {
        let course: KeyValuePairs<String, DutyState?> = [
            "2026-11-30 23:59": nil, "2026-12-01 00:00": .soon, "2026-12-31 23:59": .soon,
            "2027-01-01 00:00": .late, "2027-01-30 23:59": .late, "2027-01-31 00:00": nil,
        ]
        let town = try Town.settled()
        for (text, state) in course {
            let contracts = try town.duties("contract.end", at: text)
            #expect(contracts.map(\.state) == [state, state].compactMap(\.self), "\(text)")
            let policies = try town.duties("insurance.end", at: text)
            #expect(policies.map(\.state) == [state, state].compactMap(\.self), "\(text)")
        }
        try town.expect(
            "vehicle.end",
            ["2027-11-30 23:59": nil, "2027-12-01 00:00": .soon, "2028-01-01 00:00": .late]
        )
        try town.expect(
            "licence.end",
            ["2029-11-30 23:59": nil, "2029-12-01 00:00": .soon, "2030-01-01 00:00": .late]
        )
        let licence = try town.duty("licence.end", at: "2029-12-01 00:00")
        #expect(licence.party.description == Town.carrier)
    }

    @Test func `a later paper between the same for the same is the end of it`() throws {
        let town = try Town.settled()
        let day = "2026-12-20 12:00"
        try town.submit(
            Town.authority,
            [
                town.contract("C-2", with: Town.disposer, "disposal", until: "2027-12-31"),
                // For another purpose: the transport contract still ends.
                town.contract("T-2", with: Town.carrier, "disposal", until: "2027-12-31"),
                town.event(
                    .insuranceRecorded,
                    [
                        "from": "2027-01-01", "insurer": "示例保险", "party": Town.carrier,
                        "policy": "I-2", "until": "2027-12-31",
                    ]
                ),
                town.vehicle("渝H12345", until: "2030-12-31"),
            ]
        )
        #expect(try town.duties("contract.end", at: day).map(\.name) == ["T-1"])
        let policies = try town.duties("insurance.end", at: day)
        #expect(policies.map(\.party.description) == [Town.disposer])
        #expect(try town.duties("vehicle.end", at: "2027-12-20 12:00").isEmpty)
    }
}

extension Town {
    /// A licence of the disposer.
    fileprivate func grant(
        _ number: String,
        type: String = "pilotCollection",
        until: String
    ) throws {
        let terms = disposalTerms(type: type, until: until)
        #expect(try submit(Self.authority, [licence(Self.disposer, number, terms)]).isAccepted)
    }

    fileprivate func change(
        _ kind: EventKind,
        _ number: String,
        _ members: JSONObject
    ) throws {
        var members = members
        members["licence"] = number.json
        members["party"] = Self.disposer.json
        members["reason"] = "变更".json
        #expect(try submit(Self.authority, [event(kind, members)]).isAccepted)
    }
}
