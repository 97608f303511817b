import Accounts
import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Regulation
import Testing
import WasteDomain

/// What tests ask books for.
extension Town {
    static let own = BookScope(party: PartyID(generator), site: SiteNumber("001"))
    static let taken = BookScope(party: PartyID(disposer), site: SiteNumber("001"))

    /// The rows of a table as text, its columns picked by name.
    func rows(
        _ table: AccountTable,
        _ columns: [AccountColumn],
        of scope: BookScope = own,
        _ period: BookPeriod = BookPeriod(),
        opening: Bool = false
    ) throws -> [[String]] {
        let regulation = try ledger.regulation()
        let words = AccountWords(regulation) { $0.zh }
        var rows: [[String]] = []
        try ledger.forEachRow(scope, period, regulation, opening: opening) { row, names in
            guard row.table == table else { return }
            let cells = words.cells(of: row, names: names)
            rows.append(columns.map { cells[table.columns.firstIndex(of: $0) ?? 0].text })
        }
        return rows
    }

    func balances(
        _ id: BalanceID,
        of scope: BookScope = own,
        _ period: BookPeriod = BookPeriod()
    ) throws -> [Balance] {
        try ledger.balances(scope, period, ledger.regulation()).filter { $0.id == id }
    }

    /// Moves the clock to a moment in China, such as `2026-09-02 08:00`.
    func set(_ text: String) throws { try clock.set(moment(text)) }

    /// Packages of 100 kg, coded on the day of the clock and put into store TS001.
    func storePackages(_ count: Int, at text: String, from first: Int = 1) throws -> [String] {
        try set(text)
        let codes = codes(count, from: first)
        let stored = codes.map { event(.itemStored, ["code": $0, "facility": "TS001"]) }
        #expect(try submit(Self.generator, itemEvents(codes) + stored).isAccepted)
        return codes
    }

    /// A manifest over packages, from its issue to when they are on board; `mass` in grams.
    func ship(_ codes: [String], at text: String, mass: Int? = nil) throws -> UniqueID {
        try set(text)
        let (id, grams) = (uuid(), mass ?? codes.count * 100_000)
        let load = load(codes, mass: grams)
        let issued = manifest(id, lines: [line(packages: codes.count, mass: grams)])
        #expect(try submit(Self.generator, [issued]).isAccepted)
        #expect(try submit(Self.generator, [released(id, [load])]).isAccepted)
        #expect(try submit(Self.carrier, [loaded(id, [load])]).isAccepted)
        return id
    }

    /// From departure to the decision on a load that was shipped.
    func deliver(_ id: UniqueID, _ codes: [String], _ change: JSONObject = [:], accepted: Int)
        throws
    {
        #expect(try submit(Self.carrier, [departed(id)]).isAccepted)
        #expect(try submit(Self.carrier, [arrived(id)]).isAccepted)
        #expect(try submit(Self.disposer, [received(id, codes)]).isAccepted)
        #expect(try submit(Self.disposer, [decided(id, change, accepted: accepted)]).isAccepted)
    }
}

/// A moment in China, such as `2026-10-09 23:59`.
func moment(_ text: String) throws -> Timestamp {
    let utc = try #require(Timestamp(text.replacing(" ", with: "T") + ":00.000Z"))
    return utc.advanced(by: -8 * 3_600_000)
}

/// Days from and to, such as `2026-09-01`.
func days(_ from: String?, _ to: String?) throws -> BookPeriod {
    BookPeriod(
        from: try from.map { try #require(CivilDay($0)) },
        to: try to.map { try #require(CivilDay($0)) }
    )
}

extension Balance {
    /// `BAL-1: 0 + 300000 + 0 + 0 = …`, figures in grams.
    var equation: String {
        func sum(_ figures: [Figure]) -> String {
            figures.map { String($0.grams) }.joined(separator: " + ")
        }
        return "\(sum(left)) \(id.isUpperBound ? "≤" : "=") \(sum(right))"
    }
}
