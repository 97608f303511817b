import Audit
import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// Codes that were seen where they cannot have been, by the whole ledger.
struct SightingPatternTests {
    /// Two points 111,195 m apart: less 1,000 m for their accuracy, 3,305.85 seconds at 120 km/h.
    private static let (here, there): (JSONObject, JSONObject) = (
        ["latitude": 295_000_000, "longitude": 1_088_000_000],
        ["latitude": 305_000_000, "longitude": 1_088_000_000]
    )

    /// How one package can be seen at two points.
    enum Meeting: String, CaseIterable {
        /// Each sighting is submitted at once.
        case online
        /// The later sighting is submitted before the earlier one.
        case offline
        /// Another sighting, later than both, was submitted before them.
        case insertedInThePast
        /// The box it is in was seen, then the package.
        case inItsBox
        /// Its load was seen on the road, then the package.
        case underItsManifest
    }

    @Test(arguments: Meeting.allCases, [(3305, true), (3306, false)] as [(Int64, Bool)])
    func `one code at two places faster than the road allows is found`(
        meeting: Meeting,
        far: (seconds: Int64, isFound: Bool)
    ) throws {
        let city = try PatternTown()
        let code = city.nextCode()
        try city.record(Town.generator, city.town.itemEvents([code]))
        let events = try meet(code, meeting, after: far.seconds, city)
        let found = try city.found("LD-PAT-011")
        guard far.isFound else {
            #expect(found == [])
            return
        }
        #expect(found.map { $0.facts["code"] } == [code])
        #expect(found.map { $0.facts["metres"] } == ["110195"])
        #expect(found.map { $0.facts["seconds"] } == ["3305"])
        #expect(found.map { $0.facts["count"] } == ["1"])
        #expect(found.map(\.evidence) == [events])
    }

    /// - Returns: The two statements.
    private func meet(
        _ code: String,
        _ meeting: Meeting,
        after seconds: Int64,
        _ city: PatternTown
    ) throws -> [EventID] {
        let town = city.town
        var seen = code
        var load: UniqueID?
        if meeting == .inItsBox {
            seen = city.nextCode()
            let box = town.content(["code": seen, "site": "001"])
            try city.record(
                Town.generator,
                [
                    town.event(.itemIssued, box),
                    town.event(.itemPacked, ["code": seen, "items": [code]]),
                ]
            )
        } else if meeting == .underItsManifest {
            load = try city.carry(.init(codes: [code], until: .manifestDeparted))
        }
        let start = town.clock.now
        let end = start.advanced(by: seconds * 1000)
        let first = sighting([seen], Self.here, at: start, town)
        let second = sighting([code], Self.there, at: end, town)
        town.clock.set(end.advanced(by: 7_200_000))
        switch meeting {
        case .online, .inItsBox:
            try city.record(Town.generator, [first])
            try city.record(Town.generator, [second])
        case .offline:
            try city.record(Town.generator, [second])
            try city.record(Town.generator, [first])
        case .insertedInThePast:
            let last = sighting([code], Self.there, at: end.advanced(by: 3_600_000), town)
            try city.record(Town.generator, [last])
            try city.record(Town.generator, [second])
            try city.record(Town.generator, [first])
            return Array(try city.events(.itemSighted).suffix(2))
        case .underItsManifest:
            let observed: JSONObject = ["manifest": load, "point": Self.here]
            try city.record(Town.carrier, [second])
            try city.record(Town.carrier, [town.event(.transitObserved, observed, at: start)])
        }
        return (try city.events(.itemSighted) + city.events(.transitObserved)).sorted()
    }

    private func sighting(
        _ codes: [String],
        _ point: JSONObject? = nil,
        at time: Timestamp,
        manifest: UniqueID? = nil,
        _ town: Town
    ) -> JSONObject {
        town.event(
            .itemSighted,
            ["items": codes, "manifest": manifest, "place": "示例库房", "position": point],
            at: time
        )
    }

    /// Packages seen together are one finding.
    @Test func `a load seen at two places is told once, with the number of its packages`() throws {
        let city = try PatternTown()
        let codes = (1...3).map { _ in city.nextCode() }
        try city.record(Town.generator, city.town.itemEvents(codes))
        for (point, minutes) in [(Self.here, 10), (Self.there, 11)] as [(JSONObject, Int64)] {
            let time = city.town.clock.now
            let event = sighting(codes, point, at: time, city.town)
            city.town.clock.advance(minutes: minutes)
            try city.record(Town.generator, [event])
        }
        #expect(try city.found("LD-PAT-011").map { $0.facts["count"] } == ["3"])
    }

    /// What is stated of one package, and what of it the rules cannot see.
    enum Story: String, CaseIterable {
        case generatorSeesWhatLeft, loadedStatedLate, consigneeSeesWhatHasNotCome
        case treatedBefore, voidedBefore
    }

