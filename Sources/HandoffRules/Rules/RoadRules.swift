import CanonicalJSON
import Regulation
import WasteDomain

/// On the way 在途、联运、运次、突发事件: facts are taken, what cannot be is refused.
enum RoadRules {
    static let all: [Rule] = [
        Rule(
            "HW-HND-010",
            .handover,
            .error,
            .record,
            zh: ("两承运人所述的交接地点不同: {mine} / {theirs}", "核对后由有误的一方重新陈述"),
            en: (
                "The two carriers name different places of the relay: {mine} / {theirs}",
                "Whoever is wrong states it again."
            ),
            basis: [.law("ORDER23", "17")],
            check: .on([.manifestRelayReleased, .manifestRelayTaken]) { context in
                guard let manifest = context.manifest, let mine = place(in: context),
                    let theirs = otherHalf(context, manifest)?.place, mine != theirs
                else { return [] }
                return [
                    Fault("/place", ["mine": mine.description, "theirs": theirs.description])
                ]
            }
        ),
        Rule(
            "HW-HND-011",
            .handover,
            zh: ("接收的承运人核对有误: 联单上是 {listed}，所述是 {stated}", "核对移出人和上一承运人后重新陈述"),
            en: (
                "The next carrier checked something else: the manifest has {listed}, stated is {stated}",
                "Check consignor and previous carrier, and state it again."
            ),
            basis: [.law("ORDER23", "17")],
            check: .about(ManifestRelayTaken.self) { taken, manifest, _ in
                let carriers = manifest.isPastTransit ? manifest.legs.map(\.carrier) : []
                let isFrom = taken.from == manifest.holder || carriers.contains(taken.from)
                return [
                    ("/consignor", manifest.form.consignor.party, taken.consignor),
                    ("/from", isFrom ? taken.from : manifest.holder ?? taken.from, taken.from),
                ]
                .filter { $0.1 != $0.2 }
                .map { path, listed, stated in
                    Fault(path, ["listed": listed.description, "stated": stated.description])
                }
            }
        ),
        Rule(
            "LD-RLY-001",
            .handover,
            zh: ("联运有 {count} 个承运人，最多 {limit} 个", "减少承运人"),
            en: ("A relay of {count} carriers; at most {limit}", "Use fewer carriers."),
            basis: [.law("ORDER23", "17")],
            parameters: [.relayCarriers],
            check: .on(
                [.manifestAmended, .manifestIssued, .manifestRelayReleased],
                tooManyCarriers
            )
        ),
        Rule(
            "LD-RLY-002",
            .handover,
            .error,
            .record,
            zh: ("交接的物品与移出的不同: 缺少 [{missing}]，多出 [{extra}]", "查明原因；遗失须报告突发事件"),
            en: (
                "What changes hands is not what was released: missing [{missing}], extra [{extra}]",
                "Find out why; what is lost is an incident."
            ),
            basis: [.law("ORDER23", "9(2), 17")],
            check: .on([.manifestRelayReleased, .manifestRelayTaken, .manifestVehicleChanged]) {
                context in
                guard let lines = context.event.manifestStatement?.loadLines, !lines.isEmpty,
                    let released = context.manifest?.released
                else { return [] }
                let (stated, known) = (Set(lines.flatMap(\.items)), Set(released.items))
                guard stated != known else { return [] }
                return [
                    Fault(
                        "/lines",
                        [
                            "missing": known.subtracting(stated).sorted().listed,
                            "extra": stated.subtracting(known).sorted().listed,
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-TRP-001",
            .handover,
            zh: ("运次 {trip} 不能用于本次装车: {why}", "选用本单位这辆车正在进行的运次，或不填运次"),
            en: (
                "This load cannot go on the round {trip}: {why}",
                "Name an open round of this carrier and vehicle, or none."
            ),
            basis: [.law("ORDER23", "16(2)")],
            check: .about(ManifestLoaded.self) { loaded, _, context in
                guard let id = loaded.trip, let trip = context.slice[Trip.self, id] else {
                    return []
                }
                let why: String? =
                    if trip.party != context.made.by {
                        Reason.carrier.with(trip.party)
                    } else if trip.vehicle != loaded.vehicle {
                        Reason.vehicle.with(trip.vehicle)
                    } else if let closed = trip.closed {
                        Reason.ended.with(closed.event)
                    } else {
                        nil
                    }
                return why.map { [Fault("/trip", ["trip": id.description, "why": $0])] } ?? []
            }
        ),
        Rule(
            "LD-TRP-002",
            .handover,
            zh: ("运次 {trip} 已收车 (记录 {entry})", "另开一个运次"),
            en: ("The round {trip} is over (entry {entry})", "Open another."),
            basis: [.project],
            check: .on([.tripStopped, .tripClosed]) { context in
                let id: UniqueID? =
                    switch context.event.statement {
                    case .tripStopped(let stopped): stopped.trip
                    case .tripClosed(let closed): closed.trip
                    default: nil
                    }
                guard let id, let closed = context.slice[Trip.self, id]?.closed else { return [] }
                return [
                    Fault(
                        "/trip",
                        ["trip": id.description, "entry": closed.event.description]
                    )
                ]
            }
        ),
        Rule(
            "HW-HND-020",
            .handover,
            .error,
            .record,
            zh: ("突发事件没有在 {hours} 小时内向当地主管部门报告", "立即报告，再就同一事件陈述一次，写明报告时间"),
            en: (
                "The authority of the place was not told of the incident within {hours} hours",
                "Tell it at once, then report the same incident again and say when it was told."
            ),
            basis: [.law("ORDER23", "9(2)"), .law("SWL2020", "86")],
            parameters: [.incidentReportHours],
            check: .about(IncidentReported.self) { reported, manifest, context in
                let known = manifest.incidents.first { $0.incident == reported.incident }
                // The first report is where the breach begins; a later one can only mend it.
                guard known == nil, let hours = context.limit(.incidentReportHours) else {
                    return []
                }
                let limit = context.made.occurredAt.advanced(by: Int64(hours) * 3_600_000)
                if let told = reported.authorityToldAt, told <= limit { return [] }
                return [Fault("/authorityToldAt", ["hours": String(hours)])]
            }
        ),
    ]
}

extension RoadRules {
    private static func place(in context: RuleContext) -> OneLine? {
        switch context.event.statement {
        case .manifestRelayReleased(let released): released.place
        case .manifestRelayTaken(let taken): taken.place
        default: nil
        }
    }

    private static func otherHalf(_ context: RuleContext, _ manifest: Manifest) -> RelayHalf? {
        context.event.kind == .manifestRelayReleased
            ? manifest.relayTaken : manifest.relayReleased
    }

    @Sendable private static func tooManyCarriers(_ context: RuleContext) -> [Fault] {
        let limit = context.number(.relayCarriers)
        let (path, count): (String, Int) =
            switch context.event.statement {
            case .manifestRelayReleased: ("/to", (context.manifest?.legs.count ?? 0) + 1)
            default: ("/carriers", context.event.body.statedForm?.carriers.count ?? 0)
            }
        guard limit > 0, count > limit else { return [] }
        let fault = Fault(path, ["count": String(count), "limit": String(limit)])
        return [context.event.kind == .manifestRelayReleased ? fault.asRecord : fault]
    }
}

extension [ItemCode] {
    /// The codes, for a fact.
    var listed: String { map(\.description).joined(separator: ", ") }
}
