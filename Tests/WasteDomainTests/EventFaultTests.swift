import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// An event that is wrong in itself, and the places that are.
struct FaultyEvent: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let event: JSONObject
    let paths: [String]

    init(
        _ name: String,
        _ kind: EventKind,
        _ changes: KeyValuePairs<String, (any CanonicalEncodable)?>,
        _ paths: [String]
    ) {
        testDescription = "\(kind.rawValue): \(name)"
        event = Examples.event(kind, changes)
        self.paths = paths
    }
}

struct EventFaultTests {
    private static let load: JSONObject = [
        "items": [String](), "line": 1, "mass": 1, "packages": 1,
    ]

    private static func lot(_ mass: Int) -> JSONObject {
        ["line": 1, "manifest": Examples.other, "mass": mass]
    }

    private static func change(_ members: JSONObject) -> JSONObject {
        JSONObject(
            dictionaryLiteral: ("event", "1.0"),
            ("new", 2),
            ("old", 3),
            ("path", "/lines/0/mass")
        )
        .with(members)
    }

    @Test(arguments: [
        FaultyEvent("another version", .itemFilled, ["v": 2], ["/v"]),
        FaultyEvent("an unknown kind", .itemFilled, ["kind": "item.burnt"], ["/kind"]),
        FaultyEvent(
            "a time without zone",
            .itemFilled,
            ["occurredAt": "2026-09-01"],
            ["/occurredAt"]
        ),
        FaultyEvent("no role", .partyRegistered, ["roles": [String]()], ["/roles"]),
        FaultyEvent(
            "a role twice",
            .partyRegistered,
            ["roles": ["carrier", "carrier"]],
            ["/roles"]
        ),
        FaultyEvent("no role left", .partyAmended, ["roles": [String]()], ["/roles"]),
        FaultyEvent(
            "a role twice and no name",
            .partyRegistered,
            ["name": nil, "roles": ["carrier", "carrier"]],
            ["/name", "/roles"]
        ),
        FaultyEvent("a year long past", .planFiled, ["year": 1999], ["/year"]),
        FaultyEvent(
            "a year to come and no number",
            .planFiled,
            ["plan": nil, "year": 2100],
            ["/plan", "/year"]
        ),
        FaultyEvent("the wrong way round", .numbersGranted, ["from": 1000], ["/to"]),
        FaultyEvent("serial zero", .numbersGranted, ["from": 0], ["/to"]),
        FaultyEvent("too many serials", .numbersGranted, ["to": 1_000_000], ["/to"]),
        FaultyEvent(
            "wrong in everything",
            .numbersGranted,
            ["from": 1000, "segment": "9901", "year": 1999],
            ["/segment", "/to", "/year"]
        ),
        FaultyEvent(
            "ends before it begins",
            .vehicleRegistered,
            ["until": "2024-12-31"],
            ["/until"]
        ),
        FaultyEvent("no such day", .insuranceRecorded, ["from": "2026-02-29"], ["/from"]),
        FaultyEvent("a hazard twice", .itemIssued, ["hazards": ["T", "T"]], ["/hazards"]),
        FaultyEvent(
            "a hazard twice and no form",
            .itemIssued,
            ["form": nil, "hazards": ["T", "T"]],
            ["/form", "/hazards"]
        ),
        FaultyEvent("a hazard of no letter", .itemIssued, ["hazards": ["T", "X"]], ["/hazards/1"]),
        FaultyEvent("half a gram", .itemWeighed, ["net": "0.5g"], ["/net"]),
        FaultyEvent("less than nothing", .itemWeighed, ["net": -1], ["/net"]),
        FaultyEvent("no carrier", .manifestIssued, ["carriers": [String]()], ["/carriers"]),
        FaultyEvent(
            "a carrier twice",
            .manifestIssued,
            ["carriers": [Town.carrier, Town.carrier]],
            ["/carriers"]
        ),
        FaultyEvent("no line", .manifestIssued, ["lines": [JSONObject]()], ["/lines"]),
        FaultyEvent("an in-between", .manifestIssued, ["shipper": "carrier"], ["/shipper"]),
        FaultyEvent(
            "a stage of none",
            .manifestAmended,
            ["exemptions": [String]()],
            ["/exemptions"]
        ),
        FaultyEvent("no parent", .itemMerged, ["parents": [String]()], ["/parents"]),
        FaultyEvent(
            "a parent twice",
            .itemMerged,
            ["parents": [Examples.code, Examples.code]],
            ["/parents"]
        ),
        FaultyEvent("nowhere", .transitObserved, ["place": nil, "point": nil], ["/place"]),
        FaultyEvent(
            "beyond the pole",
            .transitObserved,
            ["point": ["latitude": 900_000_001, "longitude": -1_800_000_001] as JSONObject],
            ["/point/latitude", "/point/longitude"]
        ),
        FaultyEvent("a no that is silence", .incidentReported, ["ended": false], ["/ended"]),
        FaultyEvent(
            "the same lot twice",
            .manifestReleased,
            ["sources": [lot(1), lot(2)]],
            ["/sources"]
        ),
        FaultyEvent("a line twice", .manifestRedirected, ["lines": [load, load]], ["/lines"]),
        FaultyEvent("a line twice", .manifestReturnDeparted, ["lines": [load, load]], ["/lines"]),
        FaultyEvent("no line", .manifestReturnReceived, ["lines": [JSONObject]()], ["/lines"]),
        FaultyEvent(
            "no difference",
            .manifestDiscrepancyReported,
            ["differences": [JSONObject]()],
            ["/differences"]
        ),
        FaultyEvent("no ticket", .manifestDecided, ["reweighing": JSONObject()], ["/reweighing"]),
        FaultyEvent(
            "nothing changed",
            .correctionProposed,
            ["changes": [change(["new": 1, "old": 1])]],
            ["/changes/0/new"]
        ),
        FaultyEvent(
            "the whole event",
            .correctionProposed,
            ["changes": [change(["path": ""])]],
            ["/changes/0/path"]
        ),
        FaultyEvent(
            "no pointer",
            .correctionProposed,
            ["changes": [change(["path": "/~2"])]],
            ["/changes/0/path"]
        ),
        FaultyEvent(
            "a place twice",
            .correctionProposed,
            ["changes": [change(["new": 1]), change(["new": 2])]],
            ["/changes"]
        ),
        FaultyEvent("no waste", .approvalGranted, ["wastes": [JSONObject]()], ["/wastes"]),
        FaultyEvent("no kind", .delegationGranted, ["statement": "manifest"], ["/statement"]),
        FaultyEvent("a hazard twice", .accountRecorded, ["hazards": ["T", "T"]], ["/hazards"]),
        FaultyEvent(
            "an outage that ends before it begins",
            .noteAdded,
            [
                "paper": [
                    "form": "ZZ-1", "scan": Examples.digest,
                    "outage": [
                        "from": "2026-09-01T00:00:00.001Z", "reason": "停机",
                        "until": "2026-09-01T00:00:00.000Z",
                    ] as JSONObject,
                ] as JSONObject
            ],
            ["/paper/outage/until"]
        ),
    ])
    func `what is wrong is named with its place`(faulty: FaultyEvent) {
        #expect(faulty.event.json.faults.map(\.path.description).sorted() == faulty.paths)
    }

