import CanonicalJSON
import HandoffRules
import LedgerCrypto
import WasteDomain

/// Papers, plans, licences and keys 资质、计划、纸质、密钥.
extension ViolationKind {
    static let papers: [ViolationKind] = [
        // 电话号码不规范.
        ViolationKind("oddPhone") { load, _ in
            load.change(.manifestIssued) {
                $0["emergency"] = .object(["measures": "围堵", "phone": "12"])
            }
            return load.find("HW-FMT-015", in: .manifestIssued)
        },
        // 管理计划迟报.
        ViolationKind("latePlan") { load, scene in
            let year = load.day.year - 1
            let line: JSONObject = [
                "code": load.lines[0].waste.code, "consignees": [load.receiver.member.code],
                "mass": 1000,
            ]
            let filed: JSONObject = [
                "lines": [line], "party": load.consignor.member.code, "plan": "GL-\(year)-补",
                "site": "001", "year": year,
            ]
            load.add(Act(by: load.consignor.member.code, at: load.day.at(8), .planFiled, filed))
            return load.find("HW-DDL-004", in: .planFiled)
        },
        // 转移当日变更管理计划.
        ViolationKind("planOnTheDay") { load, scene in
            load.add(load.amendment(of: scene.plan(of: load), at: load.day.at(8)))
            let party = load.consignor.member.code
            return [
                Find(
                    pattern: "LD-PAT-009",
                    [Subject(.plan, "\(party)/\(load.consignor.plan)"), Subject(.party, party)]
                )
            ]
        },
        // 超过计划的数量.
        ViolationKind("planExceeded") { load, scene in
            let plan = scene.plan(of: load)
            let least = plan.map { line in line.adding(["mass": 1000]) }
            load.add(load.amendment(of: least, at: load.day.advanced(by: -1).at(16)))
            load.add(load.amendment(of: plan, at: load.day.advanced(by: 1).at(16)))
            return load.lines.indices.flatMap { _ in load.find("HW-MAN-013", in: .manifestIssued) }
        },
        // 承运人没有责任保险.
        ViolationKind("uninsuredCarrier") { load, scene in
            let registry = scene.registry(at: load.day.at(7, 30))
            guard let (carrier, act) = try? registry.uninsuredCarrier() else { return [] }
            let plate = carrier.plates[0]
            load.use(carrier, plate)
            let contract = registry.contract(
                "YS-LS-\(load.day)",
                of: load.consignor.member,
                carrier.member,
                "transport"
            )
            let number = "YS-LS-\(load.day)".json
            load.change(.manifestIssued) { $0["transportContract"] = number }
            load.add(act)
            load.add(Act(by: load.consignor.member.code, at: load.day.at(8), [contract]))
            return load.find("HW-LIC-026", in: .manifestIssued)
        },
        // 许可证即将到期.
        ViolationKind("licenceEndsSoon") { load, scene in
            let until = scene.almanac.workday(12, after: load.day)
            load.amendLicence(scene, ["until": until])
            return load.find("HW-LIC-006", in: .manifestIssued)
        },
        // 超过许可规模两成.
        ViolationKind("licenceScaleExceeded") { load, scene in
            load.amendLicence(scene, ["scale": 1000])
            return load.find("HW-LIC-005", in: .manifestIssued)
        },
        // 没有停用时段而用纸质.
        ViolationKind("paperWithoutOutage") { load, _ in
            load.change(.manifestArrived) { $0["paper"] = .object(.paper("ZZ-1")) }
            return load.find("LD-PAP-002", in: .manifestArrived) + [
                Find(pattern: "LD-PAT-010", [Subject(.party, load.carrier.member.code)])
            ]
        },
        // 纸质联单逾期补录.
        ViolationKind("lateBackfill") { load, scene in
            let outage: JSONObject = [
                "from": load.day.at(0), "reason": "系统停机维护",
                "until": load.day.advanced(by: 1).at(0),
            ]
            load.change(.manifestReceived) {
                $0["paper"] = .object(.paper("ZZ-2", ["outage": outage]))
            }
            let entered = scene.almanac.workday(14, after: load.day)
            load.enter(.manifestReceived, at: entered.at(9))
            load.delay(.manifestDecided, to: entered.at(10))
            return load.find("HW-DDL-002", in: .manifestReceived)
                + load.find("HW-DDL-001", in: .manifestDecided)
        },
        // 密钥可能落入他人之手.
        ViolationKind("suspectKey") { load, scene in
            let party = load.consignor.member
            guard let (key, id) = try? scene.key("\(party.code)/2") else { return [] }
            let registry = scene.registry(at: load.day.at(8))
            guard let enrolled = try? registry.enrolment(key, of: party) else { return [] }
            let authority = scene.district.authority.code
            load.add(Act(by: authority, at: load.day.at(8), [enrolled]))
            load.sign(.manifestReleased, with: "\(party.code)/2")
            let revoked: JSONObject = [
                "key": id, "party": party.code, "reason": "手机遗失",
                "suspectFrom": load.day.at(8, 30),
            ]
            load.add(Act(by: authority, at: load.day.at(18), .keyRevoked, revoked))
            return [
                Find(
                    pattern: "LD-PAT-014",
                    [Subject(.key, id), Subject(.party, party.code)]
                )
            ]
        },
        // 拆分至限值以下.
        ViolationKind("cutShipments", lasting: true) { load, _ in
            [Find(pattern: "LD-PAT-005", [Subject(.party, load.consignor.member.code)])]
        },
        // 同址拆分产废单位.
        ViolationKind("sharedAddress", lasting: true) { load, scene in
            let address = load.consignor.member.address
            let there = scene.district.sources.filter { $0.member.address == address }
            return [
                Find(
                    pattern: "LD-PAT-006",
                    there.map { Subject(.party, $0.member.code) }
                )
            ]
        },
    ]
}

