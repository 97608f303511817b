import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

struct EventTests {
    /// Members an event can be without, by their names on the way to them.
    private static let optional: [EventKind: Set<String>] = [
        .partyRegistered: ["address", "phone", "region"],
        .partyAmended: ["address", "name", "phone", "region", "roles"],
        .siteRegistered: ["permit"],
        .keyEnrolled: ["holder", "until"],
        .keyRevoked: ["suspectFrom"],
        .ledgerKeyRotated: ["old"],
        .licenceGranted: terms,
        .licenceAmended: terms,
        .licenceSuspended: ["until"],
        .vehicleRegistered: ["ratedLoad"],
        .contractRecorded: ["codes"],
        .delegationGranted: ["manifest"],
        .delegationRevoked: ["reason"],
        .approvalGranted: ["wastes/name"],
        .emergencyDeclared: ["epidemic", "from"],
        .regulationAdopted: ["tables/laws"],
        .itemIssued: ["category", "components", "harmful", "report"],
        .vehicleCleaned: ["handler"],
        .binCleaned: ["handler"],
        .institutionRegistered: ["closedWeekdays", "closures", "store"],
        .itemFilled: [
            "batch", "facility", "handler", "medical", "medical/doubled", "medical/note",
            "medical/origin", "medical/roll", "medical/sterilised", "residueOf", "vessel",
        ],
        .itemWeighed: [
            "gross", "handler", "scale", "scale/calibratedOn", "scale/type", "tare",
        ],
        .itemStored: ["batch", "carrier", "handler", "site", "zone"],
        .itemWithdrawn: ["batch", "carrier", "handler"],
        .itemMerged: ["category", "components", "handler", "harmful", "report"],
        .itemRecoded: ["category", "components", "handler", "harmful", "report"],
        .itemOverpacked: [
            "category", "components", "disinfection", "handler", "harmful", "report",
        ],
        .itemSplit: ["children/packaging", "handler"],
        .itemPacked: ["handler", "vessel"],
        .itemUnpacked: ["handler", "items", "reason"],
        .itemDamaged: ["handler"],
        .itemLost: ["handler"],
        .itemFound: ["handler"],
        .itemRelabelled: ["handler", "oldLabel"],
        .itemTreated: ["batch", "facility", "handler"],
        .itemSighted: ["handler", "manifest", "position"],
        .facilityRegistered: ["codes", "temperature"],
        .manifestIssued: form.union(["handler", "handlerPhone", "number"]),
        .manifestAmended: form.union(["handler", "handlerPhone", "redirects"]),
        .manifestReleased: ticket.union(["handler", "sources"]),
        .manifestLoaded: ticket.union(staff).union(["trip"]),
        .manifestConfirmed: ["handler"],
        .manifestLoadingRefused: ["items"],
        .manifestDeparted: ["via", "waybill"],
        .manifestVehicleChanged: staff.union(["lines", "waybill"]),
        .manifestRelayTaken: staff.union(["waybill"]),
        .transitObserved: ["place", "point"],
        .incidentReported: ["authorityToldAt", "ended", "items", "measures"],
        .manifestReceived: ticket.union(["handler", "lines/differences", "lines/items/net"]),
        .partyInformed: ["delivery", "text"],
        .manifestDecided: Set(ticket.map { "reweighing/\($0)" }).union([
            "handler", "lines/counts", "lines/method", "lines/missingItems", "lines/reason",
            "lines/refusedItems", "lines/reweighed", "reweighing",
        ]),
        .manifestReturnDeparted: staff.union(["waybill"]),
        .manifestReturnReceived: ticket.union(["handler"]),
        .treatmentRecorded: ["batch", "facility", "handler"],
        .noteAdded: ["onBehalfOf", "paper", "paper/outage"],
        .correctionProposed: ["changes/new", "changes/old"],
        .correctionAgreed: ["standsInFor"],
        .correctionWithdrawn: ["reason"],
        .tripOpened: staff,
        .tripStopped: ["note"],
        .accountRecorded: ["meter/calibratedOn", "meter/type", "reason"],
        .wasteGenerated: ["facility", "handler", "name", "reason", "store"],
        .wasteTreated: ["facility", "handler", "reason"],
        .figureDeclared: ["members", "reason"],
        .declarationFiled: [
            "reason", "wastes/outsourced/consignee", "wastes/outsourced/method",
            "wastes/treated/method",
        ],
        .streamRecorded: [
            "contract", "count", "counterparty", "counterparty/site", "document", "fields",
            "fields/moisture", "fields/plate", "level", "mass", "point/site", "reason", "stock",
            "volume",
        ],
        .regimeChanged: ["count", "level", "point/site"],
    ]

    private static let form: Set = [
        "approval", "exemptions", "exemptions/evidence", "exemptions/grant", "lines/category",
        "lines/components", "lines/estimated", "lines/harmful", "lines/report", "lines/un",
        "transportContract", "underEmergency",
    ]

