package import CanonicalJSON
package import Regulation
package import WasteDomain

/// Personal data that is erased 删除个人信息 (《个人信息保护法》第47条).
enum PrivacyRules {
    static let all: [Rule] = [
        Rule(
            "LD-PRV-001",
            .privacy,
            zh: ("事件 {event} 的 {path} 没有封存信息", "用 liandan seal show {event} 查看有哪些"),
            en: (
                "There is nothing sealed at {path} of {event}",
                "See what there is with liandan seal show {event}."
            ),
            basis: [.format("Schemas/submission.md 5")],
            check: .on(SealedErased.self) { erased, context in
                guard let stated = context.slice[StatedEvent.self, erased.event] else { return [] }
                let sealed = SealedField.fields(in: stated.event).map(\.path)
                let isEarlier = erased.event.entry < context.made.place.entry
                return erased.paths.enumerated().compactMap { index, path in
                    if isEarlier, sealed.contains(path) { return nil }
                    return fault(erased, index, [:])
                }
            }
        ),
        Rule(
            "LD-PRV-002",
            .privacy,
            zh: ("事件 {event} 的 {path} 已由 {entry} 删除", "不必重复删除"),
            en: (
                "{path} of {event} was erased already by {entry}",
                "There is no need to erase it again."
            ),
            basis: [.project],
            check: .on(SealedErased.self) { erased, context in
                let record = context.slice[Erasure.self, erased.event]
                return erased.paths.enumerated().compactMap { index, path in
                    record?.note(of: path).map {
                        fault(erased, index, ["entry": $0.event.description])
                    }
                }
            }
        ),
        Rule(
            "LD-PRV-003",
            .privacy,
            .warning,
            .record,
            zh: ("事件 {event} 的 {path} 应保存至 {until}，提前删除", "核实依据；保存期限未满的，今后只停止使用，不删除"),
            en: (
                "{path} of {event} was to be kept until {until} and is erased before",
                "Make sure of the ground; while it must be kept, stop using it and do not erase it."
            ),
            basis: [.law("PIPL", "47(2)")],
            parameters: [.itemRetentionYears, .keyRetentionYears, .manifestRetentionYears],
            check: .on(SealedErased.self) { erased, context in
                guard let stated = context.slice[StatedEvent.self, erased.event],
                    let until = stated.retention(context.regulation, in: context.region),
                    context.day <= until
                else { return [] }
                return erased.paths.indices.map {
                    fault(erased, $0, ["until": until.description])
                }
            }
        ),
    ]

    private static func fault(
        _ erased: SealedErased,
        _ index: Int,
        _ facts: [String: String]
    ) -> Fault {
        let about = [
            "event": erased.event.description, "path": erased.paths[index].description,
        ]
        return Fault(JSONPath("/paths").appending(index), about.merging(facts) { $1 })
    }
}

extension StatedEvent {
    /// The last legal day on which its sealed fields must be kept 保存期限; nil if none is set.
    package func retention(_ regulation: Regulation, in region: RegionCode?) -> CivilDay? {
        guard let kind = event.object?["kind"]?.string.flatMap({ EventKind(rawValue: $0) }),
            let time = event.object?["occurredAt"]?.string.flatMap({ Timestamp($0) })
        else { return nil }
        let day = time.legalDay
        let years = regulation.parameters.limit(kind.retention, on: day, in: region)
        return years.map { day.advanced(months: 12 * $0) }
    }
}

extension EventKind {
    /// How long the sealed fields of such an event are kept.
    fileprivate var retention: Parameters.Name {
        switch self {
        case .keyEnrolled: .keyRetentionYears
        case _ where rawValue.hasPrefix("item."): .itemRetentionYears
        default: .manifestRetentionYears
        }
    }
}
