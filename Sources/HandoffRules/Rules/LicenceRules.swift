import CanonicalJSON
import Regulation
import WasteDomain

/// Only licensed disposers, only licensed carriers 许可.
enum LicenceRules {
    static let all: [Rule] = [
        Rule(
            "HW-LIC-001",
            .licence,
            zh: ("接受人 {party} 在 {day} 没有有效的危险废物经营许可证", "不得委托: 另选持证单位，或核对许可证的登记"),
            en: (
                "The consignee {party} has no hazardous-waste licence in force on {day}",
                "Do not hand waste to it: choose a licensed party, or check its registration."
            ),
            basis: [.law("SWL2020", "80"), .law("LIC408", "15")],
            check: .on([.manifestAmended, .manifestIssued, .manifestReceived]) { context in
                guard let form = context.form, !context.licensedLines(of: form).isEmpty else {
                    return []
                }
                let isForm = context.event.body.statedForm != nil
                let path = isForm ? "/consignee" : ""
                let faults = unlicensed(form.consignee.party, at: path, context)
                // At receipt the load stands at the gate: the fact is taken.
                return isForm ? faults : faults.map(\.asRecord)
            }
        ),
        Rule(
            "HW-LIC-002",
            .licence,
            zh: ("接受人 {party} 的许可证不含废物代码 {code}", "另选许可范围包含该代码的单位"),
            en: (
                "The licence of {party} does not cover {code}",
                "Choose a party whose licence covers it."
            ),
            basis: [.law("LIC408", "10, 15")],
            check: .form { form, context in
                let party = form.consignee.party
                let licences = context.slice.wasteLicences(of: party, on: context.day)
                guard !licences.isEmpty else { return [] }
                return context.licensedLines(of: form).compactMap { index, line in
                    guard !licences.contains(where: { $0.content.covers(line.code) }) else {
                        return nil
                    }
                    return Fault(
                        "/lines/\(index)/code",
                        ["party": party.description, "code": line.code.description]
                    )
                }
            }
        ),
        Rule(
            "HW-LIC-003",
            .licence,
            zh: ("许可证 {licence} 不允许以 {method} 方式处理 {code}", "换用许可的方式，或另选单位"),
            en: (
                "The licence {licence} does not allow {method} for {code}",
                "Use a method it allows, or choose another party."
            ),
            basis: [.law("LIC408", "10, 12(1)")],
            check: .on(
                [.manifestAmended, .manifestDecided, .manifestIssued] + TreatedLine.kinds,
                forbiddenMethods
            )
        ),
        Rule(
            "HW-LIC-004",
            .licence,
            .warning,
            .record,
            zh: ("许可证 {licence} 本年将处理 {sum} t，超过核准的 {scale} t", "接受人: 核对全年经营规模"),
            en: (
                "The licence {licence} comes to {sum} t this year, {scale} t are approved",
                "Consignee: check the year's quantity."
            ),
            basis: [.law("LIC408", "10, 12(4)")],
            parameters: [.licenceWarnPercent],
            check: .on([.manifestAmended, .manifestDecided, .manifestIssued]) {
                overScale($0, percent: .licenceWarnPercent, below: .licenceErrorPercent)
            }
        ),
        Rule(
            "HW-LIC-005",
            .licence,
            .error,
            .record,
            zh: ("许可证 {licence} 本年处理 {sum} t，超过核准的 {scale} t 达20%以上", "须重新申领经营许可证"),
            en: (
                "The licence {licence} comes to {sum} t this year, 20 % above the approved {scale} t",
                "A new licence must be applied for."
            ),
            basis: [.law("LIC408", "12(4)")],
            parameters: [.licenceErrorPercent],
            check: .on([.manifestAmended, .manifestDecided, .manifestIssued]) {
                overScale($0, percent: .licenceErrorPercent, below: nil)
            }
        ),
        Rule(
            "HW-LIC-006",
            .licence,
            .warning,
            .record,
            zh: ("许可证 {licence} 将于 {until} 到期，不足 {days} 个工作日", "接受人: 申请换证"),
            en: (
                "The licence {licence} ends on {until}, in less than {days} working days",
                "Consignee: apply for its renewal."
            ),
            basis: [.law("LIC408", "13")],
            parameters: [.licenceRenewWorkingDays],
            check: .form(endingSoon)
        ),
        Rule(
            "HW-LIC-007",
            .licence,
            zh: ("收集许可证 {licence} 不能用于利用或处置 ({method})", "收集单位只能收集贮存，再交持证单位利用处置"),
            en: (
                "The collection licence {licence} does not allow use or disposal ({method})",
                "A collector stores and hands on to a licensed disposer."
            ),
            basis: [.law("LIC408", "3, 20")],
            check: .on(
                [.manifestAmended, .manifestDecided, .manifestIssued] + TreatedLine.kinds,
                collectorTreats
            )
        ),
        Rule(
            "HW-LIC-014",
            .licence,
            zh: ("{subject} 没有在 {day} 有效的道路危险货物运输许可或道路运输证", "不得装车: 换用有证的承运人和车辆"),
            en: (
                "{subject} has no transport permit or certificate in force on {day}",
                "Do not load: use a carrier and vehicle that have them."
            ),
            basis: [.law("ORDER23", "13(1)(3)"), .law("MOT29", "22")],
            check: .on(
                [
                    .manifestAmended, .manifestIssued, .manifestLoaded, .manifestRelayTaken,
                    .manifestReturnDeparted, .manifestVehicleChanged,
                ],
                unlicensedTransport
            )
        ),
        Rule(
            "HW-LIC-021",
            .licence,
            zh: ("跨省转移 ({from} → {to}) 没有批准文号", "先向移出地省级生态环境主管部门申请"),
            en: (
                "The waste leaves its province ({from} → {to}) without an approval",
                "Apply to the provincial authority of the place of origin first."
            ),
            basis: [.law("ORDER23", "21"), .law("SWL2020", "82")],
            parameters: [.approvalRequired],
            check: .form { form, context in
                guard context.flag(.approvalRequired), form.approval == nil,
                    let from = context.slice[Site.self, form.consignor]?.region,
                    let to = context.slice[Site.self, form.consignee]?.region,
                    from.province != to.province
                else { return [] }
                return [Fault("/approval", ["from": from.description, "to": to.description])]
            }
        ),
        Rule(
            "HW-LIC-026",
            .licence,
            .warning,
            .record,
            zh: ("{party} 在 {day} 没有有效的环境污染责任保险", "投保并登记 (liandan insurance record)"),
            en: (
                "{party} has no liability policy in force on {day}",
                "Insure, and record the policy (liandan insurance record)."
            ),
            basis: [.law("SWL2020", "99")],
            parameters: [.insuranceExpected],
            check: .form(uninsured)
        ),
        Rule(
            "HW-LIC-027",
            .licence,
            .warning,
            .record,
            zh: ("贮存设施 {facility} 存放 {mass} kg，超过贮存能力 {capacity} kg", "及时移出；确需扩大的，先变更环评、排污许可和管理计划"),
            en: (
                "The store {facility} holds {mass} kg, above its capacity of {capacity} kg",
                "Move waste out; a larger store needs its permits and plan amended first."
            ),
            basis: [.law("HJ1259", "5.5.2.2")],
            check: .on(ItemStored.self) { stored, context in
                guard let (item, facility) = context.storing(stored) else { return [] }
                let mass = facility.mass + (item.isIn(facility) ? .zero : item.net ?? .zero)
                guard mass > facility.capacity else { return [] }
                return [
                    Fault(
                        "/facility",
                        [
                            "facility": facility.facility.description, "mass": mass.kilograms,
                            "capacity": facility.capacity.kilograms,
                        ]
                    )
                ]
            }
        ),
    ]
}

