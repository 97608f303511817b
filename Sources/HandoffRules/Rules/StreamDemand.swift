import CanonicalJSON
import Regulation
import WasteDomain

/// Something a profile expects and a row does not show: the rule it names says so, or a general one.
struct StreamDemand {
    /// The rule the profile names.
    let rule: String?
    let fault: Fault

    private init(_ rule: String?, _ path: String, _ row: StatedRow, _ facts: [String: String]) {
        self.rule = rule
        fault = Fault(path, row.facts(facts))
    }

    /// What is expected of a row and is not there 缺项.
    static func missing(_ row: StatedRow, _ context: RuleContext) -> [StreamDemand] {
        (row.act?.fields ?? [:]).sorted { $0.key < $1.key }.compactMap { name, need in
            guard case .expected(let rule) = need, !row.has(name) else { return nil }
            return StreamDemand(
                rule,
                row.path(name),
                row,
                ["field": name, "why": Reason.missing.rawValue]
            )
        }
    }

    /// What keeps a contract from being one between the two on that day 合同.
    static func contract(_ row: StatedRow, _ context: RuleContext) -> [StreamDemand] {
        let movement = row.movement
        guard let number = movement.contract, let giver = movement.giver,
            let why = unfit(number, of: giver, for: movement, context)
        else { return [] }
        var rule: String?
        if case .expected(let named)? = row.act?.need(.contract) { rule = named }
        return [StreamDemand(rule, "/contract", row, ["field": "contract", "why": why])]
    }

    private static func unfit(
        _ number: Reference,
        of giver: PartyID,
        for movement: StreamMovement,
        _ context: RuleContext
    ) -> String? {
        guard let contract = context.slice[Contract.self, DocumentID(giver, number)] else {
            return Reason.unknown.with(number)
        }
        if contract.contractor != movement.taker {
            return Reason.contractor.with(contract.contractor)
        }
        let days = contract.days
        return days.contains(movement.day)
            ? nil : Reason.days.with("\(days.from)–\(days.until)")
    }

    /// Papers that must be there and are not 许可、备案、名录.
    static func papers(_ row: StatedRow, _ context: RuleContext) -> [StreamDemand] {
        let movement = row.movement
        let regions = movement.regions(in: context.slice)
        let isAcross =
            regions.own.map { own in regions.other.map { own.province != $0.province } ?? false }
            ?? false
        return (row.act?.papers ?? []).compactMap { need in
            guard need.concerns(movement.fields), isAcross || !need.acrossProvinces,
                !has(need, movement, context.slice)
            else { return nil }
            let holder = need.holder == .own ? movement.point : movement.counterparty
            // Without its number the field itself is what is missing.
            if let number = need.number, movement.fields[number.description] == nil { return nil }
            let path = need.number.map { "/fields/\($0)" }
            return StreamDemand(
                need.rule,
                path ?? (need.holder == .own ? "/point" : "/counterparty"),
                row,
                [
                    "field": need.paper.description,
                    "why": holder.map { Reason.missing.with($0.party) } ?? Reason.missing.rawValue,
                ]
            )
        }
    }

    private static func has(
        _ need: PaperNeed,
        _ movement: StreamMovement,
        _ slice: StateSlice
    ) -> Bool {
        let isOwn = need.holder == .own
        // Whose paper it would be, nobody knows.
        guard let holder = isOwn ? movement.point.party : movement.counterparty?.party else {
            return true
        }
        let number = need.number.flatMap { movement.fields[$0.description]?.shown }
        return slice.licences(of: holder).contains { licence in
            licence.content.type == .stream && licence.counts(on: movement.day)
                && (need.number == nil || licence.licence.description == number)
                && licence.content.streams.contains { scope in
                    scope.stream == movement.stream && scope.paper == need.paper
                        && scope.covers(
                            movement.code,
                            to: isOwn ? movement.counterparty?.party : nil
                        )
                }
        }
    }

    /// Waste that leaves where it should have become hazardous waste 应转为危险废物.
    static func leaving(_ row: StatedRow, _ context: RuleContext) -> [StreamDemand] {
        guard let change = row.profile.regimeChange, change.obligatory,
            row.act?.stock == .takes, change.holds(at: row.movement.level)
        else { return [] }
        return [
            StreamDemand(
                change.rule,
                "/act",
                row,
                ["field": StreamMember.level.rawValue, "why": Reason.unpacked.rawValue]
            )
        ]
    }

    /// Waste fetched later than the interval after it was fetched last 逾期收运.
    static func visits(_ row: StatedRow, _ context: RuleContext) -> [StreamDemand] {
        let movement = row.movement
        guard let visits = row.profile.visits, visits.act == movement.act,
            let giver = movement.giver, let number = movement.contract,
            let last = context.slice[Contract.self, DocumentID(giver, number)]?.served,
            last.advanced(by: Int64(visits.days)) < movement.day
        else { return [] }
        return [
            StreamDemand(
                visits.rule,
                "/day",
                row,
                ["field": StreamMember.contract.rawValue, "why": Reason.fetched.with(last)]
            )
        ]
    }

    /// All of them.
    static func all(_ row: StatedRow, _ context: RuleContext) -> [StreamDemand] {
        missing(row, context) + contract(row, context) + papers(row, context)
            + leaving(row, context) + visits(row, context)
    }

    /// A rule that a profile may name.
    static func named(_ id: String) -> StatementCheck {
        StatedRow.check { row, context in
            all(row, context).filter { $0.rule == id }.map(\.fault)
        }
    }

    /// A rule for what a profile names no rule of this program for.
    static func unnamed(
        _ find: @escaping @Sendable (StatedRow, RuleContext) -> [StreamDemand]
    ) -> StatementCheck {
        StatedRow.check { row, context in
            find(row, context).filter { demand in
                !(demand.rule.map(StreamPaperRules.named.contains) ?? false)
            }
            .map(\.fault)
        }
    }
}
