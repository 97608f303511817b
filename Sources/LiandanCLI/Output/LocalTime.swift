import CanonicalJSON
import WasteDomain

/// Times as people here write them: Beijing time, UTC+08:00.
enum LocalTime {
    /// `2026-10-08 09:31:05`.
    static func text(_ time: Timestamp) -> String { time.legalTime }

    /// Parses a day, a time of day with or without seconds, and an offset or `Z`.
    ///
    /// For example `2026-10-08`, `2026-10-08 09:31`, `2026-10-08T01:31:00Z`.
    static func parse(_ text: String) -> Timestamp? {
        if let exact = Timestamp(text) { return exact }
        let text = text.replacing(" ", with: "T")
        let parts = text.split(separator: "T", maxSplits: 1).map(String.init)
        guard let first = parts.first, let day = CivilDay(first) else { return nil }
        guard parts.count == 2 else { return instant(day, "00:00:00", Timestamp.legalOffset) }
        let zone = parts[1].firstIndex { "Z+-".contains($0) } ?? parts[1].endIndex
        guard let offset = offset(of: String(parts[1][zone...])) else { return nil }
        return instant(day, String(parts[1][..<zone]), offset)
    }

    /// A time for an event; a text that is none is left for the domain to refuse.
    static func member(_ text: String) -> String { parse(text)?.description ?? text }

    private static func instant(_ day: CivilDay, _ clock: String, _ offset: Int64) -> Timestamp? {
        let seconds = clock.split(separator: ":").count == 2 ? clock + ":00" : clock
        return Timestamp("\(day)T\(seconds).000Z").flatMap {
            Timestamp(milliseconds: $0.milliseconds - offset)
        }
    }

    private static func offset(of zone: String) -> Int64? {
        if zone.isEmpty { return Timestamp.legalOffset }
        if zone == "Z" { return 0 }
        let digits = zone.dropFirst().split(separator: ":").joined()
        guard digits.count == 4, let value = Int64(digits), value / 100 < 15, value % 100 < 60
        else {
            return nil
        }
        return (zone.hasPrefix("-") ? -1 : 1) * (value / 100 * 60 + value % 100) * 60_000
    }
}
