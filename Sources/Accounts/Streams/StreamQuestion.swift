package import CanonicalJSON
package import LedgerLog
package import Liandan
package import WasteDomain

/// Which rows of a stream's books are meant.
package struct StreamQuestion: Sendable {
    package let stream: StreamID
    /// 事项; any if empty.
    package var acts: Set<Word>
    /// The days rows count for, both included; open where nil.
    package var days: BookPeriod
    /// 固废种类 or codes; any if empty.
    package var kinds: [StreamKind] = []
    /// The first digits of the region the point lies in 行政区划; any if empty.
    package var region = ""
    /// 网点层级; any if empty.
    package var levels: Set<Word> = []
    /// The values fields may have, such as `use` → `fertilizer`; any where a name is absent.
    package var fields: [String: Set<String>] = [:]
    /// Whose rows; anybody's if nil.
    package var point: StreamPoint?

    package init(
        _ stream: StreamID,
        acts: Set<Word> = [],
        days: BookPeriod = BookPeriod()
    ) {
        self.stream = stream
        self.acts = acts
        self.days = days
    }

    /// The same of a stretch of days.
    package init(_ stream: StreamID, acts: Set<Word>, days: ClosedRange<CivilDay>) {
        let period = BookPeriod(from: days.lowerBound, to: days.upperBound)
        self.init(stream, acts: acts, days: period)
    }

    /// Whether a row is meant, but for its day and region.
    fileprivate func isAbout(_ row: StreamMovement) -> Bool {
        (acts.isEmpty || acts.contains(row.act))
            && (kinds.isEmpty || kinds.contains { $0.contains(row.code) })
            && (levels.isEmpty || row.level.map(levels.contains) ?? false)
            && fields.allSatisfy { name, values in
                row.fields[name].map { values.contains($0.shown) } ?? false
            }
            && point.map { isPoint($0, row.point) } ?? true
    }

    private func isPoint(_ asked: StreamPoint, _ point: StreamPoint) -> Bool {
        asked.party == point.party && (asked.site == nil || asked.site == point.site)
    }
}

/// What rows add up to, and which events say so.
package struct StreamSum: Hashable, Sendable, CanonicalEncodable {
    /// In grams.
    package private(set) var mass: Int64 = 0
    /// 件数.
    package private(set) var count: Int64 = 0
    /// In litres.
    package private(set) var volume: Int64 = 0
    package private(set) var rows = 0
    /// The statement each row stands by; where it was stated anew, the last.
    package private(set) var events: [EventID] = []

    /// Nothing yet.
    package init() {}

    /// Adds a row; below zero where it is taken out.
    mutating func add(_ row: StreamMovement, _ sign: Int64 = 1) {
        mass += sign * (row.mass?.grams ?? 0)
        count += sign * Int64(row.count ?? 0)
        volume += sign * Int64(row.volume ?? 0)
        rows += 1
    }

    mutating func add(_ event: EventID) { events.append(event) }

    /// The amounts, without what proves them.
    package var json: JSONValue {
        .object([
            "count": count == 0 ? nil : count, "mass": mass, "rows": rows,
            "volume": volume == 0 ? nil : volume,
        ])
    }
}

extension StateReader {
    /// Adds up the rows of a stream that are meant.
    package func sum(_ question: StreamQuestion) throws(LogError) -> StreamSum {
        var sum = StreamSum()
        try forEachRow(question) { (row) throws(LogError) in
            sum.add(row.movement)
            sum.add(row.note.event)
        }
        return sum
    }

    /// Goes through the rows of a stream that are meant, by party and number.
    package func forEachRow(
        _ question: StreamQuestion,
        _ body: (StreamRow) throws(LogError) -> Void
    ) throws(LogError) {
        var regions: [StreamPoint: Bool] = [:]
        let term = StreamRow.term(question.stream)
        try forEach(StreamRow.self, term: term) { (row) throws(LogError) in
            let movement = row.movement
            guard question.isAbout(movement), question.days.holds(movement.day) else { return }
            if !question.region.isEmpty {
                var isThere = regions[movement.point]
                if isThere == nil { isThere = try lies(movement.point, question.region) }
                regions[movement.point] = isThere
                guard isThere == true else { return }
            }
            try body(row)
        }
    }

    private func lies(_ point: StreamPoint, _ region: String) throws(LogError) -> Bool {
        let found: RegionCode?
        if let site = point.site {
            found = try record(Site.self, SiteID(party: point.party, site: site))?.region
        } else {
            found = try record(Party.self, point.party)?.region
        }
        return found?.description.hasPrefix(region) ?? false
    }
}

extension BookPeriod {
    /// Whether a day is in it.
    func holds(_ day: CivilDay) -> Bool {
        from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
    }
}
