import CanonicalJSON
import Regulation
import WasteDomain

/// Two statements by two parties about the same load 交接.
enum HandoverRules {
    static let all: [Rule] = [
        Rule(
            "HW-HND-001",
            .handover,
            zh: ("没有有效的联单 {manifest}，不得运输", "先由移出人填发联单"),
            en: (
                "There is no valid manifest {manifest}: no transport",
                "The consignor issues a manifest first."
            ),
            basis: [.law("ORDER23", "11(1)")],
            check: .on([.manifestDeparted, .manifestLoaded]) { context in
                guard let statement = context.event.manifestStatement,
                    context.manifest.map({ $0.status == .cancelled }) ?? true
                else { return [] }
                return [Fault("/manifest", ["manifest": statement.manifest.description])]
            }
        ),
        Rule(
            "HW-HND-002",
            .handover,
            zh: ("装车没有移出人和承运人双方各自的签署: {why}", "双方各用自己的密钥签署，内容一致后才能起运"),
            en: (
                "The loading is not signed by consignor and carrier, each for itself: {why}",
                "Both sign with their own keys; the load leaves when they agree."
            ),
            basis: [.law("ORDER23", "11, 13")],
            check: .on(
                [
                    .manifestDeparted, .manifestLoaded, .manifestRelayReleased,
                    .manifestRelayTaken, .manifestReleased, .manifestReturnDeparted,
                    .manifestReturnReceived, .manifestTakenBack, .manifestUnloaded,
                ],
                oneSided
            )
        ),
        Rule(
            "HW-HND-003",
            .handover,
            zh: ("{what} 与联单第 {line} 行不符: {stated} / {listed}", "不得装车: 核对标签和联单"),
            en: (
                "{what} differs from line {line} of the manifest: {stated} / {listed}",
                "Do not load: compare label and manifest."
            ),
            basis: [.law("ORDER23", "13(3)")],
            check: .about(ManifestReleased.self, labelDiffers)
        ),
        Rule(
            "LD-HND-001",
            .handover,
            .error,
            .record,
            zh: (
                "双方陈述的装载不一致: 只在本方 [{mine}]，只在对方 {other} [{theirs}]",
                "核对后由有误的一方重新陈述；在一致之前保管责任不转移"
            ),
            en: (
                "The two halves differ: only in this one [{mine}], only in that of {other} [{theirs}]",
                "Whoever is wrong states it again; until then custody does not move."
            ),
            basis: [.law("ORDER23", "13(3)")],
            check: .on(
                [
                    .manifestLoaded, .manifestRelayReleased, .manifestRelayTaken,
                    .manifestReleased, .manifestReturnDeparted, .manifestReturnReceived,
                ],
                halvesDiffer
            )
        ),
        Rule(
            "LD-HND-002",
            .handover,
            zh: ("第 {line} 行不在联单上，或缺少一行，或重复", "每行写一次，行号与联单相同"),
            en: (
                "Line {line} is not on the manifest, is left out, or stands twice",
                "State each line of the manifest once."
            ),
            basis: [.law("ORDER23", "11, 12")],
            check: .always(wrongLines)
        ),
        Rule(
            "HW-HND-005",
            .handover,
            zh: ("起运车辆 {vehicle} 与装车时的 {loaded} 不同", "用装车时的车辆起运，或重新装车签署"),
            en: (
                "The vehicle {vehicle} sets out, but {loaded} was loaded",
                "Set out with the vehicle that was loaded, or load again."
            ),
            basis: [.law("ORDER23", "11(2)")],
            check: .about(ManifestDeparted.self) { departed, manifest, context in
                let leg = manifest.legs.first { $0.carrier == context.made.by }
                // Stated late, it may be of the time before the carrier changed vehicles.
                let isPast = manifest.isPastTransit && (leg?.changes ?? 0) > 0
                guard let loaded = leg?.vehicle ?? manifest.vehicle, !isPast,
                    loaded != departed.vehicle
                else { return [] }
                return [
                    Fault(
                        "/vehicle",
                        ["vehicle": departed.vehicle.description, "loaded": loaded.description]
                    )
                ]
            }
        ),
        Rule(
            "HW-HND-006",
            .handover,
            zh: ("没有危险货物运单号", "填写运单号 (--waybill)"),
            en: ("The dangerous-goods waybill is missing", "Give its number (--waybill)."),
            basis: [.law("ORDER23", "11(2)"), .law("MOT29", "24")],
            parameters: [.waybillRequired],
            check: .about(ManifestDeparted.self) { departed, manifest, context in
                let isRequired =
                    context.flag(.waybillRequired) && !manifest.form.claims(.transport)
                return isRequired && departed.waybill == nil ? [Fault("/waybill")] : []
            }
        ),
        Rule(
            "HW-HND-013",
            .handover,
            zh: ("装载 {load} kg 超过车辆 {vehicle} 的核定载质量 {rated} kg", "不得装车: 减载或换车"),
            en: (
                "The load of {load} kg is above the rated load of {vehicle}, {rated} kg",
                "Do not load: take less, or another vehicle."
            ),
            basis: [.law("MOT29", "23")],
            parameters: [.vehicleLoadCheck],
            check: .about(ManifestLoaded.self, overloaded)
        ),
    ]

    /// Whether a rule here says better than LD-STA-001 why a statement cannot follow.
    static func explains(_ kind: EventKind, _ status: ManifestStatus) -> Bool {
        switch kind {
        case .manifestDeparted: [.issued, .handingOver, .cancelled].contains(status)
        case .manifestLoaded: status == .cancelled
        default: false
        }
    }
}

