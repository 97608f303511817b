import CanonicalJSON
import HandoffRules
import WasteDomain

/// Packages and stores 物品、贮存.
extension ViolationKind {
    static let packages: [ViolationKind] = [
        // 贮存设施未登记.
        ViolationKind("unregisteredStore") { load, _ in
            load.change(.itemStored) { $0["facility"] = "TS009".json }
            return load.find("LD-STO-003", in: .itemStored)
        },
        // 超过贮存能力.
        ViolationKind("fullStore") { load, _ in
            load.store(in: "TS002", ["capacity": 1000])
            return load.find("HW-LIC-027", in: .itemStored)
        },
        // 贮存设施不适用.
        ViolationKind("wrongStore") { load, _ in
            load.store(in: "TS003", ["codes": ["900-052-31"]])
            return load.find("LD-STO-001", in: .itemStored)
        },
        // 不相容的废物同区存放.
        ViolationKind("incompatibleStore") { load, scene in
            load.add(load.registration(of: "TS004"))
            let stock = ["900-300-34", "900-352-35"].map { code in
                load.stock(code, 5000, in: "TS004", scene)
            }
            for part in stock { load.add(part.act) }
            load.treat(stock.map(\.code))
            return stock.suffix(1).map { part in
                Find(
                    "LD-STO-002",
                    by: part.act.by,
                    "item:\(part.code)",
                    on: part.act.statements[3].at.legalDay
                )
            }
        },
        // 设施编码不规范.
        ViolationKind("oddFacilityCode") { load, _ in
            load.change(.itemFilled) { $0["facility"] = "3号工段".json }
            return load.find("HW-FMT-016", in: .itemFilled)
        },
        // 批次编码不规范.
        ViolationKind("oddBatchCode") { load, _ in
            load.change(.itemFilled) { $0["batch"] = "三月第一批".json }
            return load.find("HW-FMT-013", in: .itemFilled)
        },
        // 赋码后长期未装填.
        ViolationKind("unfilledCodes", lasting: true) { load, scene in
            let day = scene.stockDay()
            let statements = (0..<3).map { _ in
                let code = scene.code(load.consignor.member, load.lines[0].waste.code, day)
                let issued = load.lines[0].waste.content.adding(["code": code, "site": "001"])
                return Statement(.itemIssued, at: day.at(10), issued)
            }
            load.add(Act(by: load.consignor.member.code, at: load.day.at(8), statements))
            return [
                Find(pattern: "LD-PAT-007", [Subject(.party, load.consignor.member.code)])
            ]
        },
        // 贮存超过一年.
        ViolationKind("keptTooLong") { load, scene in
            let waste = load.lines[0].waste
            let day = load.day.advanced(by: -380)
            let stock = load.stock(waste.code.description, 20_000, in: "TS001", scene, since: day)
            load.add(stock.act)
            load.add(
                Act(
                    by: stock.act.by,
                    at: load.day.at(8, 10),
                    .itemWithdrawn,
                    ["code": stock.code]
                )
            )
            let member = load.consignor.member
            return load.find("HW-DDL-009", in: .itemWithdrawn) + [
                Find(
                    pattern: "HW-DDL-009",
                    [Subject(.party, member.code), Subject(.site, "\(member.code)/001")]
                )
            ]
        },
        // 拆分后的各件比整件重.
        ViolationKind("heavierParts") { load, scene in
            load.split(scene, net: 100_000, into: [80_000, 70_000])
            return load.find("HW-BAL-007", in: .itemSplit)
        },
        // 拆分后重新称重变重.
        ViolationKind("gainedMass") { load, scene in
            let (whole, parts) = load.split(scene, net: 100_000, into: [60_000, 40_000])
            let weighed: JSONObject = ["code": parts[0], "net": 95_000]
            let act = Act(
                by: load.consignor.member.code,
                at: load.day.at(8, 30),
                .itemWeighed,
                weighed
            )
            load.add(act)
            return [
                Find(
                    pattern: "LD-PAT-013",
                    [Subject(.item, whole), Subject(.item, parts[0])]
                )
            ]
        },
        // 有的包装没有编码.
        ViolationKind("uncodedPackage") { load, _ in
            let count = (load.lines[0].units.count + 1).json
            for kind in [
                EventKind.manifestIssued, .manifestReleased, .manifestLoaded, .manifestReceived,
            ] {
                load.changeLine(kind) { $0["packages"] = count }
            }
            return load.find("HW-ITM-014", in: .manifestReleased)
        },
        // 移出重量与逐件称重不符.
        ViolationKind("otherReleasedMass") { load, _ in
            let mass = load.lines[0].mass - 3000
            for kind in [EventKind.manifestIssued, .manifestReleased, .manifestLoaded] {
                load.changeLine(kind) { $0["mass"] = mass.json }
            }
            let received = load.lines[0].received
            load.changeLine(.manifestDecided) { $0["difference"] = (mass - received).json }
            return load.find("HW-BAL-008", in: .manifestReleased)
        },
    ]
}

