import CanonicalJSON
import LiandanTesting
import WasteDomain

extension Examples {
    private static let content: JSONObject = [
        "category": "HW08", "components": "矿物油", "form": "liquid", "harmful": "重金属",
        "hazards": ["T", "I"], "name": "废机油", "packaging": "drum", "report": "JD-2026-1",
    ]

    static let items: [EventKind: JSONObject] = [
        .itemIssued: content.with(["code": code, "site": "001"]),
        .itemFilled: [
            "batch": "HWCS20260901001", "code": code, "facility": "MF0001", "handler": sealed,
            "medical": [
                "doubled": true, "note": "新冠", "origin": "infectiousPatient",
                "roll": roll, "sterilised": true, "ward": "发热门诊",
            ] as JSONObject,
            "residueOf": ["HWZXCZ20260831001"], "vessel": "V-1",
        ],
        .itemWeighed: [
            "code": code, "gross": 112_000, "handler": sealed, "net": 100_000,
            "scale": scale, "tare": 12_000,
        ],
        .itemStored: [
            "batch": "HWRK20260901001", "carrier": sealed, "code": code, "facility": "TS001",
            "handler": sealed, "site": "001", "zone": "A区",
        ],
        .itemWithdrawn: [
            "batch": "HWCK20260901001", "carrier": sealed, "code": code, "handler": sealed,
        ],
        .itemVoided: ["code": code, "reason": "标签损坏"],
        .itemMerged: content.with([
            "code": item(9), "handler": sealed, "parents": [item(1), item(2)], "site": "001",
        ]),
        .itemRecoded: content.with([
            "code": item(9), "handler": sealed, "parent": item(1), "reason": "日期填错",
            "site": "001",
        ]),
        .itemOverpacked: content.with([
            "code": item(9), "disinfection": "含氯消毒液擦拭", "handler": sealed,
            "parent": item(1), "reason": "桶底开裂", "site": "001",
        ]),
        .itemSplit: [
            "children": [
                ["code": item(8), "net": 40_000, "packaging": "can"] as JSONObject,
                ["code": item(9), "net": 60_000, "packaging": "can"] as JSONObject,
            ],
            "code": item(1), "handler": sealed, "site": "001",
        ],
        .itemPacked: [
            "code": item(9), "handler": sealed, "items": [item(1), item(2)], "vessel": "TP-1",
        ],
        .itemUnpacked: [
            "code": item(9), "handler": sealed, "items": [item(1)], "reason": "查验",
        ],
        .itemDamaged: ["code": code, "handler": sealed, "reason": "渗漏"],
        .itemLost: ["code": code, "handler": sealed, "reason": "盘点时不在"],
        .itemFound: ["code": code, "handler": sealed, "place": "2号库"],
        .itemRelabelled: [
            "code": code, "handler": sealed, "oldLabel": digest, "reason": "标签脱落",
        ],
        .itemTreated: [
            "batch": "HWZXLY20260901001", "facility": "TS101", "handler": sealed,
            "items": [item(1), item(2)], "method": "R9",
        ],
        .itemSighted: [
            "handler": sealed, "items": [item(1), item(2)], "manifest": manifest,
            "place": "收费站",
            "position": ["latitude": 295_330_000, "longitude": 1_087_700_000] as JSONObject,
        ],
        .facilityRegistered: [
            "capacity": 50_000_000, "codes": ["900-214-08"], "facility": "TS001",
            "name": "1号危废库", "site": site, "temperature": "cold", "type": "warehouse",
        ],
        .serialsGranted: ["first": 101, "last": 200, "site": site],
        .stockAdjusted: [
            "change": -1250, "code": "900-214-08", "day": "2026-09-01", "reason": "蒸发损耗",
            "site": site,
        ],
        .siteClassified: [
            "class": "key", "from": "2026-09-01", "reason": "敏感区域", "site": site,
        ],
        .figureDeclared: [
            "members": [Town.generator, Town.carrier], "name": "socialSources",
            "reason": "新增一家", "region": "500114", "source": "名单", "unit": "count",
            "value": 2, "year": 2026,
        ],
        .declarationFiled: [
            "period": "2026-08", "reason": "补报", "site": site,
            "wastes": [
                [
                    "adjusted": 1250, "closing": 48_750, "code": "900-214-08",
                    "generated": 300_000, "opening": 0,
                    "outsourced": [
                        [
                            "consignee": ["party": Town.disposer, "site": "001"] as JSONObject,
                            "mass": 200_000, "method": "R9",
                        ] as JSONObject
                    ],
                    "received": 0, "returned": 0,
                    "treated": [["mass": 50_000, "method": "R9"] as JSONObject],
                ] as JSONObject
            ],
        ],
        .wasteGenerated: [
            "batch": "HWCS20260901009", "code": "900-214-08", "day": "2026-09-01",
            "facility": "MF0001", "handler": sealed, "mass": 12_500_000, "name": "油泥",
            "reason": "抄错单位", "site": site, "store": "TS002",
        ],
        .wasteTreated: [
            "batch": "HWZXLY20260901009", "code": "900-214-08", "day": "2026-09-01",
            "facility": "TS101", "handler": sealed, "mass": 3_000_000, "method": "R9",
            "reason": "抄错单位", "site": site,
        ],
        .sealedErased: [
            "event": "12.0", "ground": "retentionEnded", "paths": ["/driver", "/driverPhone"],
            "reason": "保存期限届满",
        ],
        .streamRecorded: [
            "act": "sent", "code": "462-001-S90", "contract": "WN-2026", "count": 1,
            "counterparty": ["party": Town.disposer, "site": "001"] as JSONObject,
            "day": "2026-09-01", "document": "WN20260901007",
            "fields": ["moisture": 795, "plate": "渝H12345"] as JSONObject, "level": "plant",
            "mass": 12_500_000, "number": "YC20260901001", "point": site, "reason": "抄错含水率",
            "stock": "out", "stream": "sludge", "volume": 11_000,
        ],
        .regimeChanged: [
            "code": "900-001-S60", "count": 310, "day": "2026-09-01", "items": [code],
            "level": "store", "mass": 20_500, "number": "ZW20260901001", "point": site,
            "stream": "household_hazardous",
        ],
    ]