extension HandoverRules {
    @Sendable private static func oneSided(_ context: RuleContext) -> [Fault] {
        guard let manifest = context.manifest else { return [] }
        if let other = manifest.otherHalf(of: context.event.kind),
            other.key == context.made.key
        {
            return [Fault("", ["why": Reason.sameKey.rawValue])]
        }
        guard context.event.kind == .manifestDeparted,
            [.issued, .handingOver].contains(manifest.status)
        else { return [] }
        let halves = (manifest.released != nil, manifest.loaded != nil)
        let why: Reason =
            switch halves {
            case (true, true): .halvesDiffer
            case (true, false): .carrierHalfMissing
            case (false, true): .consignorHalfMissing
            case (false, false): .unsigned
            }
        return [Fault("/manifest", ["why": why.rawValue])]
    }

    @Sendable private static func labelDiffers(
        _ released: ManifestReleased,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        released.lines.enumerated().flatMap { index, line -> [Fault] in
            guard let listed = manifest.line(line.line)?.content else { return [] }
            return line.items.enumerated().flatMap { place, code -> [Fault] in
                guard let label = context.slice[Item.self, code]?.content else { return [] }
                return differences(label, listed).map { what, stated, listed in
                    Fault(
                        "/lines/\(index)/items/\(place)",
                        [
                            "what": what.rawValue, "line": String(line.line), "stated": stated,
                            "listed": listed,
                        ]
                    )
                }
            }
        }
    }

    private static func differences(
        _ label: ItemContent,
        _ listed: ItemContent
    ) -> [(what: Reason, stated: String, listed: String)] {
        let hazards = { (content: ItemContent) in
            content.hazards.map(\.rawValue).sorted().joined(separator: ",")
        }
        return [
            (.name, label.name.description, listed.name.description),
            (.hazards, hazards(label), hazards(listed)),
            (.form, label.form.description, listed.form.description),
        ]
        .filter { $0.1 != $0.2 }
    }

    @Sendable private static func halvesDiffer(_ context: RuleContext) -> [Fault] {
        guard let manifest = context.manifest else { return [] }
        guard let stated = context.event.manifestStatement?.loadLines,
            let other = manifest.otherLoad(of: context.event.kind)
        else { return [] }
        let (mine, theirs) = (signs(of: stated), signs(of: other.lines))
        guard mine != theirs else { return [] }
        return [
            Fault(
                "/lines",
                [
                    "mine": mine.subtracting(theirs).sorted().joined(separator: ", "),
                    "theirs": theirs.subtracting(mine).sorted().joined(separator: ", "),
                    "other": other.note.by.description,
                ]
            )
        ]
    }

    /// What a half says, piece by piece: each code, and the number of packages of each line.
    private static func signs(of lines: [LoadLine]) -> Set<String> {
        Set(
            lines.flatMap { line in
                line.items.map { "\(line.line): \($0)" } + ["\(line.line): \(line.packages)×"]
            }
        )
    }

    @Sendable private static func wrongLines(_ context: RuleContext) -> [Fault] {
        guard let manifest = context.manifest else { return [] }
        switch context.event.statement {
        case .treatmentRecorded(let treated):
            return manifest.line(treated.line) == nil
                ? [Fault("/line", ["line": String(treated.line)])] : []
        case .manifestReceived(let received):
            return wrong(received.lines.map(\.line), manifest, mustBeAll: true)
        case .manifestDecided(let decided):
            return wrong(decided.lines.map(\.line), manifest, mustBeAll: true)
        case .manifestReturnDeparted, .manifestReturnReceived, .manifestRedirected,
            .manifestVehicleChanged:
            let lines = context.event.manifestStatement?.loadLines ?? []
            return wrong(lines.map(\.line), manifest, mustBeAll: false)
        case .manifestReleased, .manifestLoaded, .manifestRelayReleased, .manifestRelayTaken:
            let lines = context.event.manifestStatement?.loadLines ?? []
            return wrong(lines.map(\.line), manifest, mustBeAll: true)
        default: return []
        }
    }

    /// Lines that are not on the manifest, stand twice or, if all must be stated, are left out.
    private static func wrong(_ stated: [Int], _ manifest: Manifest, mustBeAll: Bool) -> [Fault] {
        let listed = Set(manifest.form.lines.map(\.line))
        let strange = Set(stated).subtracting(listed)
        let missing = mustBeAll ? listed.subtracting(stated) : []
        let twice = Set(stated).filter { line in stated.filter { $0 == line }.count > 1 }
        return strange.union(missing).union(twice).sorted().map {
            Fault("/lines", ["line": String($0)])
        }
    }

    @Sendable private static func overloaded(
        _ loaded: ManifestLoaded,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        guard context.flag(.vehicleLoadCheck) else { return [] }
        // A tractor carries its load on the trailer.
        let plate = loaded.trailer ?? loaded.vehicle
        let load = loaded.lines.map(\.mass).total
        guard let rated = context.slice[Vehicle.self, plate]?.ratedLoad, load > rated else {
            return []
        }
        return [
            Fault(
                loaded.trailer == nil ? "/vehicle" : "/trailer",
                [
                    "load": load.kilograms, "rated": rated.kilograms,
                    "vehicle": plate.description,
                ]
            )
        ]
    }
}
