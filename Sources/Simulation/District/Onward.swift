import CanonicalJSON
import WasteDomain

/// Where a collector sends a waste on to, and with whom.
struct Onward {
    let receiver: Receiver
    let carrier: Carrier
}

extension District {
    /// The receiver of a waste that somebody collected; nil if nobody may treat it.
    func onward(_ code: WasteCode) -> Onward? {
        let able = receivers.filter { !$0.planned.collects && $0.takes(code) }
        let working = zip(plan.carriers, carriers).filter { $0.0.way == .direct }.map(\.1)
        guard let receiver = able.first, let carrier = working.first else { return nil }
        return Onward(receiver: receiver, carrier: carrier)
    }

    /// What the collector takes in, each waste once, in grams.
    var collected: [(waste: PlannedWaste, mass: Int)] {
        var sums: [WasteCode: Int] = [:]
        for source in sources where source.receiver.planned.collects {
            for part in source.wastes { sums[part.waste.code, default: 0] += part.mass }
        }
        return plan.wastes.compactMap { waste in sums[waste.code].map { (waste, $0) } }
    }

    func consignor(of collector: Receiver, to onward: Onward) -> Consignor {
        Consignor(
            member: collector.member,
            plan: "GL-\(plan.days.from.year)-SJ",
            contract: "CZ-\(plan.days.from.year)-SJ-\(onward.receiver.licence)",
            transportContract: "YS-\(plan.days.from.year)-SJ"
        )
    }
}

extension Registry {
    /// What a collector files to send on what it collects; nil if there is nothing.
    func filings(of collector: Receiver) -> Act? {
        let parts = district.collected.compactMap { waste, mass in
            district.onward(waste.code).map { (waste, mass, $0) }
        }
        guard let first = parts.first?.2 else { return nil }
        let lines = parts.map { waste, mass, onward -> JSONObject in
            ["code": waste.code, "consignees": [onward.receiver.member.code], "mass": mass]
        }
        let papers = district.consignor(of: collector, to: first)
        var statements = [
            Statement(
                .planFiled,
                at: time,
                [
                    "lines": lines, "party": collector.member.code, "plan": papers.plan,
                    "site": "001", "year": district.plan.days.from.year,
                ]
            ),
            contract(
                papers.transportContract,
                of: collector.member,
                first.carrier.member,
                "transport"
            ),
        ]
        var known: Set<String> = []
        for (_, _, onward) in parts where known.insert(onward.receiver.licence).inserted {
            let number = district.consignor(of: collector, to: onward).contract
            statements.append(
                contract(number, of: collector.member, onward.receiver.member, "disposal")
            )
        }
        return Act(by: collector.member.code, at: time, statements)
    }
}
