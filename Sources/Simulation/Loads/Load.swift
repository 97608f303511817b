import CanonicalJSON
import WasteDomain

/// Who hands a load on, and under which papers.
struct Consignor {
    let member: Member
    let plan: String
    let contract: String
    let transportContract: String
}

/// When the steps of a load happen.
struct Times {
    /// 填发 and 移出.
    var issued: Timestamp
    var loaded: Timestamp
    var arrived: Timestamp
    var received: Timestamp
    /// 接收确认.
    var decided: Timestamp
    /// 利用处置.
    var treated: Timestamp
}

/// One manifest 联单 from the packages to the treatment of what is in them, as it should go; a
/// violation changes what is stated.
struct Load {
    let id: UniqueID
    let consignor: Consignor
    let receiver: Receiver
    var carrier: Carrier
    var plate: String
    /// The round it is collected on 运次; nil if it has a vehicle for itself.
    let trip: UniqueID?
    let lines: [LoadLine]
    let times: Times
    /// Lines of earlier manifests it came by, for what was collected 转移来源.
    var sources: [JSONObject] = []
    /// What is stated, in order.
    var acts: [Act] = []

    init(
        _ id: UniqueID,
        from consignor: Consignor,
        to receiver: Receiver,
        by carrier: (Carrier, plate: String, trip: UniqueID?),
        _ lines: [LoadLine],
        _ times: Times
    ) {
        self.id = id
        self.consignor = consignor
        self.receiver = receiver
        self.carrier = carrier.0
        plate = carrier.plate
        trip = carrier.trip
        self.lines = lines
        self.times = times
    }

    /// Which line has the most packages.
    var fullest: Int { lines.indices.max { lines[$0].units.count < lines[$1].units.count } ?? 0 }

    /// Whether one of them can be missing and the others come.
    var hasSeveral: Bool { lines[fullest].units.count > 1 }

    /// The day it leaves.
    var day: CivilDay { times.issued.legalDay }
}

extension Load {
    /// States everything as it should be.
    mutating func state(hasStore: Bool, isMade: Bool) {
        if isMade { acts += filling(hasStore: hasStore) }
        acts += [handingOver, loading, arrival, receipt, decision]
        if !receiver.planned.collects { acts.append(treatment) }
    }

    /// The packages of each day, coded, filled, weighed and stored.
    private func filling(hasStore: Bool) -> [Act] {
        let packages = lines.flatMap(\.packages).sorted {
            ($0.filled, $0.code) < ($1.filled, $1.code)
        }
        let days = Dictionary(grouping: packages) { $0.filled.legalDay }
        return days.sorted { $0.key < $1.key }.map { day, packages in
            let evening = max(packages.last?.filled ?? times.issued, day.at(18))
            let time = day == self.day ? times.issued.minutes(-5) : evening.minutes(10)
            return Act(
                by: consignor.member.code,
                at: time,
                packages.flatMap { statements(of: $0, hasStore: hasStore) }
            )
        }
    }

    private func statements(of package: Package, hasStore: Bool) -> [Statement] {
        let code: JSONObject = ["code": package.code]
        let issued = package.waste.content.adding(["code": package.code, "site": "001"])
        let stored = Statement(
            .itemStored,
            at: package.filled,
            ["code": package.code, "facility": "TS001"]
        )
        return [
            Statement(.itemIssued, at: package.filled, issued),
            Statement(.itemFilled, at: package.filled, code),
            Statement(.itemWeighed, at: package.filled, code.adding(["net": package.net])),
        ] + (hasStore ? [stored] : [])
    }