extension LicenceRules {
    private static func unlicensed(
        _ party: PartyID,
        at path: String,
        _ context: RuleContext
    ) -> [Fault] {
        guard context.slice[Party.self, party] != nil,
            context.slice.wasteLicences(of: party, on: context.day).isEmpty
        else { return [] }
        return [Fault(path, ["party": party.description, "day": context.day.description])]
    }

    /// What is to be done with which waste under which licence, as a statement says.
    private static func uses(
        in context: RuleContext
    ) -> [(path: String, licence: Licence, code: WasteCode, method: MethodCode, mass: Mass)] {
        context.methodsByLine.compactMap { stated in
            guard context.isLicensed(stated.line, on: stated.form),
                let licence = context.slice.licence(
                    of: stated.form.consignee.party,
                    covering: stated.line.code,
                    by: stated.method,
                    on: context.day
                )
            else { return nil }
            return (stated.path, licence, stated.line.code, stated.method, stated.mass)
        }
    }

    @Sendable private static func forbiddenMethods(_ context: RuleContext) -> [Fault] {
        uses(in: context).compactMap { path, licence, code, method, _ in
            guard let activity = context.regulation.methods[method]?.activity else { return nil }
            let methods = licence.content.methods
            let allowsActivity = licence.content.activities.contains(activity)
            let allowsMethod = methods.isEmpty || methods.contains { $0.method == method }
            let isCollector = licence.content.type.isForCollection && activity.isTreatment
            guard !isCollector, !allowsActivity || !allowsMethod else { return nil }
            let fault = Fault(
                path,
                [
                    "licence": licence.licence.description, "method": method.description,
                    "code": code.description,
                ]
            )
            // What was done was done: the fact is taken.
            return TreatedLine.kinds.contains(context.event.kind) ? fault.asRecord : fault
        }
        .unique
    }

