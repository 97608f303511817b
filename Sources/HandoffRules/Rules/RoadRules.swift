import CanonicalJSON
import Regulation
import WasteDomain

/// On the way and back 在途、联运、退运: facts are taken, what cannot be is refused.
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
                guard let lines = context.event.body.manifestStatement?.loadLines, !lines.isEmpty,
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
            en: ("The round {trip} is over ({entry})", "Open another."),
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
            zh: ("突发事件没有在 {hours} 小时内向当地主管部门报告", "立即报告，并补记报告时间 (authorityToldAt)"),
            en: (
                "The authority of the place was not told of the incident within {hours} hours",
                "Tell it at once, and state when (authorityToldAt)."
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
        Rule(
            "LD-RET-001",
            .handover,
            zh: ("第 {line} 行退回或改送 {mass} g，只有 {left} g 拒收待处理", "核对拒收的数量"),
            en: (
                "{mass} g of line {line} are to go back or elsewhere, {left} g are refused and left",
                "Check what was refused."
            ),
            basis: [.law("ORDER23", "11(4), 18(2)")],
            check: .on([.manifestRedirected, .manifestReturnDeparted, .manifestReturnReceived]) {
                context in
                guard let lines = context.event.body.manifestStatement?.loadLines,
                    let manifest = context.manifest
                else { return [] }
                return lines.enumerated().compactMap { index, line in
                    let progress = manifest.progress(line.line)
                    // A half of a return may be stated again; what is redirected must be free.
                    let left =
                        (context.event.kind == .manifestRedirected
                            ? progress?.refusedFree : progress?.refusedLeft) ?? .zero
                    // What is weighed again at home may weigh more: that is for the balance to say.
                    let mass =
                        context.event.kind == .manifestReturnReceived && left > .zero
                        ? Mass.zero : line.mass
                    guard mass > left || left == .zero else { return nil }
                    return Fault(
                        "/lines/\(index)/mass",
                        [
                            "line": String(line.line), "mass": String(line.mass.grams),
                            "left": String(left.grams),
                        ]
                    )
                }
            }
        ),
        Rule(
            "LD-RET-002",
            .handover,
            zh: ("物品 {code} 不是本联单被拒收的物品", "核对编码"),
            en: ("The item {code} was not refused under this manifest", "Check the code."),
            basis: [.law("ORDER23", "18(2)")],
            check: .on([.manifestRedirected, .manifestReturnDeparted, .manifestReturnReceived]) {
                context in
                guard let statement = context.event.body.manifestStatement,
                    context.manifest != nil
                else { return [] }
                let to = (context.event.body as? ManifestRedirected)?.to
                return ItemRules.paths(of: statement.loadLines).compactMap { path, code in
                    let item = context.slice[Item.self, code]
                    let manifests = item?.manifests ?? []
                    let isRefused =
                        item?.status == .refused && item?.manifest == statement.manifest
                    // Under its new manifest it may have been loaded already.
                    let isGone =
                        manifests.contains(statement.manifest)
                        && to.map(manifests.contains) == true
                    return isRefused || isGone
                        ? nil : Fault(path, ["code": code.description])
                }
            }
        ),
        Rule(
            "LD-RET-003",
            .handover,
            .warning,
            .record,
            zh: ("第 {line} 行退回时重 {back} kg，退运起运时 {sent} kg", "查明差异原因"),
            en: (
                "Line {line} weighs {back} kg back home, {sent} kg when it set out",
                "Find out why."
            ),
            basis: [.law("ORDER23", "10(3)")],
            parameters: [.toleranceGrams, .tolerancePerMille],
            check: .about(ManifestReturnReceived.self) { received, manifest, context in
                received.lines.enumerated().compactMap { index, line in
                    let sent =
                        manifest.returnDeparted?.line(line.line)?.mass
                        ?? manifest.progress(line.line)?.refusedLeft
                    guard let sent, sent.distance(to: line.mass) > context.tolerance(of: sent)
                    else { return nil }
                    return Fault(
                        "/lines/\(index)/mass",
                        [
                            "line": String(line.line), "back": line.mass.kilograms,
                            "sent": sent.kilograms,
                        ]
                    )
                }
            }
        ),
        Rule(
            "LD-RED-001",
            .handover,
            zh: ("联单 {manifest} 的拒收物不能用本联单改送: {why}", "由原移出人在拒收之后另填一份联单，写明原联单"),
            en: (
                "This manifest cannot take the refused load of {manifest} elsewhere: {why}",
                "After the refusal its consignor issues another manifest that names it."
            ),
            basis: [.law("ORDER23", "11(4)")],
            check: .form { form, context in
                guard let id = form.redirects, let old = context.slice[Manifest.self, id] else {
                    return []
                }
                let why: String? =
                    if old.form.consignor.party != form.consignor.party {
                        Reason.consignor.with(old.form.consignor.party)
                    } else if old.lines.allSatisfy({ $0.refusedLeft == .zero }) {
                        Reason.nothingRefused.rawValue
                    } else {
                        nil
                    }
                return why.map {
                    [Fault("/redirects", ["manifest": old.number.description, "why": $0])]
                } ?? []
            }
        ),
        Rule(
            "LD-RED-002",
            .handover,
            zh: ("新联单 {manifest} 没有写明改送自本联单", "新联单填发时写明原联单 (--redirects)"),
            en: (
                "The new manifest {manifest} does not say that it takes this one's refused load",
                "Issue it with the number of this one (--redirects)."
            ),
            basis: [.law("ORDER23", "11(4)")],
            check: .about(ManifestRedirected.self) { redirected, manifest, context in
                guard let new = context.slice[Manifest.self, redirected.to],
                    new.form.redirects != manifest.manifest || new.status == .cancelled
                else { return [] }
                return [Fault("/to", ["manifest": new.number.description])]
            }
        ),
        Rule(
            "LD-RED-003",
            .handover,
            zh: ("新联单 {manifest} 没有把第 {line} 行所列的物品和重量装上车", "新联单双方交接之后再作改送陈述，数量与之相同"),
            en: (
                "What is named of line {line} is not on board under the new manifest {manifest}",
                "State the redirection once the new load is handed over, with what was loaded."
            ),
            basis: [.law("ORDER23", "11(4)")],
            check: .about(ManifestRedirected.self) { redirected, manifest, context in
                guard let new = context.slice[Manifest.self, redirected.to],
                    new.form.redirects == manifest.manifest
                else { return [] }
                let released = new.legs.isEmpty ? nil : new.released
                let load = Set(released?.items ?? [])
                var left = released?.mass ?? .zero
                return redirected.lines.enumerated().compactMap { index, line in
                    let isOnBoard = load.isSuperset(of: line.items) && line.mass <= left
                    left = left - line.mass
                    guard !isOnBoard else { return nil }
                    return Fault(
                        "/lines/\(index)",
                        ["line": String(line.line), "manifest": new.number.description]
                    )
                }
            }
        ),
        Rule(
            "LD-SRC-001",
            .handover,
            zh: ("来源 {manifest} 第 {line} 行不能转出 {mass} g: {why}", "只能转出已接受、未处理、未转出的废物"),
            en: (
                "{mass} g of line {line} of {manifest} cannot be sent on: {why}",
                "Only what was accepted, and is neither treated nor sent on, can be."
            ),
            basis: [.law("ORDER23", "10"), .law("LIC408", "20")],
            check: .about(ManifestReleased.self, wrongSource)
        ),
        Rule(
            "LD-SRC-002",
            .handover,
            zh: ("物品带来 {manifest} 第 {line} 行 {brought} g，来源写了 {stated} g", "来源之和须与物品一克不差"),
            en: (
                "The packages bring {brought} g of line {line} of {manifest}, the sources say {stated} g",
                "The sources must be what the packages bring, to the gram."
            ),
            basis: [.law("ORDER23", "10(3)")],
            check: .about(ManifestReleased.self, untoldSource)
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

    @Sendable private static func wrongSource(
        _ released: ManifestReleased,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        released.sources.enumerated().compactMap { index, source in
            guard let origin = context.slice[Manifest.self, source.manifest] else { return nil }
            let progress = origin.progress(source.line)
            let code = origin.line(source.line)?.code
            // What an earlier release of this manifest bound is free for the new one.
            let own = manifest.sources.first {
                $0.manifest == source.manifest && $0.line == source.line
            }
            let left = (progress?.acceptedFree ?? .zero) + (own?.mass ?? .zero)
            let why: String? =
                if origin.form.consignee.party != manifest.form.consignor.party {
                    Reason.consignee.with(origin.form.consignee.party)
                } else if !manifest.form.lines.contains(where: { $0.code == code }) {
                    Reason.notCovered.with(code?.description ?? String(source.line))
                } else if source.mass > left {
                    Reason.left.with(left.grams)
                } else {
                    nil
                }
            return why.map {
                Fault(
                    "/sources/\(index)",
                    [
                        "manifest": origin.number.description, "line": String(source.line),
                        "mass": String(source.mass.grams), "why": $0,
                    ]
                )
            }
        }
    }

    @Sendable private static func untoldSource(
        _ released: ManifestReleased,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        let brought = released.items.compactMap { context.slice[Item.self, $0] }.flatMap(\.origin)
        return brought.summed.compactMap { sum in
            let stated = released.sources.first {
                $0.manifest == sum.manifest && $0.line == sum.line
            }
            guard stated?.mass != sum.mass else { return nil }
            return Fault(
                "/sources",
                [
                    "manifest": sum.manifest.description, "line": String(sum.line),
                    "brought": String(sum.mass.grams),
                    "stated": String(stated?.mass.grams ?? 0),
                ]
            )
        }
    }
}

extension [ItemCode] {
    /// The codes, for a fact.
    var listed: String { map(\.description).joined(separator: ", ") }
}
