import Audit
import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import Testing
import WasteDomain

/// A cloned label, a voided code in use, a package treated twice, more treated than received, a
/// box opened without a record: each is found, and both statements are named.
///
/// Those that only the whole ledger shows are `SightingPatternTests` and `MassPatternTests`.
struct CodeMisuseTests {
    /// What somebody does with codes, and what the first of two statements is.
    enum Misuse: String, CaseIterable {
        case clonedLabelSeen, clonedLabelReceived, codeIssuedTwice
        case voidedCodeSeen, voidedCodeFilled, voidedCodeReceived
        case treatedTwiceOnAManifest, treatedTwiceByItsOwner, treatedByMassTwice
        case acceptedMoreThanReceived
        case boxOpenedOnTheWay, boxOpenedInStore

        /// What is found.
        var rule: RuleID {
            switch self {
            case .clonedLabelSeen, .clonedLabelReceived, .voidedCodeSeen, .voidedCodeReceived:
                "LD-ITM-008"
            case .codeIssuedTwice: "HW-ITM-002"
            case .voidedCodeFilled, .treatedTwiceOnAManifest, .treatedTwiceByItsOwner:
                "HW-ITM-008"
            case .treatedByMassTwice: "HW-RCP-011"
            case .acceptedMoreThanReceived: "LD-RCP-003"
            case .boxOpenedOnTheWay: "LD-ITM-003"
            case .boxOpenedInStore: "LD-ITM-010"
            }
        }

        /// The statement that this one cannot stand beside: its newest.
        var other: EventKind {
            switch self {
            case .clonedLabelSeen: .itemSighted
            case .clonedLabelReceived: .itemFilled
            case .codeIssuedTwice: .itemIssued
            case .voidedCodeSeen, .voidedCodeFilled, .voidedCodeReceived: .itemVoided
            case .treatedTwiceOnAManifest: .treatmentRecorded
            case .treatedTwiceByItsOwner: .itemTreated
            case .treatedByMassTwice: .manifestDecided
            case .acceptedMoreThanReceived: .manifestReceived
            case .boxOpenedOnTheWay, .boxOpenedInStore: .itemPacked
            }
        }

        /// Whether the second statement is kept out of the ledger.
        var isRefused: Bool {
            switch self {
            case .codeIssuedTwice, .voidedCodeFilled, .treatedTwiceOnAManifest,
                .treatedTwiceByItsOwner, .treatedByMassTwice, .acceptedMoreThanReceived:
                true
            default: false
            }
        }
    }

    @Test(arguments: Misuse.allCases)
    func `misuse of a code is found with both statements`(misuse: Misuse) throws {
        let city = try PatternTown()
        let (party, event) = try prepare(misuse, city)
        let other = try #require(try city.events(misuse.other).last)
        let outcome = try city.town.submit(party, [event])
        let found = outcome.findings.filter { $0.rule == misuse.rule }
        #expect(found.map { $0.facts["entry"] } == [other.description], "\(outcome.verdict)")
        #expect(found.map(\.event) == [0])
        #expect(outcome.isAccepted != misuse.isRefused, "\(outcome.verdict)")
        let report = try Tampering(city.town).audit()
        #expect(report.isSound)
        #expect(report.findings[misuse.rule.description] == (misuse.isRefused ? nil : 1))
    }

    /// All that leads to the second statement, and the statement.
    private func prepare(_ misuse: Misuse, _ city: PatternTown) throws -> (String, JSONObject) {
        let town = city.town
        let code = city.nextCode()
        switch misuse {
        case .codeIssuedTwice, .voidedCodeFilled, .voidedCodeSeen, .voidedCodeReceived:
            let issued = town.event(
                .itemIssued,
                town.content(["code": code, "site": "001"])
            )
            try city.record(Town.generator, [issued])
            if misuse == .codeIssuedTwice { return (Town.generator, issued) }
            let voided: JSONObject = ["code": code, "reason": "标签损坏"]
            try city.record(Town.generator, [town.event(.itemVoided, voided)])
            if misuse == .voidedCodeFilled {
                return (Town.generator, town.event(.itemFilled, ["code": code]))
            }
            if misuse == .voidedCodeSeen { return (Town.carrier, sighting(code, town)) }
            return try receive(beside: code, city)
        case .clonedLabelSeen:
            try city.record(Town.generator, town.itemEvents([code]))
            try city.record(Town.generator, [sighting(code, town)])
            return (Town.disposer, sighting(code, town))
        case .clonedLabelReceived:
            let receipt = try receive(beside: code, city)
            try city.record(Town.generator, town.itemEvents([code]))
            return receipt
        case .treatedTwiceOnAManifest:
            try city.record(Town.generator, town.itemEvents([code]))
            let id = try city.carry(.init(codes: [code]))
            return (Town.disposer, town.treated(id, [code]))
        case .treatedTwiceByItsOwner:
            try city.record(Town.generator, town.itemEvents([code]))
            let treated: JSONObject = ["items": [code], "method": "R9"]
            try city.record(Town.generator, [town.event(.itemTreated, treated)])
            return (Town.generator, town.event(.itemTreated, treated))
        case .treatedByMassTwice:
            try city.record(Town.generator, town.itemEvents([code]))
            let id = try city.carry(.init(codes: [code], until: .manifestDecided))
            try city.record(Town.disposer, [town.treated(id, [code], mass: 60_000)])
            return (Town.disposer, town.treated(id, [], mass: 60_000))
        case .acceptedMoreThanReceived:
            let id = try city.carry(.init(received: 99_000, until: .manifestReceived))
            return (Town.disposer, town.decided(id, accepted: 100_000))
        case .boxOpenedOnTheWay:
            let (box, inner) = try pack(city)
            let id = try city.carry(.init(codes: [box], until: .manifestArrived))
            return (Town.disposer, town.received(id, [inner], mass: 100_000))
        case .boxOpenedInStore:
            let (_, inner) = try pack(city)
            return (Town.generator, sighting(inner, town))
        }
    }

    private func sighting(_ code: String, _ town: Town) -> JSONObject {
        town.event(.itemSighted, ["items": [code], "place": "2号库"])
    }

    /// The receipt of a load that has another code beside its own.
    private func receive(beside code: String, _ city: PatternTown) throws -> (String, JSONObject) {
        let load = city.nextCode()
        try city.record(Town.generator, city.town.itemEvents([load]))
        let id = try city.carry(.init(codes: [load], until: .manifestArrived))
        return (Town.disposer, city.town.received(id, [load, code], mass: 100_000))
    }

    private func pack(_ city: PatternTown) throws -> (box: String, inner: String) {
        let (box, inner) = (city.nextCode(), city.nextCode())
        try city.record(Town.generator, city.town.itemEvents([inner]))
        try city.record(
            Town.generator,
            [
                city.town.event(.itemIssued, city.town.content(["code": box, "site": "001"])),
                city.town.event(.itemPacked, ["code": box, "items": [inner]]),
            ]
        )
        return (box, inner)
    }
}
