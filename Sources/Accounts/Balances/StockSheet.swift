import CanonicalJSON
package import WasteDomain

/// Opening, movements and closing of every stock over a period 期初、发生、期末.
package struct StockSheet: Sendable {
    package let period: BookPeriod
    package private(set) var stocks: [Stock: Line] = [:]

    /// One stock, in grams.
    package struct Line: Sendable {
        /// O 期初库存.
        package fileprivate(set) var opening: Int64 = 0
        /// What came and went in the period.
        package fileprivate(set) var amounts: [Posting.Term: Int64] = [:]
        /// C 期末库存.
        package fileprivate(set) var closing: Int64 = 0
        /// The events in the period by which it does not close.
        package fileprivate(set) var gaps = EventSample()
        /// Every change of the stock up to the end: when, by how much, by which event.
        fileprivate(set) var changes: [Change] = []

        package subscript(term: Posting.Term) -> Int64 { amounts[term] ?? 0 }
    }

    /// One change, in as few bytes as will do: a stock may have very many.
    struct Change {
        let milliseconds: Int64
        let grams: Int64
        let entry: UInt32
        let index: UInt32
    }

    /// Whether every change is kept, for the running stock.
    private let keepsChanges: Bool

    package init(_ period: BookPeriod, keepingChanges: Bool = false) {
        self.period = period
        keepsChanges = keepingChanges
    }

    package mutating func take(_ posting: Posting) {
        guard !period.isBefore(posting.time) else { return }
        var line = stocks.removeValue(forKey: posting.stock) ?? Line()
        if keepsChanges {
            // What left without being there is less than nothing, though no package shows it.
            line.changes.append(
                Change(
                    milliseconds: posting.time.milliseconds,
                    grams: posting.held + posting.gap,
                    entry: UInt32(clamping: posting.event.entry),
                    index: UInt32(clamping: posting.event.index)
                )
            )
        }
        line.closing += posting.held
        if period.isAfter(posting.time) {
            line.opening += posting.held
        } else {
            line.amounts.merge(posting.amounts) { $0 + $1 }
            if posting.gap != 0 { line.gaps.add(posting.event) }
        }
        stocks[posting.stock] = line
    }
}

/// Events behind something, as many as people read 依据.
package struct EventSample: Hashable, Sendable {
    private let maximum: Int

    package private(set) var events: [EventID] = []
    /// How many there are in all.
    package private(set) var count = 0

    package init(_ events: [EventID] = [], maximum: Int = 20) {
        self.maximum = maximum
        for event in events { add(event) }
    }

    package mutating func add(_ event: EventID) {
        guard events.last != event else { return }
        count += 1
        if events.count < maximum { events.append(event) }
    }

    /// Takes in those of another, as if all had come in the order of the log.
    package mutating func merge(_ other: EventSample) {
        count += other.count
        events = Array((events + other.events).sorted().prefix(maximum))
    }
}
