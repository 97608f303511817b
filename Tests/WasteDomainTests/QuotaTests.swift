import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// What a manifest takes of its plan, its approval and its point-to-point plan.
struct QuotaTests {
    private static let line = Examples.form["lines"]?.array?.first?.object ?? [:]

    /// A statement, and in grams what is bound and what has left after it.
    private struct Step {
        let event: JSONObject
        let party: String
        let bound: Int64
        let moved: Int64

        init(_ event: JSONObject, _ party: String, bound: Int64, moved: Int64 = 0) {
            self.event = event
            self.party = party
            self.bound = bound
            self.moved = moved
        }
    }

    private static let steps = [
        Step(Examples.event(.manifestIssued, ["number": nil]), Town.generator, bound: 110_000),
        Step(
            Examples.event(
                .manifestAmended,
                ["lines": [line.with(["mass": 120_000])], "redirects": nil]
            ),
            Town.generator,
            bound: 120_000
        ),
        Step(Steps.released(), Town.generator, bound: 200_000),
        Step(Steps.released([1], mass: 90_000), Town.generator, bound: 90_000),
        Step(Examples.event(.manifestRecalled), Town.generator, bound: 90_000),
        Step(Steps.loaded(), Town.carrier, bound: 90_000),
        Step(Steps.released(), Town.generator, bound: 200_000, moved: 200_000),
        Step(Examples.event(.manifestUnloaded), Town.carrier, bound: 200_000, moved: 200_000),
        Step(Examples.event(.manifestTakenBack), Town.generator, bound: 200_000),
        Step(Examples.event(.manifestAmended, ["approval": nil]), Town.generator, bound: 0),
        Step(Examples.event(.manifestAmended), Town.generator, bound: 110_000),
        Step(Examples.event(.manifestCancelled), Town.generator, bound: 0),
    ]

    private static func granted() throws -> Stage {
        var stage = try Stage.settled()
        for kind: EventKind in [.approvalGranted, .exemptionGranted] {
            try stage.apply(Examples.event(kind), by: Town.authority)
        }
        return stage
    }

    @Test func `shared figures follow every step of a manifest`() throws {
        var stage = try Self.granted()
        let code = try #require(WasteCode("900-214-08"))
        for (index, step) in Self.steps.enumerated() {
            try stage.apply(step.event, by: step.party)
            let approval = stage.slice[Approval.self, "\(Town.generator)/渝环跨〔2026〕1号"]
            #expect(approval?.used[code].grams == step.bound, "\(index)")
            let plan = stage.slice[Plan.self, "\(Town.generator)/P-2026"]
            #expect(plan?.moved(code).grams == step.moved, "\(index)")
        }
    }

    @Test func `a point-to-point plan counts its own waste in the year of issue`() throws {
        var stage = try Self.granted()
        let other = Self.line.with(["code": "900-249-08", "line": 2])
        let issued = Examples.event(
            .manifestIssued,
            ["lines": [Self.line, other], "occurredAt": "2026-12-31T16:00:00.000Z"]
        )
        let changes = try stage.apply(issued, by: Town.generator)
        #expect(changes["exemption"] == ["used"])
        let grant = try #require(stage.slice[ExemptionGrant.self, "\(Town.generator)/G-1"])
        #expect(grant.used(in: 2027).grams == 110_000)
        #expect(grant.used(in: 2026) == .zero)
    }
}
