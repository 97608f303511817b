import CanonicalJSON
import HandoffRules
import Interchange
import LiandanTesting
import Testing
import WasteDomain

/// The shape of every kind of event: schema, example and reader say the same.
struct EventSchemaTests {
    /// The examples of a kind: all it can have, and only what it must.
    private static func examples(_ kind: EventKind) throws -> (full: JSONValue, least: JSONValue) {
        let names = try names(under: "Fixtures/events", ending: ".json")
        let least = kind.rawValue + ".minimal"
        let full = try LooseJSON.read("Fixtures/events/\(kind.rawValue).json")
        return (
            full, names.contains(least) ? try LooseJSON.read("Fixtures/events/\(least).json") : full
        )
    }

    /// Whether a schema and the reader take each document.
    private static func verdicts(
        _ documents: [(kind: EventKind, document: JSONValue)]
    ) throws -> [(schema: Bool, reader: Bool)] {
        let errors = try SchemaChecker.errors(
            documents.map { .init(schema: "events/\($0.kind.rawValue)", document: $0.document) }
        )
        try #require(errors.count == documents.count)
        return zip(documents, errors).map { ($1.isEmpty, reads($0.document)) }
    }

    /// Reads a document as it comes in, byte by byte.
    private static func reads(_ document: JSONValue) -> Bool {
        guard let json = try? CanonicalReader.read(document.canonicalBytes, limits: .event),
            case .success = WasteEvent.read(json)
        else { return false }
        return true
    }

    @Test func `every kind has a schema and an example, and nothing else has`() throws {
        let kinds = Set(EventKind.allCases.map(\.rawValue))
        #expect(try names(under: "Schemas/events", ending: ".schema.json") == kinds)
        let examples = try names(under: "Fixtures/events", ending: ".json")
        #expect(Set(examples.map { $0.replacing(".minimal", with: "") }) == kinds)
        let all = try LooseJSON.read("Schemas/event.schema.json").object
        let cases = all?["allOf"]?.array?.map {
            $0.value(at: JSONPath("/if/properties/kind/const"))
        }
        #expect(cases?.compactMap { $0?.string } == EventKind.allCases.map(\.rawValue))
    }

    @Test(arguments: EventKind.allCases)
    func `an example is read, and written again as the same bytes`(_ kind: EventKind) throws {
        let examples = try Self.examples(kind)
        for example in [examples.full, examples.least] {
            let event = try WasteEvent.read(example).get()
            #expect(event.kind == kind)
            #expect(event.canonicalBytes == example.canonicalBytes)
        }
    }

    @Test func `every example fits its schema and that of all events`() throws {
        let documents = try EventKind.allCases.flatMap { kind in
            let examples = try Self.examples(kind)
            return [examples.full, examples.least].map { (kind.rawValue, $0) }
        }
        let errors = try SchemaChecker.errors(
            documents.flatMap { kind, document in
                [
                    .init(schema: "events/\(kind)", document: document),
                    .init(schema: "event", document: document),
                ]
            }
        )
        #expect(errors == Array(repeating: [], count: documents.count * 2))
    }

    @Test func `schema and reader take and refuse the same changed examples`() throws {
        var changes: [(kind: EventKind, change: DocumentChange, least: Bool)] = []
        for kind in EventKind.allCases {
            let examples = try Self.examples(kind)
            changes += DocumentChange.all(of: examples.full).map { (kind, $0, false) }
            changes += DocumentChange.all(of: examples.least).filter { $0.kind == .dropped }
                .map { (kind, $0, true) }
        }
        let verdicts = try Self.verdicts(changes.map { ($0.kind, $0.change.document) })
        for ((kind, change, least), verdict) in zip(changes, verdicts) {
            if Self.isBeyondSchemas(kind, change) {
                #expect(verdict.schema && !verdict.reader, "\(kind.rawValue) \(change)")
                continue
            }
            #expect(verdict.schema == verdict.reader, "\(kind.rawValue) \(change)")
            switch change.kind {
            case .retyped where change.isInAnyValue, .added where change.isInAnyValue: break
            case .added, .retyped: #expect(!verdict.reader, "\(kind.rawValue) \(change)")
            case .dropped where least && change.place.first != "tables":
                #expect(!verdict.reader, "\(kind.rawValue) \(change)")
            case .dropped, .respelled, .emptied, .repeated: break
            }
        }
    }

    @Test(arguments: EventKind.allCases)
    func `what the least example leaves out may be left out`(_ kind: EventKind) throws {
        let (full, least) = try Self.examples(kind)
        for change in DocumentChange.all(of: full) where change.kind == .dropped {
            let parent = JSONPath(change.place.dropLast().map { "/" + $0 }.joined())
            guard let name = change.place.last, let object = least.value(at: parent)?.object,
                object[name] == nil
            else { continue }
            #expect(Self.reads(change.document), "\(change)")
        }
    }

    @Test func `what was read is written again as the same bytes`() throws {
        for kind in EventKind.allCases {
            for change in DocumentChange.all(of: try Self.examples(kind).full) {
                guard case .success(let event) = WasteEvent.read(change.document) else { continue }
                #expect(event.canonicalBytes == change.document.canonicalBytes, "\(change)")
            }
        }
    }

