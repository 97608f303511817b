import CanonicalJSON
import LiandanTesting
import WasteDomain

extension Examples {
    /// The carrier that takes over in a relay.
    static let nextCarrier = Invented.creditCode(5)
    /// Another manifest than the one the examples are about.
    static let other = "01a20135-ff2e-7001-8203-04050607080a"
    static let correction = "01a20135-ff2e-7001-8203-04050607080b"
    static let incident = "01a20135-ff2e-7001-8203-04050607080c"
    static let trip = "01a20135-ff2e-7001-8203-04050607080d"
    static let emergency = "区府疫〔2026〕1号"
    static let delegation = "01a20135-ff2e-7001-8203-04050607080e"

    static let staff: JSONObject = ["driver": sealed, "driverPhone": sealed, "escort": sealed]
    static let truck = staff.with(["trailer": "渝H1234挂", "vehicle": "渝H12345"])
    private static let nextTruck = truck.with(["vehicle": "渝H67890", "waybill": "YD20260901002"])
    private static let why: JSONObject = ["manifest": manifest, "reason": "事出有因"]

    /// The ways of a manifest beside the straight one.
    static let ways: [EventKind: JSONObject] = [
        .manifestAmended: form.with(why).with([
            "handler": sealed, "handlerPhone": sealed, "redirects": other,
        ]),
        .manifestConfirmed: [
            "handler": sealed, "manifest": manifest, "mass": 200_000, "packages": 2,
            "vehicle": "渝H12345",
        ],
        .manifestRecalled: why,
        .manifestLoadingRefused: why.with(["items": [code]]),
        .manifestUnloaded: why,
        .manifestTakenBack: why,
        .manifestVehicleChanged: nextTruck.with(why).with(["lines": load, "place": "服务区"]),
        .manifestRelayReleased: [
            "lines": load, "manifest": manifest, "place": "物流园", "to": nextCarrier,
        ],
        .manifestRelayTaken: nextTruck.with([
            "consignor": Town.generator, "from": Town.carrier, "lines": load,
            "manifest": manifest, "place": "物流园",
        ]),
        .transitObserved: [
            "manifest": manifest, "place": "收费站",
            "point": ["latitude": 295_331_000, "longitude": 1_087_707_000] as JSONObject,
        ],
        .incidentReported: [
            "authorityToldAt": occurredAt, "ended": true, "incident": incident, "items": [code],
            "manifest": manifest, "measures": "围堵", "place": "服务区", "text": "渗漏",
        ],
        .manifestDiscrepancyReported: [
            "differences": [
                ["axis": "form", "found": "半固态", "line": 1, "listed": "液态"] as JSONObject
            ],
            "manifest": manifest,
        ],
        .partyInformed: [
            "about": "discrepancy", "delivery": "DX-1", "manifest": manifest,
            "party": Town.generator, "text": "形态不符",
        ],
        .manifestReturnDeparted: nextTruck.with(["lines": load, "manifest": manifest]),
        .manifestReturnReceived: ticket.with([
            "handler": sealed, "lines": load, "manifest": manifest,
        ]),
        .manifestRedirected: ["lines": load, "manifest": manifest, "to": other],
        .manifestFrozen: why,
        .manifestUnfrozen: why,
        .noteAdded: [
            "manifest": manifest,
            "onBehalfOf": ["delegation": delegation, "party": Town.carrier] as JSONObject,
            "paper": [
                "form": "ZZ-1",
                "outage": [
                    "from": occurredAt, "reason": "停机维护", "until": occurredAt,
                ] as JSONObject,
                "scan": digest,
            ] as JSONObject,
            "text": "现场抽查",
        ],
    ]

    private static let corrected: JSONObject = ["correction": correction, "manifest": manifest]

    static let corrections: [EventKind: JSONObject] = [
        .correctionProposed: corrected.with([
            "changes": [
                [
                    "event": "12.0", "new": 110_000, "old": 100_000, "path": "/lines/0/mass",
                ] as JSONObject
            ],
            "reason": "抄错",
        ]),
        .correctionAgreed: corrected.with(["standsInFor": Town.disposer]),
        .correctionDeclined: corrected.with(["reason": "与磅单不符"]),
        .correctionWithdrawn: corrected.with(["reason": "另行提出"]),
    ]

    static let rounds: [EventKind: JSONObject] = [
        .tripOpened: truck.with(["party": Town.carrier, "trip": trip]),
        .tripStopped: ["note": "无人", "place": "示例路5号", "trip": trip],
        .tripClosed: ["place": "示例路9号", "trip": trip],
        .accountRecorded: [
            "code": "900-214-08", "contract": "C-1", "day": "2026-09-01", "form": "liquid",
            "from": ["party": Town.generator, "site": "001"] as JSONObject, "hazards": ["T"],
            "mass": 500_000, "meter": scale, "reason": "抄错",
            "to": ["party": Town.disposer, "site": "001"] as JSONObject,
        ],
    ]
}
