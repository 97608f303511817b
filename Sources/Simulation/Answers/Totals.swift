import Accounts
package import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
package import WasteDomain

/// Grams of each waste that each party generated 产生量.
package struct Totals: Hashable, Sendable {
    /// Who generated which waste.
    package struct Key: Hashable, Sendable, Comparable {
        package let party: String
        package let waste: WasteCode

        package static func < (left: Key, right: Key) -> Bool {
            (left.party, left.waste.description) < (right.party, right.waste.description)
        }
    }

    package private(set) var grams: [Key: Int] = [:]

    private mutating func add(_ party: String, _ waste: WasteCode, _ mass: Int) {
        if mass > 0 { grams[Key(party: party, waste: waste), default: 0] += mass }
    }

    /// Of all parties and wastes together.
    package var sum: Int { grams.values.reduce(0, +) }

    /// As the plan has it.
    static func planned(_ district: District) -> Totals {
        var totals = Totals()
        for source in district.sources {
            for part in source.wastes {
                totals.add(source.member.code, part.waste.code, part.mass)
            }
        }
        return totals
    }

    /// As the account books have it that follow from the ledger 产生环节台账.
    static func booked(in ledger: Ledger, _ days: DayRange) throws(LogError) -> Totals {
        var totals = Totals()
        let period = BookPeriod(from: days.from, to: days.until)
        try ledger.forEachRow(BookScope(), period, ledger.regulation()) {
            (row, _) throws(LogError) in
            guard row.table == .generation else { return }
            totals.add(row.site.party.description, row.contents.waste, Int(row.mass.grams))
        }
        return totals
    }
}

extension Totals: CanonicalDecodable, CanonicalEncodable {
    package static func read(_ json: JSONValue, faults: inout [FieldFault]) -> Totals? {
        guard let rows = [Row].read(json, faults: &faults) else { return nil }
        var totals = Totals()
        for row in rows { totals.add(row.party, row.waste, row.grams) }
        return totals
    }

    package var json: JSONValue {
        grams.sorted { $0.key < $1.key }.map { key, grams in
            Row(party: key.party, waste: key.waste, grams: grams)
        }.json
    }
}

private struct Row: CanonicalObject {
    let party: String
    let waste: WasteCode
    let grams: Int

    init(party: String, waste: WasteCode, grams: Int) {
        self.party = party
        self.waste = waste
        self.grams = grams
    }

    init?(from reader: inout ObjectReader) {
        let grams = reader.required("grams", Int.self)
        let party = reader.required("party", String.self)
        let waste = reader.required("waste", WasteCode.self)
        guard let grams, let party, let waste else { return nil }
        self.init(party: party, waste: waste, grams: grams)
    }

    var json: JSONValue { .object(["grams": grams, "party": party, "waste": waste]) }
}