    /// Values that fit a schema and not each other.
    static let contradictions: [(kind: EventKind, member: String, value: String)] = [
        (.vehicleRegistered, "until", #""2024-12-31""#),
        (.contractRecorded, "until", #""2025-12-31""#),
        (.insuranceRecorded, "until", #""2025-12-31""#),
        (
            .licenceGranted, "terms",
            #"{"from":"2025-01-01","issuer":"x","type":"transport","until":"2024-12-31"}"#
        ),
        (
            .licenceAmended, "terms",
            #"{"from":"2025-01-01","issuer":"x","type":"collection","until":"2025-12-31","#
                + #""wastes":[{"category":"HW08","codes":["900-041-49"]}]}"#
        ),
        (.numbersGranted, "from", "500001"),
        (
            .manifestReceived, "lines",
            #"[{"items":[{"code":"\#(code)"},{"code":"\#(code)","net":1}],"line":1,"mass":1,"#
                + #""packages":2}]"#
        ),
        (
            .manifestDecided, "lines",
            #"[{"accepted":0,"difference":0,"line":1,"missing":1,"missingItems":["\#(code)"],"#
                + #""refused":1,"refusedItems":["\#(code)"]}]"#
        ),
        (.delegationGranted, "until", #""2026-08-31""#),
        (.approvalGranted, "until", #""2026-08-31""#),
        (
            .approvalGranted, "wastes",
            #"[{"code":"900-214-08","mass":1,"methods":["R9"]},"#
                + #"{"code":"900-214-08","mass":2,"methods":["R9"]}]"#
        ),
        (.exemptionGranted, "until", #""2026-06-30""#),
        (.emergencyDeclared, "until", #""2026-09-02T00:00:00.000Z""#),
        (.emergencyDeclared, "facilities", "[\(facility(1)),\(facility(2))]"),
        (.manifestReleased, "sources", "[\(lot(1)),\(lot(2))]"),
        (.manifestReturnDeparted, "lines", "[\(load(1)),\(load(2))]"),
        (.manifestReturnReceived, "lines", "[\(load(1)),\(load(2))]"),
        (.manifestRedirected, "lines", "[\(load(1)),\(load(2))]"),
        (
            .manifestDiscrepancyReported, "differences",
            #"[{"axis":"form","found":"a","line":1,"listed":"b"},"#
                + #"{"axis":"form","found":"c","line":1,"listed":"b"}]"#
        ),
        (
            .correctionProposed, "changes",
            #"[{"event":"1.0","new":1,"path":"/a"},{"event":"1.0","new":2,"path":"/a"}]"#
        ),
        (.correctionProposed, "changes", #"[{"event":"1.0","new":1,"old":1,"path":"/a"}]"#),
        (
            .manifestDeparted, "paper",
            #"{"form":"1","outage":{"from":"2026-09-02T00:00:00.000Z","reason":"x","#
                + #""until":"2026-09-01T00:00:00.000Z"},"#
                + #""scan":"CpmwLVx93qLLzYS2TRtiM8oDsHY339SYeUbpy7MPSvU="}"#
        ),
    ]

    private static func facility(_ priority: Int) -> String {
        #"{"perDay":1,"priority":\#(priority),"#
            + #""site":{"party":"91500114MA5000049M","site":"001"},"type":"cementKiln"}"#
    }

    private static func lot(_ mass: Int) -> String {
        #"{"line":1,"manifest":"01a1f3b0-5c00-7000-8000-000000000005","mass":\#(mass)}"#
    }

    private static func load(_ mass: Int) -> String {
        #"{"items":[],"line":1,"mass":\#(mass),"packages":1}"#
    }

    private static let code = "91500114MA5000022X9002140820260915001"

    @Test func `what contradicts itself only the reader refuses`() throws {
        let documents = try Self.contradictions.map { kind, member, value in
            var object = try #require(Self.examples(kind).full.object)
            object[member] = try CanonicalReader.read(Array(value.utf8))
            return (kind: kind, document: JSONValue.object(object))
        }
        for (document, verdict) in zip(documents, try Self.verdicts(documents)) {
            #expect(verdict.schema && !verdict.reader, "\(document.kind.rawValue)")
        }
    }

    /// What only the reader sees, because it is about two members at once.
    private static func isBeyondSchemas(_ kind: EventKind, _ change: DocumentChange) -> Bool {
        switch (kind, change.kind, change.place.first, change.place.last) {
        // Lines are numbered 1, 2, 3 …
        case (.manifestIssued, .repeated, "lines", "lines"),
            (.manifestAmended, .repeated, "lines", "lines"):
            true
        case (.manifestIssued, .respelled, "lines", "line"),
            (.manifestAmended, .respelled, "lines", "line"):
            change.isNumber(above: 0) && !change.isNumber(Int64(change.place[1]).map { $0 + 1 })
        // There are at least as many packages as item codes.
        case (_, .respelled, "lines", "packages"):
            change.isNumber(above: -1)
                && change.count(beside: "items").map { !change.isNumber(above: $0 - 1) } ?? false
        // A block of serials does not end before it begins.
        case (.serialsGranted, .respelled, "last", "last"):
            change.isNumber(above: 0) && !change.isNumber(above: 100)
        case (.serialsGranted, .respelled, "first", "first"):
            change.isNumber(above: 200) && !change.isNumber(above: 999)
        default: false
        }
    }
}