    @Test(arguments: [
        (EventKind.manifestIssued, "estimated", JSONValue.bool(false), "/lines/0/estimated"),
        (.manifestIssued, "line", .integer(2), "/lines"),
        (.manifestIssued, "packages", .integer(-1), "/lines/0/packages"),
        (.manifestIssued, "category", .string("HW41"), "/lines/0/category"),
        (.manifestReleased, "packages", .integer(0), "/lines/0/packages"),
        (.manifestLoaded, "items", ["x"].json, "/lines/0/items/0"),
        (
            .manifestReleased, "items", [Examples.code, Examples.code].json,
            "/lines/0/items /lines/0/packages"
        ),
        (.manifestReceived, "packages", .integer(0), "/lines/0/packages"),
        (.manifestReceived, "differences", ["colour"].json, "/lines/0/differences/0"),
        (.manifestDecided, "refusedItems", [Examples.item(2)].json, "/lines/0/missingItems"),
        (.manifestReceived, "differences", .array([]), "/lines/0/differences"),
        (.manifestDecided, "refusedItems", .array([]), "/lines/0/refusedItems"),
        (.planFiled, "consignees", ["nobody"].json, "/lines/0/consignees/0"),
    ])
    func `what is wrong in a line is named with its place`(
        kind: EventKind,
        member: String,
        value: JSONValue,
        paths: String
    ) throws {
        var event = Examples.event(kind)
        var line = try #require(event["lines"]?.array?.first?.object)
        line[member] = value
        event["lines"] = .array([line.json])
        #expect(event.json.faults.map(\.path.description).joined(separator: " ") == paths)
    }

    @Test func `a licence names the codes of a category under that category`() {
        let scope: JSONObject = ["category": "HW08", "codes": ["900-041-49"]]
        let terms = Examples.members[.licenceGranted]?["terms"]?.object ?? [:]
        let wrong = Examples.event(.licenceGranted, ["terms": terms.with(["wastes": [scope]])])
        #expect(wrong.json.faults.map(\.path.description) == ["/terms/wastes/0/codes"])
    }

    @Test func `a fault says how a valid value is written`() {
        let wrong = Examples.event(.manifestCancelled, ["manifest": "1", "reason": "\n"])
        let faults = wrong.json.faults
        #expect(faults.map(\.spelling) == [UniqueID.spelling, OneLine.spelling])
        #expect(faults.map(\.problem) == [.malformed("UniqueID"), .malformed("OneLine")])
    }
}
