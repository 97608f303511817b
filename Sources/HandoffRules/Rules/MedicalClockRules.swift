import CanonicalJSON
import Regulation
import WasteDomain

/// How long medical waste may wait 医疗废物时限: the statement that ends a breach is taken, and the
/// breach recorded with it.
enum MedicalClockRules {
    static let all: [Rule] = [
        Rule(
            "HW-MED-001",
            .deadline,
            .error,
            .record,
            zh: (
                "医疗废物自 {since} 封装，在机构存放了 {waited}，超过 {limit} (共 {count} 件)",
                "暂时贮存不得超过 2 天；今后及时通知处置单位来收"
            ),
            en: (
                "Medical waste sealed at {since} was kept at the institution for {waited}, above {limit} "
                    + "({count} packages)",
                "It may be kept for two days; have it collected in time from now on."
            ),
            basis: [.law("MED380", "17")],
            parameters: [.medicalInstitutionHours, .medicalCalendarDays],
            check: .about(ManifestLoaded.self) { loaded, _, context in
                loaded.lines.enumerated().flatMap { index, line in
                    keptTooLong(line, at: "/lines/\(index)", context)
                }
            }
        ),
        Rule(
            "HW-MED-002",
            .deadline,
            .error,
            .record,
            zh: (
                "医疗机构自 {since} 起 {days} 个开诊日没有收运医疗废物，超过 {limit} 天",
                "处置单位至少每 2 天到有存量的机构收运一次"
            ),
            en: (
                "Nothing was collected from the institution for {days} open days since {since}, above {limit}",
                "The disposer collects at least every two days wherever there is stock."
            ),
            basis: [.law("MED380", "25"), .law("SEED-QJ", "六(四)1")],
            parameters: [.medicalCollectDays, .medicalCollectDaysWithBeds],
            check: .about(ManifestLoaded.self, collectedTooLate)
        ),
        treated(
            "HW-MED-003",
            .ambient,
            .medicalDisposerHours,
            zh: "在 5℃ 及以上",
            en: "at 5 °C or more"
        ),
        treated("HW-MED-004", .cold, .medicalColdHours, zh: "在 5℃ 以下", en: "below 5 °C"),
        treated(
            "HW-MED-005",
            .coldRemote,
            .medicalRemoteHours,
            zh: "在偏远地区 5℃ 以下并消毒",
            en: "below 5 °C and disinfected in a remote area"
        ),
        Rule(
            "HW-MED-006",
            .deadline,
            .warning,
            .record,
            zh: ("医疗废物的贮存温度未知，按 5℃ 及以上计时", "登记贮存设施时写明温度 (facility register --temperature)"),
            en: (
                "Nobody says how warm the medical waste was stored: it counts as 5 °C or more",
                "State the temperature of the store (facility register --temperature)."
            ),
            basis: [.law("GB39707", "5.4.6")],
            parameters: [.medicalDisposerHours],
            check: .about(TreatmentRecorded.self) { treated, manifest, context in
                let waits = waits(treated, manifest, context).filter { $0.temperature == nil }
                guard let hours = context.limit(.medicalDisposerHours),
                    waits.contains(where: { $0.exceeds(hours, context.made.occurredAt) })
                else { return [] }
                return [Fault("/items", [:])]
            }
        ),
    ]

    /// How long the disposer may keep what is infectious, sharp or pathological, by how warm it is.
    private static func treated(
        _ id: RuleID,
        _ temperature: StoreTemperature,
        _ limit: Parameters.Name,
        zh: String,
        en: String
    ) -> Rule {
        Rule(
            id,
            .deadline,
            .error,
            .record,
            zh: (
                "{since} 接收的医疗废物" + zh + "存放了 {waited} 才处置，超过 {limit}",
                "今后及时处置；贮存时限按温度: 24、72、168 小时"
            ),
            en: (
                "Medical waste received at {since} was kept " + en
                    + " for {waited} before treatment, "
                    + "above {limit}",
                "Treat it in time: within 24, 72 or 168 hours by how warm it is stored."
            ),
            basis: [.law("GB39707", "5.4.6")],
            parameters: [limit],
            check: .about(TreatmentRecorded.self) { treated, manifest, context in
                guard let hours = context.limit(limit) else { return [] }
                let now = context.made.occurredAt
                let late = waits(treated, manifest, context).filter {
                    $0.temperature ?? .ambient == temperature && $0.exceeds(hours, now)
                }
                guard let first = late.map(\.since).min() else { return [] }
                return [Fault("/items", facts(first, now, hours))]
            }
        )
    }

