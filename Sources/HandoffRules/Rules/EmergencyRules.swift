import CanonicalJSON
import Regulation
import WasteDomain

/// Facilities that take in medical waste in an emergency 应急处置: opened by the authority, from then on,
/// for what is listed, and until a set end.
enum EmergencyRules {
    static let registry: [Rule] = [
        Rule(
            "LD-EMG-001",
            .registry,
            zh: (
                "应急处置 {emergency} 的起止时间 {stated} 早于 {time}",
                "启用不能追溯: 从现在或以后开始，在记录之后结束"
            ),
            en: (
                "The emergency {emergency} would begin or end at {stated}, before {time}",
                "It never works backwards: let it begin now or later, and end after it is recorded."
            ),
            basis: [.law("SWL2020", "91"), .law("CAT2021", "annex 2")],
            check: .on(EmergencyDeclared.self) { declared, context in
                [
                    ("/from", declared.from, context.made.occurredAt),
                    ("/until", declared.until, context.made.recordedAt),
                ]
                .compactMap { path, stated, time in
                    guard let stated, stated < time || path == "/until" && stated == time else {
                        return nil
                    }
                    return Fault(
                        path,
                        [
                            "emergency": declared.emergency.description,
                            "stated": stated.legalTime, "time": time.legalTime,
                        ]
                    )
                }
            }
        ),
        Rule(
            "LD-EMG-004",
            .registry,
            zh: ("应急处置 {emergency} 已于 {closed} 结束", "不必再终止；需要时另行启动"),
            en: (
                "The emergency {emergency} is over since {closed}",
                "There is nothing to end; declare another if there is need."
            ),
            basis: [.law("SWL2020", "91")],
            check: .on(EmergencyEnded.self) { ended, context in
                guard let record = context.slice[DeclaredEmergency.self, ended.emergency],
                    record.closes <= context.made.recordedAt
                else { return [] }
                return [
                    Fault(
                        "/emergency",
                        [
                            "emergency": ended.emergency.description,
                            "closed": record.closes.legalTime,
                        ]
                    )
                ]
            }
        ),
    ]

    static let licence: [Rule] = [
        Rule(
            "LD-EMG-002",
            .licence,
            zh: (
                "应急处置 {emergency} ({from} 至 {until}) 不适用于本次转移: {why}",
                "删去 --emergency，交持证单位处置；或由主管部门启动包含这一设施、废物和地区的应急处置"
            ),
            en: (
                "The emergency {emergency} ({from} to {until}) does not open this transfer: {why}",
                "Leave --emergency out and go to a licensed disposer, or have the authority declare one that "
                    + "lists this facility, waste and region."
            ),
            basis: [.law("SWL2020", "91"), .law("CAT2021", "annex 2")],
            check: .form { form, context in
                context.closures(of: form).map { Fault($0.path, $0.facts) }
            }
        )
    ]

    static let receipt: [Rule] = [
        Rule(
            "HW-MED-018",
            .receipt,
            .error,
            .record,
            zh: (
                "应急处置设施不能按应急处置 {emergency} ({from} 至 {until}) 接收: {why}",
                "报告主管部门；此后交持证单位处置，或重新启动应急处置"
            ),
            en: (
                "A facility took in waste that the emergency {emergency} ({from} to {until}) does not open: "
                    + "{why}",
                "Report it; from now on go to a licensed disposer, or have an emergency declared anew."
            ),
            basis: [
                .law("SWL2020", "91"), .law("CAT2021", "annex 2"), .law("SEED-ZG", "二(三)3(2)"),
            ],
            check: .about(ManifestReceived.self) { _, manifest, context in
                context.closures(of: manifest.form).map { Fault("", $0.facts) }.unique
            }
        ),
        Rule(
            "LD-EMG-003",
            .receipt,
            .error,
            .record,
            zh: (
                "{site} 在 {day} 按应急处置 {emergency} 接收 {sum} kg，超过每日 {cap} kg",
                "报告主管部门；按优先顺序改送清单上的其他设施"
            ),
            en: (
                "{site} takes in {sum} kg on {day} under the emergency {emergency}, above {cap} kg a day",
                "Report it; go on with the next facility of the list."
            ),
            basis: [.law("SWL2020", "91"), .law("SEED-ZG", "二(三)3(2)")],
            check: .about(ManifestReceived.self) { received, manifest, context in
                let (site, day) = (manifest.form.consignee, context.made.occurredAt.legalDay)
                guard let emergency = context.emergency(of: manifest.form),
                    let cap = emergency.facility(site)?.perDay
                else { return [] }
                // What the same load was counted as before is not counted twice.
                let own = EmergencyUse(manifest).flatMap { $0.day == day ? $0.mass : nil }
                let others = emergency.received[site, day] - (own ?? .zero)
                let sum = others + received.lines.map(\.mass).total
                guard sum > cap else { return [] }
                return [
                    Fault(
                        "/lines",
                        [
                            "cap": cap.kilograms, "day": day.description,
                            "emergency": emergency.id, "site": site.description,
                            "sum": sum.kilograms,
                        ]
                    )
                ]
            }
        ),
    ]
}

extension RuleContext {
    /// The emergency a form names, if it was declared.
    func emergency(of form: ManifestForm) -> DeclaredEmergency? {
        form.underEmergency.flatMap { slice[DeclaredEmergency.self, $0] }
    }

    /// Whether the emergency a form names opens its consignee for a waste, now.
    func isOpened(_ code: WasteCode, on form: ManifestForm) -> Bool {
        guard let emergency = emergency(of: form) else { return false }
        return emergency.isOpen(at: moment) && emergency.covers(code)
            && emergency.facility(form.consignee) != nil
            && slice[Site.self, form.consignor].map { emergency.covers($0.region) } ?? false
    }

    /// What keeps the emergency a form names from opening it, and where in the form.
    func closures(of form: ManifestForm) -> [(path: String, facts: [String: String])] {
        guard let emergency = emergency(of: form) else { return [] }
        let region = slice[Site.self, form.consignor]?.region
        var whys: [(path: String, why: String)] = []
        if !emergency.isOpen(at: moment) {
            whys.append(("/underEmergency", Reason.closed.rawValue))
        }
        if let region, !emergency.covers(region) {
            whys.append(("/consignor", Reason.notCovered.with(region)))
        }
        if emergency.facility(form.consignee) == nil {
            whys.append(("/consignee", Reason.notCovered.with(form.consignee)))
        }
        for (index, line) in form.lines.enumerated() where !emergency.covers(line.code) {
            whys.append(("/lines/\(index)/code", Reason.notCovered.with(line.code)))
        }
        return whys.map { path, why in
            (
                path,
                [
                    "emergency": emergency.id, "from": emergency.opens.legalTime,
                    "until": emergency.closes.legalTime, "why": why,
                ]
            )
        }
    }

    /// The epidemics 重大传染病疫情 declared for where a site lies, as far as they are in force now.
    func epidemics(at site: SiteID) -> [Reference] {
        guard let region = slice[Site.self, site]?.region else { return [] }
        return slice.emergencies(in: region)
            .filter { $0.content.epidemic && $0.isOpen(at: moment) }
            .map(\.content.emergency)
    }

    /// When the statement is judged at: when it happened or, where another day is asked for, when
    /// it was recorded.
    private var moment: Timestamp {
        day == made.occurredAt.legalDay ? made.occurredAt : made.recordedAt
    }
}