    @Test(arguments: Story.allCases)
    func `a code seen while somebody else had it is found with both statements`(
        story: Story
    ) throws {
        let city = try PatternTown()
        let code = city.nextCode()
        let (kind, holder) = try tell(story, of: code, city)
        let found = try city.found("LD-PAT-012")
        #expect(found.map { $0.facts["code"] } == [code])
        #expect(found.map { $0.facts["statement"] } == [kind.rawValue])
        #expect(found.map { $0.facts["holder"] } == [holder])
        let events = try city.events(.itemSighted) + city.events(kind)
        #expect(found.map(\.evidence) == [events.sorted()])
    }

    /// - Returns: The statement that the sighting cannot stand beside, and whose it is.
    private func tell(
        _ story: Story,
        of code: String,
        _ city: PatternTown
    ) throws -> (EventKind, String) {
        let town = city.town
        let hour: Int64 = 3_600_000
        if story == .voidedBefore {
            let issued = town.content(["code": code, "site": "001"])
            try city.record(Town.generator, [town.event(.itemIssued, issued)])
        } else {
            try city.record(Town.generator, town.itemEvents([code]))
        }
        switch story {
        case .generatorSeesWhatLeft:
            try city.carry(.init(codes: [code], until: .manifestDeparted))
            town.clock.advance(minutes: 60)
            let time = town.clock.now
            town.clock.advance(minutes: 600)
            try see(code, Town.generator, at: time, city)
            return (.manifestLoaded, Town.carrier)
        case .loadedStatedLate:
            let id = try city.carry(.init(codes: [code], until: .manifestReleased))
            let time = town.clock.now
            town.clock.advance(minutes: 60)
            try see(code, Town.generator, at: town.clock.now, city, isSilent: true)
            var loaded = town.loaded(id, [town.load([code], mass: 100_000)])
            loaded["occurredAt"] = time.json
            try city.record(Town.carrier, [loaded])
            return (.manifestLoaded, Town.carrier)
        case .consigneeSeesWhatHasNotCome:
            let id = try city.carry(.init(codes: [code], until: .manifestDeparted))
            let time = town.clock.now.advanced(by: hour)
            town.clock.advance(minutes: 180)
            try city.record(Town.carrier, [town.arrived(id)])
            try city.record(Town.disposer, [town.received(id, [code])])
            try see(code, Town.disposer, at: time, city, isSilent: true)
            return (.manifestLoaded, Town.carrier)
        case .treatedBefore:
            let id = try city.carry(.init(codes: [code], until: .manifestDecided))
            let time = town.clock.now
            town.clock.advance(minutes: 60)
            try see(code, Town.disposer, at: town.clock.now, city, isSilent: true)
            var treated = town.treated(id, [code])
            treated["occurredAt"] = time.json
            try city.record(Town.disposer, [treated])
            return (.treatmentRecorded, Town.disposer)
        case .voidedBefore:
            let time = town.clock.now
            town.clock.advance(minutes: 60)
            try see(code, Town.generator, at: town.clock.now, city)
            let voided: JSONObject = ["code": code, "reason": "标签损坏"]
            try city.record(Town.generator, [town.event(.itemVoided, voided, at: time)])
            return (.itemVoided, Town.generator)
        }
    }

    /// Submits a sighting; if it is silent no rule finds anything about it then.
    private func see(
        _ code: String,
        _ party: String,
        at time: Timestamp,
        _ city: PatternTown,
        isSilent: Bool = false
    ) throws {
        let outcome = try city.town.submit(party, [sighting([code], at: time, city.town)])
        #expect(outcome.isAccepted && outcome.findings.isEmpty == isSilent, "\(outcome.verdict)")
    }

    /// A stock-take, the road under a manifest, an inspection, and what each of them saw in time
    /// though it was submitted at the end.
    @Test func `whoever had a package may have seen it, however late that is said`() throws {
        let city = try PatternTown()
        let town = city.town
        let code = city.nextCode()
        try city.record(Town.generator, town.itemEvents([code]))
        var seen = [(Town.generator, sighting([code], at: town.clock.now, town))]
        let id = try city.carry(.init(codes: [code], until: .manifestDeparted))
        for party in [Town.carrier, Town.authority] {
            seen.append((party, sighting([code], at: town.clock.now, town)))
        }
        let road = sighting([code], at: town.clock.now, manifest: id, town)
        seen.append((Town.disposer, road))
        town.clock.advance(minutes: 120)
        try city.record(Town.carrier, [town.arrived(id)])
        seen.append((Town.disposer, sighting([code], at: town.clock.now, town)))
        town.clock.advance(minutes: 60)
        try city.record(Town.disposer, [town.received(id, [code])])
        seen.append((Town.disposer, sighting([code], at: town.clock.now, town)))
        town.clock.advance(minutes: 600)
        for (party, event) in seen { try city.record(party, [event]) }
        #expect(try city.found("LD-PAT-012") == [])
    }
}
