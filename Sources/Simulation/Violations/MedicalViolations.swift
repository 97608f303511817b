import CanonicalJSON
import HandoffRules
import WasteDomain

/// Medical waste 医疗废物, by the hour.
extension ViolationKind {
    static let medical: [ViolationKind] = [
        // 约定之日没有来收，次日才来.
        ViolationKind("lateCollection", fits: { $0.isOfClinic && $0.isTwoDaysOld }) { load, scene in
            load.comeNextDay(scene)
            let loaded = load.time(of: .manifestLoaded) ?? load.times.loaded
            let late = load.lines.filter { line in
                line.packages.contains { $0.filled.minutes(48 * 60) < loaded }
            }
            return late.flatMap { _ in load.find("HW-MED-001", in: .manifestLoaded) }
                + load.find("HW-MED-002", in: .manifestLoaded)
        },
        // 代签的交付逾期才确认.
        ViolationKind("unconfirmedHandOver", fits: \.isOfClinic) { load, scene in
            load.releaseByReceiver(scene)
            let confirmed: JSONObject = [
                "manifest": load.id, "mass": load.lines.map(\.mass).reduce(0, +),
                "packages": load.lines.map(\.units.count).reduce(0, +), "vehicle": load.plate,
            ]
            let time = load.times.issued.minutes(25 * 60)
            load.add(Act(by: load.consignor.member.code, at: time, .manifestConfirmed, confirmed))
            return load.find("LD-CNF-003", in: .manifestConfirmed)
        },
        // 接收后超过二十四小时才处置，贮存温度未知.
        ViolationKind("lateMedicalTreatment") { load, _ in
            load.delay(.treatmentRecorded, to: load.times.received.minutes(30 * 60))
            guard let last = load.acts.last else { return [] }
            let counted = zip(load.lines, last.statements).filter { line, _ in
                ["841-001-01", "841-002-01", "841-003-01"].contains(line.waste.code.description)
            }
            return counted.flatMap { _, statement in
                ["HW-MED-003", "HW-MED-006"].map { rule in
                    Find(rule, by: last.by, statement.subject, on: statement.at.legalDay)
                }
            }
        },
        // 装箱后单独出现.
        ViolationKind("seenOutOfItsBin", fits: { !$0.lines[0].bins.isEmpty }) { load, _ in
            guard let bag = load.lines[0].bins.first?.packages.first else { return [] }
            let seen: JSONObject = ["items": [bag.code], "manifest": load.id, "place": "处置厂"]
            let time = load.times.received.minutes(5)
            load.add(Act(by: load.receiver.member.code, at: time, .itemSighted, seen))
            return load.find("LD-ITM-010", in: .itemSighted)
        },
    ]
}

extension Load {
    /// Whether it is collected on a round from an institution without a store 诊所.
    fileprivate var isOfClinic: Bool {
        trip != nil && !receiver.planned.collects && self[.itemStored] == nil
    }

    /// Whether the vehicle was last there two days before.
    fileprivate var isTwoDaysOld: Bool {
        lines.flatMap(\.packages).contains { $0.filled.legalDay.advanced(by: 2) <= day }
    }

    /// Has the round of the next day take it along.
    fileprivate mutating func comeNextDay(_ scene: Scene) {
        let next = day.advanced(by: 1)
        delay(.manifestLoaded, to: times.loaded.minutes(24 * 60))
        let trip = scene.medicalTrip(carrier, plate, on: next)
        change(.manifestLoaded) { $0["trip"] = trip.json }
    }

    /// Has the receiver's device state in the consignor's name what was handed over 代签.
    fileprivate mutating func releaseByReceiver(_ scene: Scene) {
        guard let released = take(.manifestReleased) else { return }
        let by = consignor.member.code
        let delegation = scene.uuid(times.issued)
        let granted: JSONObject = [
            "delegation": delegation, "from": day, "party": by, "statement": released.kind,
            "to": receiver.member.code, "until": day.advanced(by: 1),
        ]
        insert(Act(by: by, at: times.issued, .delegationGranted, granted), before: .manifestLoaded)
        var signed = released
        signed.members["onBehalfOf"] =
            .object(["delegation": delegation, "party": by] as JSONObject)
        let act = Act(by: receiver.member.code, at: times.issued, [signed])
        insert(act, before: .manifestLoaded)
    }
}
