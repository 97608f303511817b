import CanonicalJSON
import HandoffRules
import WasteDomain

/// On the way 装车、在途.
extension ViolationKind {
    static let road: [ViolationKind] = [
        // 夜间起运.
        ViolationKind("nightDeparture") { load, _ in
            load.delay(.manifestLoaded, to: load.day.at(22, 40))
            return [Find(pattern: "HW-AUD-008", [Subject(.vehicle, load.plate)])]
        },
        // 在途时间过长.
        ViolationKind("longWay") { load, _ in
            load.delay(.manifestArrived, to: load.day.advanced(by: 3).at(14))
            return load.find("HW-HND-012", in: .manifestArrived)
        },
        // 承运人先说的与移出人不同.
        ViolationKind("differentHalves", fits: \.hasSeveral) { load, _ in
            guard let loaded = load[.manifestLoaded] else { return [] }
            let time = load.times.loaded.minutes(-10)
            load.add(Act(by: load.carrier.member.code, at: time, .manifestLoaded, loaded.members))
            let units = Array(load.lines[load.fullest].units.dropLast())
            load.changeLine(.manifestLoaded, load.fullest) { line in
                line["items"] = units.json
                line["packages"] = units.count.json
            }
            return load.find("LD-HND-001", in: .manifestLoaded)
        },
        // 突发事件未报告.
        ViolationKind("unreportedIncident") { load, scene in
            let time = load.times.loaded.minutes(60)
            let incident: JSONObject = [
                "incident": scene.uuid(time), "manifest": load.id, "measures": "吸附棉围堵",
                "place": "G65高速服务区", "text": "一桶轻微渗漏",
            ]
            let carrier = load.carrier.member.code
            load.add(Act(by: carrier, at: time, .incidentReported, incident))
            let later = time.minutes(180)
            let told = incident.adding(["authorityToldAt": later, "ended": true])
            load.add(Act(by: carrier, at: later, .incidentReported, told))
            return load.find("HW-HND-020", in: .incidentReported)
        },
        // 同一车辆同时在另一运次上.
        ViolationKind("overlappingTrips") { load, scene in
            let (open, close) = (load.times.loaded.minutes(40), load.times.loaded.minutes(200))
            let trip = scene.uuid(open)
            let carrier = load.carrier.member.code
            load.add(
                Act(
                    by: carrier,
                    at: open,
                    .tripOpened,
                    ["party": carrier, "trip": trip, "vehicle": load.plate]
                )
            )
            load.add(
                Act(by: carrier, at: close, .tripClosed, ["place": "停车场", "trip": trip])
            )
            return [
                Find(
                    pattern: "HW-HND-014",
                    [Subject(.vehicle, load.plate), load.subject, Subject(.trip, trip)]
                )
            ]
        },
        // 行驶速度不可能.
        ViolationKind("impossibleSpeed") { load, _ in
            load.observe(at: load.times.loaded.minutes(60), .qianjiang)
            load.observe(at: load.times.loaded.minutes(70), .changshou)
            return [
                Find(pattern: "LD-PAT-001", [Subject(.vehicle, load.plate), load.subject])
            ]
        },
        // 同一编码在两处出现.
        ViolationKind("codeInTwoPlaces") { load, scene in
            let time = load.times.loaded.minutes(60)
            load.observe(at: time, .qianjiang)
            let seen: JSONObject = [
                "items": [load.lines[0].units[0]], "manifest": load.id, "place": "长寿收费站",
                "position": JSONObject.changshou,
            ]
            load.add(
                Act(by: scene.district.authority.code, at: time.minutes(8), .itemSighted, seen)
            )
            return [
                Find(pattern: "LD-PAT-011", [Subject(.item, load.lines[0].units[0])])
            ]
        },
        // 交出后仍在原处出现.
        ViolationKind("seenAfterHandOver") { load, _ in
            let seen: JSONObject = ["items": [load.lines[0].units[0]], "place": "厂区贮存库"]
            let party = load.consignor.member.code
            load.add(Act(by: party, at: load.times.loaded.minutes(90), .itemSighted, seen))
            return load.find("LD-ITM-008", in: .itemSighted) + [
                Find(
                    pattern: "LD-PAT-012",
                    [Subject(.item, load.lines[0].units[0]), Subject(.party, party)]
                )
            ]
        },
        // 未登记的编码.
        ViolationKind("unknownCode") { load, scene in
            let code = scene.code(load.consignor.member, load.lines[0].waste.code, load.day)
            let seen: JSONObject = ["items": [code], "place": "厂区大门"]
            let time = load.times.loaded.minutes(90)
            load.add(Act(by: scene.district.authority.code, at: time, .itemSighted, seen))
            return load.find("LD-ITM-009", in: .itemSighted)
        },
    ]
}

extension Load {
    /// Has the vehicle seen at a point of the way.
    fileprivate mutating func observe(at time: Timestamp, _ point: JSONObject) {
        let seen: JSONObject = ["manifest": id, "place": "收费站", "point": point]
        add(Act(by: carrier.member.code, at: time, .transitObserved, seen))
    }
}

extension JSONObject {
    /// Two points some 190 km apart.
    fileprivate static let qianjiang: JSONObject = [
        "latitude": 295_331_000, "longitude": 1_087_707_000,
    ]
    fileprivate static let changshou: JSONObject = [
        "latitude": 298_570_000, "longitude": 1_070_810_000,
    ]
}