    @Sendable private static func collectorTreats(_ context: RuleContext) -> [Fault] {
        uses(in: context).compactMap { path, licence, _, method, _ in
            guard licence.content.type.isForCollection,
                context.regulation.methods[method]?.activity.isTreatment == true
            else { return nil }
            let fault = Fault(
                path,
                ["licence": licence.licence.description, "method": method.description]
            )
            return TreatedLine.kinds.contains(context.event.kind) ? fault.asRecord : fault
        }
        .unique
    }

    private static func overScale(
        _ context: RuleContext,
        percent: Parameters.Name,
        below upper: Parameters.Name?
    ) -> [Fault] {
        let year = context.day.year
        let uses = uses(in: context)
        return Set(uses.map(\.licence)).sorted { $0.id < $1.id }.compactMap { licence in
            guard let scale = licence.content.scale, scale > .zero else { return nil }
            let now = uses.filter { $0.licence == licence }.map(\.mass).total
            let sum = licence.handled(in: year) + now
            let reaches = { (name: Parameters.Name) in
                Int128(sum.grams) * 100 >= Int128(scale.grams) * Int128(context.number(name))
            }
            let isAbove =
                percent == .licenceWarnPercent ? sum > scale && reaches(percent) : reaches(percent)
            guard isAbove, !(upper.map(reaches) ?? false) else { return nil }
            return Fault(
                "/lines",
                [
                    "licence": licence.licence.description, "sum": sum.tonnes,
                    "scale": scale.tonnes,
                ]
            )
        }
    }

    @Sendable private static func endingSoon(
        _ form: ManifestForm,
        _ context: RuleContext
    ) -> [Fault] {
        let days = context.number(.licenceRenewWorkingDays)
        let licences = context.slice.wasteLicences(of: form.consignee.party, on: context.day)
        return licences.compactMap { licence in
            guard endsSoon(licence, context) == true else { return nil }
            return Fault(
                "/consignee",
                [
                    "licence": licence.licence.description,
                    "until": licence.content.days.until.description,
                    "days": String(days),
                ]
            )
        }
    }