    /// Since when something waits at the disposer, and how warm.
    private struct Wait: Hashable {
        let since: Timestamp
        /// Nil if nobody says.
        let temperature: StoreTemperature?

        func exceeds(_ hours: Int, _ now: Timestamp) -> Bool {
            since.advanced(by: Int64(hours) * 3_600_000) < now
        }
    }

    /// What is treated that counts by the hour (GB 39707-2020, 5.4.6 and 5.4.7).
    private static func waits(
        _ treated: TreatmentRecorded,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> Set<Wait> {
        guard let code = manifest.line(treated.line)?.code, code.isCountedByHour,
            let received = manifest.firstSeenAtConsignee
        else { return [] }
        let items = treated.items.compactMap { context.slice[Item.self, $0] }
        let temperatures = items.map { item in
            item.stored.flatMap {
                context.slice[Facility.self, Facility.id($0.site, $0.facility)]?.temperature
            }
        }
        return Set(
            (items.isEmpty ? [nil] : temperatures).map { Wait(since: received, temperature: $0) }
        )
    }

    /// One fault for a line, whatever number of its packages waited too long.
    private static func keptTooLong(
        _ line: LoadLine,
        at path: String,
        _ context: RuleContext
    ) -> [Fault] {
        guard let hours = context.limit(.medicalInstitutionHours) else { return [] }
        let now = context.made.occurredAt
        let late = line.items.flatMap { context.slice.leaves(of: $0) }
            .filter { $0.code.waste.isMedical && $0.sources.isEmpty }
            .compactMap(\.waitingSince)
            .filter { since in
                if context.flag(.medicalCalendarDays) {
                    return context.day.number - since.legalDay.number > Int64(hours / 24)
                }
                return since.advanced(by: Int64(hours) * 3_600_000) < now
            }
        guard let first = late.min() else { return [] }
        let count = ["count": String(late.count)]
        return [Fault(path, facts(first, now, hours).merging(count) { $1 })]
    }

    @Sendable private static func collectedTooLate(
        _ loaded: ManifestLoaded,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        guard manifest.isMedical,
            let institution = context.slice[Institution.self, manifest.form.consignor],
            let limit = context.limit(
                institution.beds > 0 ? .medicalCollectDaysWithBeds : .medicalCollectDays
            )
        else { return [] }
        // What a pick-up took that the institution never confirmed waits on.
        let waiting =
            loaded.lines.flatMap(\.items).flatMap { context.slice.leaves(of: $0) }
            .compactMap(\.waitingSince)
            + institution.unconfirmed.filter { $0.manifest != loaded.manifest }.map(\.waiting)
        let oldest = waiting.min()?.legalDay
        let collected = institution.collected?.at.legalDay
        // Without stock there was nothing to collect.
        guard let since = [oldest, collected].compactMap(\.self).max() else { return [] }
        let days = institution.openDays(after: since, upTo: context.day)
        guard days > limit else { return [] }
        return [
            Fault(
                "/manifest",
                ["since": since.description, "days": String(days), "limit": String(limit)]
            )
        ]
    }

    /// Since when, how long and how long at most, in hours and minutes.
    private static func facts(_ since: Timestamp, _ now: Timestamp, _ hours: Int) -> [String:
        String]
    {
        let minutes = (now.milliseconds - since.milliseconds) / 60_000
        return [
            "since": since.legalTime, "waited": "\(minutes / 60) h \(minutes % 60) min",
            "limit": "\(hours) h",
        ]
    }
}