    static let roll = "91500114MA5000022XY00000001H"

    static let site: JSONObject = ["party": Town.generator, "site": "001"]

    static let load: [JSONObject] = [
        ["items": [code], "line": 1, "mass": 100_000, "packages": 1]
    ]

    /// What the consignor fills in; two carriers, as in a relay.
    static let form: JSONObject = [
        "approval": "渝环跨〔2026〕1号", "carriers": [Town.carrier, nextCarrier],
        "consignee": ["party": Town.disposer, "site": "001"] as JSONObject,
        "consignor": ["party": Town.generator, "site": "001"] as JSONObject,
        "contract": "C-1",
        "emergency": ["measures": "吸附围堵", "phone": "023-79220000"] as JSONObject,
        "exemptions": [
            ["evidence": "实施方案", "grant": "G-1", "row": 32, "stage": "use"] as JSONObject
        ],
        "lines": [
            content.with([
                "code": "900-214-08", "estimated": true, "line": 1, "mass": 110_000,
                "method": "R9", "packages": 1, "un": "UN3082",
            ])
        ],
        "plan": "P-2026", "shipper": "consignor", "transportContract": "T-1",
        "underEmergency": emergency,
    ]

    static let scale: JSONObject = [
        "calibratedOn": "2026-01-01", "id": "S-2", "type": "platform",
    ]
    static let ticket: JSONObject = ["photo": digest, "scale": scale, "ticket": "B-1"]

    static let manifests: [EventKind: JSONObject] = [
        .manifestIssued: form.with([
            "handler": sealed, "handlerPhone": sealed, "manifest": manifest, "number": number,
        ]),
        .manifestCancelled: ["manifest": manifest, "reason": "计划变更"],
        .manifestReleased: ticket.with([
            "handler": sealed, "lines": load, "manifest": manifest,
            "sources": [["line": 1, "manifest": other, "mass": 100_000] as JSONObject],
        ]),
        .manifestLoaded: ticket.with(truck).with([
            "lines": load, "manifest": manifest, "trip": trip,
        ]),
        .manifestDeparted: [
            "end": "示例路9号", "manifest": manifest, "start": "示例路1号", "vehicle": "渝H12345",
            "via": "G65", "waybill": "YD20260901001",
        ],
        .manifestArrived: ["manifest": manifest, "place": "示例路9号"],
        .manifestReceived: ticket.with([
            "handler": sealed,
            "lines": [
                [
                    "differences": ["quantity"],
                    "items": [["code": code, "net": 99_000] as JSONObject], "line": 1,
                    "mass": 99_000, "packages": 1,
                ] as JSONObject
            ],
            "manifest": manifest,
        ]),
        .manifestDecided: [
            "handler": sealed,
            "lines": [
                [
                    "accepted": 99_000, "counts": "reweighed", "difference": 1_000, "line": 1,
                    "method": "R9", "missing": 0, "missingItems": [item(2)], "reason": "衡器差异",
                    "refused": 0, "refusedItems": [item(3)], "reweighed": 99_000,
                ] as JSONObject
            ],
            "manifest": manifest, "reweighing": ticket,
        ],
        .treatmentRecorded: [
            "batch": "HWWWLY20260902001", "facility": "TS002", "handler": sealed,
            "items": [code], "line": 1, "manifest": manifest, "mass": 99_000, "method": "R9",
        ],
    ]
}

extension JSONObject {
    /// The same with further members.
    func with(_ others: JSONObject) -> JSONObject {
        var object = self
        for member in others.members { object[member.name] = member.value }
        return object
    }
}