    /// Whether a licence ends before its renewal must be applied for; nil if the calendar ends
    /// before that can be told.
    static func endsSoon(_ licence: Licence, _ context: RuleContext) -> Bool? {
        let days = context.number(.licenceRenewWorkingDays)
        let until = licence.content.days.until
        let calendar = context.regulation.calendar
        if let left = calendar.workdays(after: context.day, through: until) { return left < days }
        // It runs beyond the years we know: what we know may be enough.
        let isKnown = calendar.deadline(days, after: context.day, countsStart: false) != nil
        // And whatever the holidays will be, at least one day in three is worked.
        let isFar = until.number - context.day.number > 3 * Int64(days)
        return isKnown || isFar ? false : nil
    }

    @Sendable private static func unlicensedTransport(_ context: RuleContext) -> [Fault] {
        if let form = context.event.body.statedForm {
            guard !form.claims(.transport) else { return [] }
            return form.carriers.enumerated().flatMap { index, carrier in
                carrierFaults(carrier, at: "/carriers/\(index)", context)
            }
        }
        guard let statement = context.event.body as? any VehicleStatement,
            let manifest = context.manifest, !manifest.form.claims(.transport),
            manifest.role(of: context.made.by, for: context.event.kind) != nil
        else { return [] }
        let carrier = context.made.by
        let vehicles = statement.plates.compactMap { path, plate -> Fault? in
            let vehicle = context.slice[Vehicle.self, plate]
            let isCertified =
                vehicle.map { $0.party == carrier && $0.days.contains(context.day) } ?? false
            return isCertified ? nil : transportFault(path, plate.description, context)
        }
        let faults = vehicles + carrierFaults(carrier, at: "", context)
        // On the road the load is where it is; only at loading can it still be stopped.
        return context.event.kind == .manifestLoaded ? faults : faults.map(\.asRecord)
    }

    private static func carrierFaults(
        _ carrier: PartyID,
        at path: String,
        _ context: RuleContext
    ) -> [Fault] {
        guard context.slice[Party.self, carrier] != nil else { return [] }
        let isLicensed = context.slice.licences(of: carrier).contains {
            $0.content.type == .transport && $0.counts(on: context.day)
        }
        return isLicensed ? [] : [transportFault(path, carrier.description, context)]
    }

    private static func transportFault(
        _ path: String,
        _ subject: String,
        _ context: RuleContext
    ) -> Fault {
        Fault(path, ["subject": subject, "day": context.day.description])
    }

    @Sendable private static func uninsured(
        _ form: ManifestForm,
        _ context: RuleContext
    ) -> [Fault] {
        guard context.flag(.insuranceExpected) else { return [] }
        let named =
            [("/consignee", form.consignee.party)]
            + form.carriers.enumerated().map { ("/carriers/\($0)", $1) }
        return named.compactMap { path, party in
            guard let record = context.slice[Party.self, party] else { return nil }
            let isInsured = record.insurances.contains { policy in
                context.slice[Insurance.self, DocumentID(party, policy)]?
                    .days.contains(context.day) ?? false
            }
            guard !isInsured else { return nil }
            return Fault(path, ["party": party.description, "day": context.day.description])
        }
    }
}

extension RuleContext {
    /// The lines whose collection, use or disposal needs a licence, with their places.
    func licensedLines(of form: ManifestForm) -> [(index: Int, line: ManifestLine)] {
        form.lines.enumerated().compactMap { index, line in
            isLicensed(line, on: form) ? (index, line) : nil
        }
    }

    /// Whether what is to be done with a line is neither claimed to be exempt nor opened by an
    /// emergency.
    fileprivate func isLicensed(_ line: ManifestLine, on form: ManifestForm) -> Bool {
        regulation.methods[line.method]?.activity.stage.map(form.claims) != true
            && !isOpened(line.code, on: form)
    }
}

extension Activity {
    /// Use or disposal, as against collecting and storing.
    var isTreatment: Bool { self == .use || self == .dispose }

    /// The stage it is claimed to be exempt at 豁免环节; no storage is exempt by itself.
    var stage: ExemptionStage? {
        switch self {
        case .collect: .collect
        case .use: .use
        case .dispose: .dispose
        case .store: nil
        }
    }
}
