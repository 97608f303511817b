import Accounts
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

extension StateReader {
    /// What rows of a stream's books add up to.
    func sum(_ term: StreamTerm, _ scope: IndicatorScope) throws(LogError) -> SumResult {
        guard let question = StreamQuestion(term, scope) else {
            return .missing(.stream(term.stream, year: scope.year))
        }
        let places = try self.places(term, question)
        let without = Set(term.filters["without"] ?? [])
        var amount = Amount(of: scope)
        var unknown: [EventID] = []
        try forEachRow(question) { (row) throws(LogError) in
            let movement = row.movement
            guard places?.contains(movement.point) ?? true else { return }
            if !without.isEmpty, try isFound(row, by: without) { return }
            let value: Int64? =
                term.measure == .count ? movement.count.map(Int64.init) : movement.mass?.grams
            if let value {
                amount.add(value, row.note.event)
            } else {
                unknown.append(row.note.event)
            }
        }
        guard unknown.isEmpty else {
            return .missing(.amount(term.stream, year: scope.year, rows: unknown))
        }
        // A stream that has books and no such row in the year is a sum of nothing.
        let isKept = try hasRows(question)
        return isKept ? .known(amount) : .missing(.stream(term.stream, year: scope.year))
    }

    /// The places that have rows of the acts they are named by; nil if all places count.
    private func places(
        _ term: StreamTerm,
        _ question: StreamQuestion
    ) throws(LogError) -> Set<StreamPoint>? {
        guard let by = term.filters["by"] else { return nil }
        var places: Set<StreamPoint> = []
        var makers = StreamQuestion(question.stream, acts: Set(by.compactMap { Word($0) }))
        makers.days = question.days
        makers.region = question.region
        try forEachRow(makers) { places.insert($0.movement.point) }
        return places
    }

    /// Whether a row was recorded with a finding of one of some rules.
    private func isFound(_ row: StreamRow, by rules: Set<String>) throws(LogError) -> Bool {
        try event(row.note.event)?.findings.contains { rules.contains($0.rule.description) }
            ?? false
    }

    private func hasRows(_ question: StreamQuestion) throws(LogError) -> Bool {
        var any = StreamQuestion(question.stream, days: question.days)
        any.region = question.region
        return try sum(any).rows > 0
    }
}

extension StreamQuestion {
    /// The rows of a term in a year and a region; nil if the term is written in no words of a stream.
    fileprivate init?(_ term: StreamTerm, _ scope: IndicatorScope) {
        let acts = term.acts.compactMap { Word($0) }
        let levels = (term.filters["level"] ?? []).compactMap { Word($0) }
        let kinds = (term.filters["kind"] ?? []).compactMap { StreamKind($0) }
        guard let stream = StreamID(term.stream), let first = scope.first, let last = scope.last,
            acts.count == term.acts.count, levels.count == term.filters["level"]?.count ?? 0,
            kinds.count == term.filters["kind"]?.count ?? 0
        else { return nil }
        self.init(stream, acts: Set(acts), days: first...last)
        self.levels = Set(levels)
        self.kinds = kinds
        region = scope.region?.description ?? ""
        let others: Set = ["by", "kind", "level", "measure", "without"]
        fields = term.filters.filter { !others.contains($0.key) }.mapValues { Set($0) }
    }
}
