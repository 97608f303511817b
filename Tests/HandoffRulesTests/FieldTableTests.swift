import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import Testing
import WasteDomain

struct FieldTableTests {
    /// Fields that must be there only in circumstances the town is not in by itself.
    private static let circumstances = [
        "/approval": (path: "/consignee/site", value: "002"),
        "/lines/*/report": (path: "/lines/0/code", value: "900-000-08"),
    ]

    @Test(arguments: FieldTable.fields.indices)
    func `what must be there is missed, what may be left out is not`(index: Int) throws {
        let field = FieldTable.fields[index]
        let town = try Town.settled()
        let site = town.site(Town.disposer, region: "360702", segment: "3607")
        try town.record(Town.authority, [site.adding(["site": "002"])])
        try town.take(Town.steps(through: field.kind).dropLast())
        let path = field.path.replacing("*", with: "0")
        let circumstance = Self.circumstances[field.path].map { [($0.path, $0.value.json)] } ?? []
        let changes: [(path: String, value: JSONValue?)] = circumstance + [(path, nil)]
        let outcome = try town.state(field.kind, changes)
        let isMissed = outcome.findings.contains {
            $0.path.description == path && $0.effect == .refuse
        }
        #expect(isMissed == (field.requiredFrom != nil), "\(field.kind.rawValue) \(path)")
        #expect(field.requiredFrom == nil || field.requiredFrom == field.kind)
    }

    private static let kinds = Set(FieldTable.fields.map(\.kind)).subtracting([.manifestIssued])

    @Test(arguments: kinds)
    func `once its fields are locked a statement is not taken again`(kind: EventKind) throws {
        let lock = try #require(FieldTable.fields.first { $0.kind == kind }?.lockedFrom)
        let steps = [kind, lock].map(Town.steps(through:)).max { $0.count < $1.count } ?? []
        let town = try Town.settled()
        try town.take(steps)
        #expect(try !town.state(kind).isAccepted)
    }

    @Test func `until the other half is there a half may be stated again`() throws {
        let consignor = try Town.settled()
        try consignor.take(Town.steps(through: .manifestReleased))
        #expect(try consignor.state(.manifestReleased).isAccepted)
        let carrier = try Town.settled()
        try carrier.take(Town.steps(through: .manifestIssued) + [.manifestLoaded])
        #expect(try carrier.state(.manifestLoaded).isAccepted)
    }

    @Test(arguments: [
        ("/lines/0/mass", EventKind.manifestReleased), ("/lines/12/hazards/1", .manifestReleased),
        ("/lines/0", .manifestReleased), ("/lines", .manifestReleased),
        ("/consignor", .manifestIssued), ("/consignor/site", .manifestIssued),
        ("/emergency", .manifestReleased), ("/number", .manifestIssued),
        ("/approval", .manifestReleased), ("/colour", nil), ("/lines/0/colour", nil),
        ("", .manifestIssued),
    ])
    func `a field of the form is locked from a statement on`(path: String, kind: EventKind?) {
        #expect(FieldTable.lock(of: JSONPath(path)) == kind)
    }

    @Test func `other statements lock their own fields`() {
        let lock = { (path: String, kind: EventKind) in
            FieldTable.lock(of: JSONPath(path), in: kind)
        }
        #expect(lock("/lines/0/mass", .manifestReleased) == .manifestLoaded)
        #expect(lock("/vehicle", .manifestLoaded) == .manifestReleased)
        #expect(lock("/lines/0/accepted", .manifestDecided) == .manifestDecided)
        #expect(lock("/mass", .treatmentRecorded) == nil)
    }

    @Test func `a field stands in the table once`() {
        let places = FieldTable.fields.map { "\($0.kind.rawValue) \($0.path)" }
        #expect(Set(places).count == places.count)
    }
}
