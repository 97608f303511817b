import Audit
import CanonicalJSON
import HandoffRules
import LiandanTesting
import Testing
import WasteDomain

/// Packages that became others: what they weigh, and what of a line was used up.
struct MassPatternTests {
    /// Whatever is done with drums of 100 kg, one kilogram is within tolerance here.
    private func city() throws -> PatternTown {
        try PatternTown(["tolerance.absoluteGrams": 1000, "tolerance.perMille": 0])
    }

    /// How packages of 100 kg become others; the parts are weighed again so that together they
    /// have gained some grams.
    enum Change: String, CaseIterable {
        case split, recodedTwice, unpacked
    }

    @Test(arguments: Change.allCases, [(1000, false), (1001, true)])
    func `parts that weigh more than the whole are found`(
        change: Change,
        gained: (grams: Int, isFound: Bool)
    ) throws {
        let city = try city()
        let (whole, part) = try make(change, gaining: gained.grams, city)
        let found = try city.found("LD-PAT-013")
        guard gained.isFound else {
            #expect(found == [])
            return
        }
        #expect(found.map { $0.facts["whole"] } == [whole])
        #expect(found.map { $0.facts["code"] } == [part])
        let mass = change == .unpacked ? "200" : "100"
        #expect(found.map { $0.facts["mass"] } == [mass])
        #expect(found.map { $0.facts["sum"] } == [change == .unpacked ? "201.001" : "101.001"])
        let events: [EventID?] =
            switch change {
            case .unpacked:
                [try city.events(.itemUnpacked).first, try city.events(.itemWeighed).last]
            default: [try city.events(.itemWeighed).first, try city.events(.itemWeighed).last]
            }
        #expect(found.map(\.evidence) == [events.compactMap(\.self)])
    }

    /// - Returns: The whole, and the part that was weighed again.
    private func make(
        _ change: Change,
        gaining grams: Int,
        _ city: PatternTown
    ) throws -> (whole: String, part: String) {
        let codes = [city.nextCode(), city.nextCode(), city.nextCode()]
        let record = { (kind: EventKind, members: JSONObject) in
            try city.record(Town.generator, [city.town.event(kind, members)])
        }
        try city.record(Town.generator, city.town.itemEvents([codes[0]]))
        switch change {
        case .split:
            let parts: [JSONObject] = codes[1...].map { ["code": $0, "net": 50_000] }
            try record(.itemSplit, ["children": parts, "code": codes[0], "site": "001"])
            try record(.itemWeighed, ["code": codes[1], "net": 50_000 + grams])
            return (codes[0], codes[1])
        case .recodedTwice:
            for (parent, child, net) in [
                (codes[0], codes[1], 100_900), (codes[1], codes[2], 100_000 + grams),
            ] {
                let members: JSONObject = [
                    "code": child, "parent": parent, "reason": "编码有误", "site": "001",
                ]
                try record(.itemRecoded, city.town.content(members))
                try record(.itemWeighed, ["code": child, "net": net])
            }
            return (codes[0], codes[2])
        case .unpacked:
            try city.record(Town.generator, city.town.itemEvents([codes[1]]))
            try record(.itemIssued, city.town.content(["code": codes[2], "site": "001"]))
            try record(.itemPacked, ["code": codes[2], "items": [codes[0], codes[1]]])
            try record(.itemUnpacked, ["code": codes[2]])
            try record(.itemWeighed, ["code": codes[1], "net": 100_000 + grams])
            return (codes[2], codes[1])
        }
    }

    /// A mistake that was mended by another weighing is none.
    @Test func `the last weighing counts`() throws {
        let city = try city()
        let (_, part) = try make(.split, gaining: 5000, city)
        let again: JSONObject = ["code": part, "net": 50_000]
        try city.record(Town.generator, [city.town.event(.itemWeighed, again)])
        #expect(try city.found("LD-PAT-013") == [])
    }
}