    private static let ticket: Set = [
        "photo", "scale", "scale/calibratedOn", "scale/type", "ticket",
    ]

    private static let staff: Set = ["driver", "driverPhone", "escort", "trailer"]

    private static let terms: Set = [
        "terms/activities", "terms/methods", "terms/methods/scale", "terms/scale", "terms/wastes",
        "terms/streams", "terms/streams/codes", "terms/streams/consignees", "terms/wastes/codes",
        "terms/wastes/except",
    ]

    @Test(arguments: EventKind.allCases)
    func `an event is read and written in the same bytes`(kind: EventKind) throws {
        let json = Examples.event(kind).json
        let bytes = json.canonicalBytes
        #expect(try CanonicalReader.read(bytes, limits: .event) == json)
        let event = try WasteEvent.read(json).get()
        #expect(event.kind == kind)
        #expect(event.occurredAt.description == Examples.occurredAt)
        #expect(event.canonicalBytes == bytes)
        #expect(type(of: event.body) == kind.bodyType)
        #expect(kind.bodyType.kind == kind)
    }

    @Test(arguments: EventKind.allCases)
    func `an absent member is missing or can be done without`(kind: EventKind) throws {
        let json = Examples.event(kind).json
        for (place, _) in json.places() {
            guard case .member = place.steps.last else { continue }
            let less = json.replacing(place, with: nil)
            guard Self.optional[kind, default: []].contains(place.names) else {
                #expect(less.faults == [FieldFault(path: place.path, problem: .missing)])
                continue
            }
            #expect(try WasteEvent.read(less).get().canonicalBytes == less.canonicalBytes)
        }
    }

    @Test(arguments: EventKind.allCases)
    func `a value of a wrong type is named with its place`(kind: EventKind) {
        let json = Examples.event(kind).json
        for (place, value) in json.places() {
            let wrong: JSONValue = if case .bool = value { .integer(1) } else { .bool(true) }
            let faults = json.replacing(place, with: wrong).faults
            // Of what a correction changes nobody says the type.
            if ["changes/old", "changes/new"].contains(place.names) {
                #expect(faults == [])
                continue
            }
            // A table of the regulation is one value: its name stands for it.
            let path = place.names == "tables/laws" ? JSONPath("/tables") : place.path
            #expect(faults.map(\.path) == [path])
            #expect(faults.allSatisfy { if case .malformed = $0.problem { true } else { false } })
        }
    }

    @Test(arguments: EventKind.allCases)
    func `a member nobody knows is refused wherever it stands`(kind: EventKind) {
        let json = Examples.event(kind).json
        // Tables and fields have names that only the regulation knows.
        for (place, value) in json.places() where !["fields", "tables"].contains(place.names) {
            guard case .object = value else { continue }
            let added = place.appending(.member("nobody"))
            let faults = json.replacing(added, with: .string("x")).faults
            #expect(faults == [FieldFault(path: added.path, problem: .unknown)])
        }
    }

    @Test(arguments: EventKind.allCases)
    func `everything that is wrong is named at once`(kind: EventKind) {
        var event = Examples.event(kind)
        for member in event.members where member.name != "kind" {
            let isFlag = if case .bool = member.value { true } else { false }
            event[member.name] = isFlag ? .integer(1) : .bool(true)
        }
        event["nobody"] = .bool(true)
        let paths = event.json.faults.map(\.path.description).sorted()
        #expect(paths == event.members.map { "/\($0.name)" }.filter { $0 != "/kind" }.sorted())
    }

    @Test(arguments: EventKind.allCases)
    func `personal data stand in members that can be left out`(kind: EventKind) {
        let sealed = Examples.event(kind).members.filter {
            $0.value.object?.members.map(\.name) == ["sealed"]
        }
        #expect(sealed.map(\.name) == kind.bodyType.sealedFields.sorted())
        #expect(Self.optional[kind, default: []].isSuperset(of: kind.bodyType.sealedFields))
    }

    @Test(arguments: EventKind.allCases)
    func `every kind has a name in both languages`(kind: EventKind) {
        #expect(!kind.title.zh.isEmpty)
        #expect(!kind.title.en.isEmpty)
        #expect(EventKind.allCases.filter { $0.title == kind.title } == [kind])
    }

    @Test func `an event without a kind is not guessed at`() {
        let event = Examples.event(.itemFilled, ["kind": nil, "occurredAt": "today", "v": 2])
        #expect(event.json.faults.map(\.path.description) == ["/kind", "/occurredAt", "/v"])
        for json: JSONValue in [.array([]), .string("item.filled"), .integer(1), .bool(true)] {
            #expect(json.faults.map(\.path) == [.root])
        }
    }
}

extension JSONValue {
    /// What is wrong with this as an event; nothing if it can be read.
    var faults: [FieldFault] {
        if case .failure(let error) = WasteEvent.read(self) { error.faults } else { [] }
    }
}