extension Load {
    /// A store the consignor registers before it fills anything of the load.
    fileprivate func registration(of store: String, _ others: JSONObject = [:]) -> Act {
        let time = (acts.first?.at ?? times.issued).minutes(-10)
        let members = consignor.member.store(store, others)
        return Act(by: consignor.member.code, at: time, .facilityRegistered, members)
    }

    /// Has the first package put into a store of its own.
    fileprivate mutating func store(in store: String, _ others: JSONObject) {
        let registration = registration(of: store, others)
        change(.itemStored) { $0["facility"] = store.json }
        acts.insert(registration, at: 0)
    }

    /// A package in the consignor's store since before the plan began, coded only now.
    fileprivate func stock(
        _ waste: String,
        _ net: Int,
        in store: String,
        _ scene: Scene,
        since: CivilDay? = nil
    ) -> (code: String, act: Act) {
        guard let code = WasteCode(waste) else { preconditionFailure("\(waste) is no code") }
        let day = since ?? scene.stockDay()
        let item = scene.code(consignor.member, code, day)
        let own: JSONObject = ["code": item]
        let content: JSONObject = [
            "code": item, "form": "liquid",
            "hazards": scene.district.plan.waste(code)?.hazards ?? ["C", "T"], "name": "库存废物",
            "packaging": "drum", "site": "001",
        ]
        let statements = [
            Statement(.itemIssued, at: day.at(10), content),
            Statement(.itemFilled, at: day.at(10), own),
            Statement(.itemWeighed, at: day.at(10), own.adding(["net": net])),
            Statement(.itemStored, at: day.at(10), own.adding(["facility": store])),
        ]
        return (item, Act(by: consignor.member.code, at: self.day.at(8), statements))
    }

    /// Stocks a package and splits it.
    @discardableResult
    fileprivate mutating func split(_ scene: Scene, net: Int, into nets: [Int]) -> (
        whole: String, parts: [String]
    ) {
        let waste = lines[0].waste.code
        let stock = stock(waste.description, net, in: "TS001", scene)
        add(stock.act)
        let parts = nets.map { _ in scene.code(consignor.member, waste, day) }
        let children = zip(parts, nets).map { ["code": $0, "net": $1] as JSONObject }
        let members: JSONObject = ["children": children, "code": stock.code, "site": "001"]
        add(Act(by: consignor.member.code, at: day.at(8, 15), .itemSplit, members))
        treat(parts)
        return (stock.code, parts)
    }

    /// Has the consignor treat what it stocked itself, a week later 自行利用处置.
    fileprivate mutating func treat(_ codes: [String]) {
        let members: JSONObject = ["items": codes, "method": "D16"]
        let time = day.advanced(by: 7).at(8)
        add(Act(by: consignor.member.code, at: time, .itemTreated, members))
    }
}
