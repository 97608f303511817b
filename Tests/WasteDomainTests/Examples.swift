import CanonicalJSON
import LiandanTesting
import WasteDomain

/// One event of every kind, with every member it can have, all about the same few parties.
enum Examples {
    static let manifest = "01a20135-ff2e-7001-8203-040506070809"
    static let number = "20265001000123"
    static let occurredAt = "2026-09-01T01:00:00.000Z"
    static let digest = Digest(words: SIMD4(1, 2, 3, 4))
    static let code = item(1)
    static let sealed: JSONObject = ["sealed": digest]

    /// The code of a package of the generator.
    static func item(_ serial: Int) -> String {
        "\(Town.generator)9002140820260901" + Digits.text(of: Int64(serial), width: 3)
    }

    static let members = registry.merging(documents) { $1 }.merging(items) { $1 }
        .merging(manifests) { $1 }.merging(ways) { $1 }.merging(corrections) { $1 }
        .merging(rounds) { $1 }

    /// An event: the example's members, some of them otherwise or, if nil, left out.
    static func event(
        _ kind: EventKind,
        _ changes: KeyValuePairs<String, (any CanonicalEncodable)?> = [:]
    ) -> JSONObject {
        var event = members[kind] ?? [:]
        event["kind"] = kind.json
        event["occurredAt"] = .string(occurredAt)
        event["v"] = .integer(1)
        for (name, value) in changes { event[name] = value?.json }
        return event
    }

    private static let registry: [EventKind: JSONObject] = [
        .partyRegistered: [
            "address": "示例路1号", "name": "示例机械有限公司", "party": Town.generator,
            "phone": "023-79220000", "region": "500114", "roles": ["generator", "collector"],
        ],
        .partyAmended: [
            "address": "示例路2号", "name": "示例机械（集团）有限公司", "party": Town.generator,
            "phone": "023-79220001", "region": "500115", "roles": ["generator"],
        ],
        .partyRetired: ["party": Town.generator, "reason": "注销"],
        .siteRegistered: [
            "address": "示例路1号", "name": "厂区", "party": Town.generator,
            "permit": "\(Town.generator)001P", "region": "500114", "segment": "5001", "site": "001",
        ],
        .keyEnrolled: [
            "holder": sealed, "id": digest, "key": ByteText([1, 2, 3]), "party": Town.generator,
            "proof": ByteText([4, 5, 6]), "role": "handler", "until": "2027-12-31",
        ],
        .keyRevoked: [
            "key": digest, "party": Town.generator, "reason": "遗失",
            "suspectFrom": "2026-08-31T16:00:00.000Z",
        ],
        .ledgerKeyRotated: [
            "key": ByteText([1, 2, 3]), "old": ByteText([4, 5, 6]), "proof": ByteText([7, 8, 9]),
        ],
        .vehicleRegistered: [
            "certificate": "500114012345", "from": "2025-01-01", "party": Town.carrier,
            "plate": "渝H12345", "ratedLoad": 5_000_000, "type": "truck", "until": "2027-12-31",
        ],
        .binCleaned: [
            "bins": ["ZZX-001", "ZZX-002"], "handler": sealed, "method": "含氯消毒液浸泡",
            "party": Town.disposer,
        ],
        .vehicleCleaned: ["handler": sealed, "method": "含氯消毒液喷洒", "vehicle": "渝H12345"],
        .institutionRegistered: [
            "beds": 60, "closedWeekdays": [7],
            "closures": [["from": "2026-10-01", "until": "2026-10-03"] as JSONObject],
            "site": site, "store": "TS001",
        ],
        .numbersGranted: ["from": 1, "segment": "5001", "to": 999, "year": 2026],
        .regulationAdopted: [
            "digest": digest, "tables": ["laws": "id,title,from,until\n"] as JSONObject,
        ],
    ]

    private static let terms: JSONObject = [
        "activities": ["collect", "use"], "from": "2025-01-01", "issuer": "市生态环境局",
        "methods": [["method": "R9", "scale": 5_000_000_000] as JSONObject],
        "scale": 8_000_000_000,
        "streams": [
            [
                "codes": ["SW07"], "consignees": [Town.disposer], "paper": "whiteList",
                "stream": "general_industrial",
            ] as JSONObject
        ],
        "type": "comprehensive", "until": "2029-12-31",
        "wastes": [
            [
                "category": "HW08", "codes": ["900-214-08", "900-249-08"], "except": ["900-249-08"],
            ] as JSONObject
        ],
    ]

    private static let planLines: [JSONObject] = [
        ["code": "900-214-08", "consignees": [Town.disposer], "mass": 10_000_000]
    ]

    private static let documents: [EventKind: JSONObject] = [
        .licenceGranted: ["licence": "5001140001", "party": Town.disposer, "terms": terms],
        .licenceAmended: [
            "licence": "5001140001", "party": Town.disposer, "reason": "换证", "terms": terms,
        ],
        .licenceSuspended: [
            "from": "2026-10-01", "licence": "5001140001", "party": Town.disposer,
            "reason": "整改", "until": "2026-10-31",
        ],
        .licenceRevoked: [
            "from": "2026-12-01", "licence": "5001140001", "party": Town.disposer,
            "reason": "注销",
        ],
        .planFiled: [
            "lines": planLines, "party": Town.generator, "plan": "P-2026", "site": "001",
            "year": 2026,
        ],
        .planAmended: [
            "lines": planLines, "party": Town.generator, "plan": "P-2026", "reason": "扩产",
        ],
        .contractRecorded: [
            "codes": ["900-214-08"], "contract": "C-1", "contractor": Town.disposer,
            "from": "2026-01-01", "party": Town.generator, "purpose": "disposal",
            "until": "2026-12-31",
        ],
        .insuranceRecorded: [
            "from": "2026-01-01", "insurer": "示例保险", "party": Town.disposer, "policy": "I-1",
            "until": "2026-12-31",
        ],
        .delegationGranted: [
            "delegation": delegation, "from": "2026-01-01", "manifest": manifest,
            "party": Town.carrier, "statement": "manifest.departed", "to": Town.generator,
            "until": "2026-12-31",
        ],
        .delegationRevoked: ["delegation": delegation, "reason": "已配终端"],
        .approvalGranted: [
            "approval": "渝环跨〔2026〕1号", "consignee": Town.disposer, "from": "2026-01-01",
            "issuer": "市生态环境局", "party": Town.generator, "until": "2026-12-31",
            "wastes": [
                [
                    "code": "900-214-08", "mass": 1_000_000, "methods": ["R9"], "name": "废机油",
                ] as JSONObject
            ],
        ],
        .exemptionGranted: [
            "code": "900-214-08", "consignee": Town.disposer, "exemption": "G-1",
            "from": "2026-01-01", "party": Town.generator, "until": "2027-12-31",
            "yearlyCap": 30_000_000,
        ],
        .emergencyDeclared: [
            "codes": ["841-001-01"], "emergency": emergency, "epidemic": true,
            "facilities": [
                [
                    "perDay": 5_000_000, "priority": 1,
                    "site": ["party": Town.disposer, "site": "001"] as JSONObject,
                    "type": "domesticIncinerator",
                ] as JSONObject
            ],
            "from": occurredAt, "government": "区人民政府", "plan": "区府办〔2026〕5号",
            "region": "500114", "until": "2026-10-01T00:00:00.000Z",
        ],
        .emergencyEnded: ["emergency": emergency, "reason": "疫情结束"],
    ]
}
