import CanonicalJSON
import LedgerCrypto
import LedgerLog
import WasteDomain

/// What is registered before the first day: everybody, their papers and stores.
struct Registry {
    let district: District
    let ledger: Digest
    /// When it is registered.
    let time: Timestamp

    private var plan: DistrictPlan { district.plan }

    /// What the authority signs.
    func registrations(_ keys: TestKeys) throws(SimulationError) -> [Act] {
        var statements: [Statement] = []
        for member in district.members {
            statements.append(party(member))
            if member.role != .carrier { statements.append(site(member)) }
            statements.append(try enrolment(keys.key(member.code), of: member))
        }
        for (index, carrier) in district.carriers.enumerated() {
            statements += papers(of: carrier, index)
        }
        for receiver in district.receivers { statements += papers(of: receiver) }
        statements += socialSources
        // A submission of a few hundred statements at a time.
        return stride(from: 0, to: statements.count, by: 250).map {
            let part = Array(statements[$0..<min($0 + 250, statements.count)])
            return Act(by: district.authority.code, at: time, part)
        }
    }

    /// The list of social sources 社会源名单, which indicators measure by; none if there is none.
    private var socialSources: [Statement] {
        let members = district.sources.filter { $0.group.way == .collected }.map(\.member.code)
        guard !members.isEmpty else { return [] }
        return [
            Statement(
                .figureDeclared,
                at: time,
                [
                    "members": members, "name": "socialSources", "region": plan.region,
                    "source": "\(plan.name)", "unit": "count", "value": members.count,
                    "year": plan.days.from.year,
                ]
            )
        ]
    }

    /// What each source files for itself: its plan, its contracts, its store.
    func filings(of source: Source) -> Act {
        var statements = [
            Statement(
                .planFiled,
                at: time,
                [
                    "lines": Self.lines(of: source), "party": source.member.code,
                    "plan": source.plan,
                    "site": "001", "year": plan.days.from.year,
                ]
            ),
            contract(source.contract, of: source.member, source.receiver.member, "disposal"),
            contract(
                source.transportContract,
                of: source.member,
                source.carrier.member,
                "transport"
            ),
        ]
        if source.trade.hasStore { statements.append(store(of: source.member)) }
        if source.group.way == .medical { statements.append(institution(source)) }
        return Act(by: source.member.code, at: time, statements)
    }

    /// The lines of a source's plan: each waste, to its receiver.
    static func lines(of source: Source) -> [JSONObject] {
        source.wastes.filter { $0.mass > 0 }.map { waste, mass in
            ["code": waste.code, "consignees": [source.receiver.member.code], "mass": mass]
        }
    }

    func party(_ member: Member) -> Statement {
        Statement(
            .partyRegistered,
            at: time,
            [
                "address": member.address, "name": member.name, "party": member.code,
                "region": member.region, "roles": [member.role],
            ]
        )
    }

    private func site(_ member: Member) -> Statement {
        Statement(
            .siteRegistered,
            at: time,
            [
                "address": member.address, "name": "厂区", "party": member.code,
                "region": member.region, "segment": plan.segment, "site": "001",
            ]
        )
    }

    func enrolment(
        _ key: SigningKey,
        of member: Member
    ) throws(SimulationError) -> Statement {
        let request: EnrolmentRequest
        do {
            request = try EnrolmentRequest(key, for: member.code, holder: nil, in: ledger)
        } catch {
            throw SimulationError(.stopped, error)
        }
        return Statement(
            .keyEnrolled,
            at: time,
            [
                "id": HashSuite.sha256.hash.digest(request.key), "key": ByteText(request.key),
                "party": member.code, "proof": ByteText(request.proof), "role": "manager",
            ]
        )
    }

    func papers(of carrier: Carrier, _ index: Int) -> [Statement] {
        let from = plan.days.from.advanced(months: -12)
        let until = plan.days.until.advanced(months: 36)
        let code = carrier.member.code
        let number = Digits.text(of: Int64(index + 1), width: 2)
        let licence = Statement(
            .licenceGranted,
            at: time,
            [
                "licence": "渝交运管许可危字5001140000\(number)号", "party": code,
                "terms": [
                    "from": from, "issuer": "黔江区交通运输委员会", "type": "transport",
                    "until": until,
                ] as JSONObject,
            ]
        )
        let vehicles = carrier.plates.map { vehicle($0, of: code) }
        return [licence] + vehicles + [insurance(of: code)]
    }

    /// A truck of a carrier 道路运输证.
    func vehicle(_ plate: String, of party: String) -> Statement {
        Statement(
            .vehicleRegistered,
            at: time,
            [
                "certificate": "5001\(plate.suffix(5))",
                "from": plan.days.from.advanced(months: -12),
                "party": party, "plate": plate, "ratedLoad": 8_000_000, "type": "truck",
                "until": plan.days.until.advanced(months: 36),
            ]
        )
    }

    private func papers(of receiver: Receiver) -> [Statement] {
        let granted: JSONObject = [
            "licence": receiver.licence, "party": receiver.member.code,
            "terms": terms(of: receiver),
        ]
        return [
            Statement(.licenceGranted, at: time, granted), insurance(of: receiver.member.code),
        ]
    }

    /// What a receiver's licence allows 许可证内容.
    func terms(of receiver: Receiver) -> JSONObject {
        let planned = receiver.planned
        return [
            "activities": planned.collects
                ? ["collect", "store"] : ["collect", "store", "use", "dispose"],
            "from": plan.days.from.advanced(months: -12), "issuer": "重庆市生态环境局",
            "methods": receiver.methods.map { ["method": $0] as JSONObject },
            "scale": planned.scale, "type": planned.collects ? "pilotCollection" : "comprehensive",
            "until": plan.days.until.advanced(months: 36),
            "wastes": planned.categories.map { ["category": $0] as JSONObject },
        ]
    }

    private func insurance(of party: String) -> Statement {
        Statement(
            .insuranceRecorded,
            at: time,
            [
                "from": plan.days.from, "insurer": "示例财产保险公司（虚构）", "party": party,
                "policy": "HJ-\(plan.days.from.year)", "until": plan.days.until,
            ]
        )
    }

    func contract(
        _ number: String,
        of member: Member,
        _ contractor: Member,
        _ purpose: String
    ) -> Statement {
        Statement(
            .contractRecorded,
            at: time,
            [
                "contract": number, "contractor": contractor.code, "from": plan.days.from,
                "party": member.code, "purpose": purpose, "until": plan.days.until,
            ]
        )
    }

    /// 医疗机构: who has a store has beds.
    private func institution(_ source: Source) -> Statement {
        let store = source.trade.hasStore ? "TS001" : nil
        return Statement(
            .institutionRegistered,
            at: time,
            ["beds": store == nil ? 0 : 60, "site": source.member.site, "store": store]
        )
    }

    private func store(of member: Member) -> Statement {
        Statement(.facilityRegistered, at: time, member.store("TS001"))
    }
}
