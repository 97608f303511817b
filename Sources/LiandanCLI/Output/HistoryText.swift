import CanonicalJSON
import HandoffRules
import Liandan
import WasteDomain

/// What happened to a subject, event by event.
enum HistoryText {
    static func text(_ events: [RecordedEvent]) -> String {
        let head = [
            say("记录", "entry"), say("发生时间", "happened"), say("陈述", "statement"), say("单位", "by"),
            say("检查结果", "findings"),
        ]
        let rows = events.map { event in
            [
                event.place.description, LocalTime.text(event.event.occurredAt),
                event.event.kind.title.text, event.by.description,
                event.findings.map(\.rule.description).joined(separator: " "),
            ]
        }
        return TextTable(head, rows).text
    }
}

extension RecordedEvent {
    /// The event and its place, for machines.
    var answer: JSONValue {
        .object([
            "by": by, "event": json, "findings": findings.isEmpty ? nil : findings,
            "place": place, "recordedAt": recordedAt,
        ])
    }
}
