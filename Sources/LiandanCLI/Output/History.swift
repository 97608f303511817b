import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import WasteDomain

/// What happened to a subject, event by event, with what was corrected since.
struct History {
    /// In the order of the log, each as it was signed.
    let events: [RecordedEvent]

    init(of subject: Subject, _ reader: StateReader) throws(LogError) {
        events = try reader.history(of: subject)
    }

    /// The event of a place, if it is one of these.
    func event(_ place: EventID) -> RecordedEvent? { events.first { $0.place == place } }

    /// For machines (`Schemas/cli/records.schema.json`, RecordedEvent).
    var json: JSONValue {
        .array(
            events.map { event in
                .object([
                    "by": event.by, "corrected": event.corrected, "event": event.json,
                    "findings": event.findings.isEmpty ? nil : event.findings,
                    "place": event.place, "recordedAt": event.recordedAt,
                ])
            }
        )
    }

    /// For people; `late` are the events that came after others had moved on.
    func text(late: Set<EventID> = []) -> String {
        let head = [
            say("记录", "entry"), say("发生时间", "happened"), say("陈述", "statement"), say("单位", "by"),
            say("检查结果", "findings"), say("说明", "remarks"),
        ]
        let rows = events.map { event in
            [
                event.place.description, LocalTime.text(event.event.occurredAt),
                event.event.kind.title.text, event.speaker.description,
                event.findings.map(\.rule.description).joined(separator: " "),
                remarks(event, isLate: late.contains(event.place)).joined(separator: "; "),
            ]
        }
        let isRemarkable = rows.contains { $0.last?.isEmpty == false }
        return isRemarkable
            ? TextTable(head, rows).text
            : TextTable(head.dropLast(), rows.map { $0.dropLast() }).text
    }

    var text: String { text() }

    private func remarks(_ event: RecordedEvent, isLate: Bool) -> [String] {
        var remarks: [String] = []
        if event.event.onBehalfOf != nil {
            remarks.append(say("由 \(event.by) 受托签署", "signed by \(event.by) under a delegation"))
        }
        if let paper = event.event.paper {
            remarks.append(say("补录自纸质联单 \(paper.form)", "first on paper, form \(paper.form)"))
        }
        if isLate { remarks.append(say("补记", "late")) }
        if let now = event.corrected {
            remarks += ChangeText.differences(from: event.json, to: now).map {
                say("已更正 ", "corrected ") + $0
            }
        }
        return remarks
    }
}