extension Load {
    fileprivate func amendment(of lines: [JSONObject], at time: Timestamp) -> Act {
        Act(
            by: consignor.member.code,
            at: time,
            .planAmended,
            [
                "lines": lines, "party": consignor.member.code, "plan": consignor.plan,
                "reason": "核对数量",
            ]
        )
    }

    /// Has the receiver's licence be another for as long as the load is issued, an hour of its own.
    fileprivate mutating func amendLicence(_ scene: Scene, _ change: JSONObject) {
        delay(.manifestIssued, to: day.at(11, 10))
        let terms = scene.registry(at: day.at(11)).terms(of: receiver)
        for (time, terms) in [(day.at(11, 9), terms.adding(change)), (day.at(11, 11), terms)] {
            let members: JSONObject = [
                "licence": receiver.licence, "party": receiver.member.code, "reason": "换证",
                "terms": terms,
            ]
            add(Act(by: scene.district.authority.code, at: time, .licenceAmended, members))
        }
    }

    /// Has what happened in time be entered later.
    fileprivate mutating func enter(_ kind: EventKind, at time: Timestamp) {
        for index in acts.indices where acts[index].statements.contains(where: { $0.kind == kind })
        {
            acts[index].at = time
        }
    }

    fileprivate mutating func sign(_ kind: EventKind, with key: String) {
        for index in acts.indices where acts[index].statements.contains(where: { $0.kind == kind })
        {
            acts[index].key = key
        }
    }
}

extension JSONObject {
    fileprivate static func paper(_ form: String, _ others: JSONObject = [:]) -> JSONObject {
        let scan = HashSuite.sha256.hash.digest(Array(form.utf8))
        return JSONObject(dictionaryLiteral: ("form", form), ("scan", scan)).adding(others)
    }
}

extension Scene {
    /// The lines of the plan of a load's consignor.
    fileprivate func plan(of load: Load) -> [JSONObject] {
        let source = district.sources.first { $0.member.code == load.consignor.member.code }
        return source.map(Registry.lines) ?? []
    }

    /// A key of a name and its id.
    fileprivate func key(_ name: String) throws -> (key: SigningKey, id: Digest) {
        let key = try TestKeys(seed: district.plan.seed).key(name)
        return (key, HashSuite.sha256.hash.digest(key.verifyingKey.spki))
    }
}

extension Registry {
    /// A carrier that nobody insured, with a vehicle.
    fileprivate func uninsuredCarrier() throws -> (carrier: Carrier, act: Act) {
        let member = Member(
            code: InventedCode.credit(district.plan.region, 399),
            name: "临时危险货物运输有限公司（虚构）",
            region: district.plan.region,
            role: .carrier,
            address: "重庆市黔江区舟白街道99号"
        )
        let carrier = Carrier(member: member, plates: [InventedCode.plate(900)])
        let key = try TestKeys(seed: district.plan.seed).key(member.code)
        let statements =
            [party(member), try enrolment(key, of: member)]
            + papers(of: carrier, 99).filter { $0.kind != .insuranceRecorded }
        return (carrier, Act(by: district.authority.code, at: time, statements))
    }
}
