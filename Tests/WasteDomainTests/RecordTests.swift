import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

struct RecordTests {
    /// A whole run, and every registry event beside it.
    private static func stage() throws -> Stage {
        var stage = try Stage.at(.closed)
        for kind in EventKind.allCases where Examples.manifests[kind] == nil {
            try stage.apply(Examples.event(kind), by: Town.authority)
        }
        return stage
    }

    private static let ids: [Subject.Kind: String] = [
        .party: Town.generator, .site: "\(Town.generator)/001", .key: Examples.digest.description,
        .licence: "\(Town.disposer)/5001140001", .vehicle: "渝H12345",
        .plan: "\(Town.generator)/P-2026", .contract: "\(Town.generator)/C-1",
        .insurance: "\(Town.disposer)/I-1", .numbers: "5001/2026", .regulation: "current",
        .item: Examples.code, .manifest: Examples.manifest, .number: "20265001000001",
    ]

    @Test(arguments: Subject.Kind.allCases)
    func `a record is read from what it is written as`(kind: Subject.Kind) throws {
        let subject = Subject(kind, try #require(Self.ids[kind]))
        let record = try #require(try Self.stage().slice[subject])
        #expect(record.subject == subject)
        let bytes = record.json.canonicalBytes
        let read = try kind.recordType.read(bytes, limits: .document)
        #expect(read.json.canonicalBytes == bytes)
        #expect(read.subject == subject)
        #expect(read.terms == record.terms)
        #expect(AnyHashable(read) == AnyHashable(record))
    }

    @Test(arguments: Subject.Kind.allCases)
    func `a record with a member less says which, or is the same without`(kind: Subject.Kind) throws
    {
        let subject = Subject(kind, try #require(Self.ids[kind]))
        let json = try #require(try Self.stage().slice[subject]).json
        for (place, _) in json.places() {
            guard case .member = place.steps.last else { continue }
            let less = json.replacing(place, with: nil)
            do {
                let read = try kind.recordType.read(less.canonicalBytes, limits: .document)
                #expect(read.json == less)
            } catch DocumentError.faulty(let faults) {
                #expect(faults == [FieldFault(path: place.path, problem: .missing)])
            }
        }
    }

    @Test(arguments: Subject.Kind.allCases)
    func `a record with a member more is refused`(kind: Subject.Kind) throws {
        let subject = Subject(kind, try #require(Self.ids[kind]))
        let json = try #require(try Self.stage().slice[subject]).json
        for (place, value) in json.places() {
            guard case .object = value else { continue }
            let more = json.replacing(place.appending(.member("nobody")), with: .integer(1))
            let fault = FieldFault(path: place.path.appending("nobody"), problem: .unknown)
            #expect(throws: DocumentError.faulty([fault])) {
                try kind.recordType.read(more.canonicalBytes, limits: .document)
            }
        }
    }

    @Test(arguments: [
        ["from": 5, "to": 4, "used": 0] as JSONObject, ["from": 1, "to": 4, "used": 5],
        ["from": 1, "to": 4, "used": -1],
    ])
    func `a range of serials that cannot be is not taken for none`(range: JSONObject) throws {
        let json: JSONObject = ["ranges": [range], "segment": "5001", "year": 2026]
        let fault = FieldFault(
            path: JSONPath("/ranges/0/used"),
            problem: .malformed("SerialRange")
        )
        #expect(throws: DocumentError.faulty([fault])) {
            try NumberRanges.read(json.json.canonicalBytes, limits: .document)
        }
    }

    @Test func `what a record is found by follows its state`() throws {
        let manifest = try Stage.at(.decided).manifest
        #expect(
            manifest.terms == [
                "manifest", "status:decided", "party:\(Town.generator)", "party:\(Town.carrier)",
                "party:\(Town.disposer)", "awaits:\(Town.disposer)",
            ]
        )
        #expect(try Stage.at(.loaded).item(1).terms == ["holder:\(Town.carrier)"])
        #expect(try Stage.at(.issued).item(1).terms == ["holder:\(Town.generator)", "item:kept"])
    }

    @Test func `the legal day is that of UTC+8`() throws {
        for (time, day) in [
            ("2026-12-31T15:59:59.999Z", "2026-12-31"), ("2026-12-31T16:00:00.000Z", "2027-01-01"),
            ("2024-02-28T16:00:00.000Z", "2024-02-29"),
        ] {
            let timestamp = try #require(Timestamp(time))
            #expect(timestamp.legalDay.description == day)
            #expect(timestamp.legalYear == timestamp.legalDay.year)
        }
    }
}
