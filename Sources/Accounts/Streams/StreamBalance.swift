package import CanonicalJSON
package import LedgerLog
package import Liandan
package import WasteDomain

/// What a stock was, what came and went, and what it is 期初、收入、支出、期末; below zero where more went
/// than ever came.
package struct StreamBalance: Sendable, CanonicalEncodable {
    /// What rows are brought together by.
    package enum Part: String, Sendable, CaseIterable {
        case point, party, level, code
    }

    /// What all its rows have in common.
    package struct Key: Hashable, Sendable, Comparable {
        package let stream: StreamID
        /// The point or the party, as it was asked for.
        package let place: String?
        package let level: Word?
        package let code: StreamCode?

        fileprivate init(_ row: StreamMovement, by parts: Set<Part>) {
            stream = row.stream
            let point = parts.contains(.point) ? row.point.description : nil
            place = point ?? (parts.contains(.party) ? row.point.party.description : nil)
            level = parts.contains(.level) ? row.level : nil
            code = parts.contains(.code) ? row.code : nil
        }

        package static func < (left: Key, right: Key) -> Bool {
            left.parts.lexicographicallyPrecedes(right.parts)
        }

        private var parts: [String] {
            [
                stream.description, level?.description ?? "", place ?? "",
                code?.description ?? "",
            ]
        }
    }

    package let key: Key
    package private(set) var opening = StreamSum()
    package private(set) var incoming = StreamSum()
    package private(set) var outgoing = StreamSum()
    package private(set) var closing = StreamSum()
    /// What was done in the period, also what changes no stock, by act.
    package private(set) var acts: [Word: StreamSum] = [:]

    fileprivate init(_ key: Key) {
        self.key = key
    }

    package var json: JSONValue {
        let acts = acts.sorted { $0.key < $1.key }.map { act, sum in
            (sum.json.object ?? JSONObject()).adding(["act": act])
        }
        return .object([
            "acts": acts, "closing": closing, "code": key.code, "in": incoming,
            "level": key.level, "opening": opening, "out": outgoing, "place": key.place,
            "stream": key.stream,
        ])
    }

    fileprivate mutating func take(_ row: StreamMovement, isBefore: Bool) {
        let sign: Int64 = row.stock == .takes ? -1 : 1
        if row.stock != nil {
            closing.add(row, sign)
            if isBefore { opening.add(row, sign) }
        }
        guard !isBefore else { return }
        acts[row.act, default: StreamSum()].add(row)
        switch row.stock {
        case .adds: incoming.add(row)
        case .takes: outgoing.add(row)
        case nil: break
        }
    }
}

extension StateReader {
    /// The balances of a stream, in order.
    ///
    /// - Parameters:
    ///   - question: Whose rows, of what; its acts do not count, since a stock is of all of them.
    ///   - parts: What rows are brought together by; the whole stream if none.
    /// - Returns: One for each that ever had a row.
    /// - Throws: If the ledger cannot be read.
    package func balances(
        _ question: StreamQuestion,
        by parts: Set<StreamBalance.Part>
    ) throws(LogError) -> [StreamBalance] {
        var all = question
        all.acts = []
        all.days = BookPeriod(to: question.days.to)
        var balances: [StreamBalance.Key: StreamBalance] = [:]
        try forEachRow(all) { (row) throws(LogError) in
            let key = StreamBalance.Key(row.movement, by: parts)
            let isBefore = question.days.from.map { row.movement.day < $0 } ?? false
            balances[key, default: StreamBalance(key)].take(row.movement, isBefore: isBefore)
        }
        return balances.values.sorted { $0.key < $1.key }
    }
}
