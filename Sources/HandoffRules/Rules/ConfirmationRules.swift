import CanonicalJSON
import Regulation
import WasteDomain

/// What another released in a consignor's name is confirmed with its own key 移出人确认, so that
/// nobody collects on paper alone.
enum ConfirmationRules {
    static let handover: [Rule] = [
        Rule(
            "LD-CNF-001",
            .handover,
            zh: ("没有要确认的交付: {why}", "只确认他人受托代为签署、尚未确认的交付；有误用更正 (correct propose)"),
            en: (
                "There is no release to confirm: {why}",
                "Confirm what another signed for you and you have not confirmed yet; mend a mistake by a correction."
            ),
            basis: [.project],
            check: .about(ManifestConfirmed.self) { _, manifest, _ in
                why(manifest).map { [Fault("/manifest", ["why": $0])] } ?? []
            }
        ),
        Rule(
            "LD-CNF-002",
            .handover,
            .error,
            .record,
            zh: (
                "移出人确认的 {field} 是 {confirmed}，收运方记录的是 {recorded}",
                "查明多收、少收或记错车辆的原因，用更正 (correct propose) 改正错的一方"
            ),
            en: (
                "The consignor confirms {confirmed} as {field}, the collector recorded {recorded}",
                "Find out what was taken on which vehicle, and correct whichever is wrong (correct propose)."
            ),
            basis: [.law("MED380", "12")],
            check: .on([.manifestConfirmed, .manifestLoaded]) { context in
                switch context.event.statement {
                case .manifestConfirmed(let confirmed): differences(confirmed, context)
                case .manifestLoaded(let loaded): otherVehicle(loaded, context)
                default: []
                }
            }
        ),
    ]

    static let deadline: [Rule] = [
        Rule(
            "LD-CNF-003",
            .deadline,
            .error,
            .record,
            zh: (
                "{signer} 代医疗机构于 {since} 记录的交付，{limit} 小时内没有经其确认",
                "机构用自己的密钥按时确认 (manifest confirm)；未确认的不算收运"
            ),
            en: (
                "What {signer} recorded at {since} as handed over by the institution was not confirmed within {limit} hours",
                "The institution confirms it in time with its own key (manifest confirm); until then it does not count as collected."
            ),
            basis: [.law("MED380", "12"), .law("MED380", "25")],
            parameters: [.medicalConfirmHours],
            check: .on([.manifestConfirmed, .manifestDecided], unconfirmed)
        )
    ]

    private static func why(_ manifest: Manifest) -> String? {
        guard let released = manifest.released else { return Reason.consignorHalfMissing.rawValue }
        if let confirmed = manifest.confirmed {
            return Reason.confirmed.with(confirmed.note.event)
        }
        return released.note.signer == nil ? Reason.ownWord.rawValue : nil
    }

    /// What stands on the manifest of packages, mass and vehicle, where the consignor says another.
    private static func differences(
        _ confirmed: ManifestConfirmed,
        _ context: RuleContext
    ) -> [Fault] {
        guard let manifest = context.manifest, let released = manifest.released else { return [] }
        let vehicle =
            manifest.legs.first?.vehicle ?? manifest.loaded.flatMap { _ in manifest.vehicle }
        let pairs: [(name: String, confirmed: String, recorded: String?)] = [
            ("packages", String(confirmed.packages), String(released.packages)),
            ("mass", String(confirmed.mass.grams), String(released.mass.grams)),
            ("vehicle", confirmed.vehicle.description, vehicle?.description),
        ]
        return pairs.compactMap { pair in
            guard let recorded = pair.recorded, recorded != pair.confirmed else { return nil }
            return fault("/" + pair.name, pair.confirmed, recorded)
        }
    }

    /// The collector names another vehicle than the one that was confirmed before it spoke.
    private static func otherVehicle(_ loaded: ManifestLoaded, _ context: RuleContext) -> [Fault] {
        guard let confirmed = context.manifest?.confirmed, confirmed.vehicle != loaded.vehicle
        else { return [] }
        return [
            fault("/vehicle", confirmed.vehicle.description, loaded.vehicle.description)
        ]
    }

    private static func fault(_ path: String, _ confirmed: String, _ recorded: String) -> Fault {
        Fault(
            path,
            ["confirmed": confirmed, "field": String(path.dropFirst()), "recorded": recorded]
        )
    }

    /// At the confirmation that comes too late, or at the decision, when there is none yet.
    @Sendable private static func unconfirmed(_ context: RuleContext) -> [Fault] {
        guard let manifest = context.manifest, manifest.isMedical, manifest.isUnconfirmed,
            let note = manifest.released?.note, let signer = note.signer,
            let hours = context.limit(.medicalConfirmHours),
            note.at.advanced(by: Int64(hours) * 3_600_000) < context.made.occurredAt
        else { return [] }
        return [
            Fault(
                "/manifest",
                [
                    "limit": String(hours), "signer": signer.description,
                    "since": note.at.legalTime,
                ]
            )
        ]
    }
}