    private var handingOver: Act {
        let packing = lines.flatMap { line in
            line.bins.flatMap { bin -> [Statement] in
                let issued = line.waste.content.adding([
                    "code": bin.code, "packaging": "turnoverBin", "site": "001",
                ])
                let packed: JSONObject = [
                    "code": bin.code, "items": bin.packages.map(\.code), "vessel": bin.vessel,
                ]
                return [
                    Statement(.itemIssued, at: times.issued, issued),
                    Statement(.itemPacked, at: times.issued, packed),
                ]
            }
        }
        return Act(
            by: consignor.member.code,
            at: times.issued,
            packing + [
                Statement(.manifestIssued, at: times.issued, form),
                Statement(
                    .manifestReleased,
                    at: times.issued,
                    [
                        "lines": handedLines, "manifest": id,
                        "sources": sources.isEmpty ? nil : sources,
                    ]
                ),
            ]
        )
    }

    private var form: JSONObject {
        let listed = lines.enumerated().map { index, line in
            line.waste.content.adding([
                "code": line.waste.code, "line": index + 1, "mass": line.mass,
                "method": line.method, "packages": line.units.count, "un": line.waste.un,
            ])
        }
        return [
            "carriers": [carrier.member.code], "consignee": receiver.member.site,
            "consignor": consignor.member.site, "contract": consignor.contract,
            "emergency": ["measures": "泄漏时围堵、收集并报告", "phone": "023-79220119"] as JSONObject,
            "lines": listed, "manifest": id, "plan": consignor.plan, "shipper": "consignor",
            "transportContract": consignor.transportContract,
        ]
    }

    private var handedLines: [JSONObject] {
        lines.enumerated().map { index, line in
            [
                "items": line.units, "line": index + 1, "mass": line.mass,
                "packages": line.units.count,
            ]
        }
    }

    private var loading: Act {
        let loaded: JSONObject = [
            "lines": handedLines, "manifest": id, "trip": trip, "vehicle": plate,
        ]
        let departed: JSONObject = [
            "end": receiver.member.address, "manifest": id, "start": consignor.member.address,
            "vehicle": plate, "waybill": "YD\(id.description.suffix(12))",
        ]
        return Act(
            by: carrier.member.code,
            at: times.loaded,
            [
                Statement(.manifestLoaded, at: times.loaded, loaded),
                Statement(.manifestDeparted, at: times.loaded, departed),
            ]
        )
    }

    private var arrival: Act {
        Act(
            by: carrier.member.code,
            at: times.arrived,
            .manifestArrived,
            ["manifest": id, "place": receiver.member.address]
        )
    }

    private var receipt: Act {
        let received = lines.enumerated().map { index, line -> JSONObject in
            [
                "items": line.units.map { ["code": $0] as JSONObject }, "line": index + 1,
                "mass": line.received, "packages": line.units.count,
            ]
        }
        return Act(
            by: receiver.member.code,
            at: times.received,
            .manifestReceived,
            ["lines": received, "manifest": id]
        )
    }

    private var decision: Act {
        let decided = lines.enumerated().map { index, line -> JSONObject in
            [
                "accepted": line.received, "difference": line.mass - line.received,
                "line": index + 1, "method": line.method, "missing": 0, "refused": 0,
            ]
        }
        return Act(
            by: receiver.member.code,
            at: times.decided,
            .manifestDecided,
            ["lines": decided, "manifest": id]
        )
    }

    private var treatment: Act {
        let treated = lines.enumerated().map { index, line in
            Statement(
                .treatmentRecorded,
                at: times.treated,
                [
                    "items": line.units, "line": index + 1, "manifest": id,
                    "mass": line.received, "method": line.method,
                ]
            )
        }
        return Act(by: receiver.member.code, at: times.treated, treated + cleaning)
    }

    /// What the waste came in is cleaned when it is empty.
    private var cleaning: [Statement] {
        let bins = lines.flatMap(\.bins).map(\.vessel)
        guard !bins.isEmpty else { return [] }
        let members: JSONObject = [
            "bins": bins, "method": "含氯消毒液 1000 mg/L 浸泡", "party": receiver.member.code,
        ]
        return [Statement(.binCleaned, at: times.treated, members)]
    }
}
