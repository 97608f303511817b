import WasteDomain

/// The place of an event as an argument.
enum EventArgument {
    static func place(_ text: String) throws -> EventID {
        guard let place = EventID(text) else {
            throw CommandError(
                .usage,
                "事件写作 12.0 (记录.序号): \(text)",
                "an event is written 12.0 (entry.index): \(text)"
            )
        }
        return place
    }
}
