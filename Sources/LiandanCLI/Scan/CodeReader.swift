import Labels
import LedgerCrypto
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Which package a scanned code names.
struct CodeReader {
    let elements: ElementTable
    /// What knows alternate codes; nil where only item codes can be read.
    private let ledger: Ledger?

    init(_ ledger: Ledger?) throws {
        elements = try Self.elements(ledger?.regulation())
        self.ledger = ledger
    }

    /// Those a regulation has; regulations adopted before there were labels have none.
    static func elements(_ regulation: Regulation?) -> ElementTable {
        regulation.map(\.elements).flatMap { $0.isEmpty ? nil : $0 }
            ?? RegulationLibrary(.sha256).builtIn().elements
    }

    /// The package a code names.
    ///
    /// - Parameters:
    ///   - code: What was scanned.
    ///   - isNear: Whether a package is one that is looked for, if an alternate code is of several.
    /// - Returns: Nil for a text that is no code, and an alternate one of no package or of several.
    /// - Throws: If the ledger cannot be read.
    func package(_ code: ScannedCode, isNear: (Item) -> Bool = { _ in true }) throws -> ItemCode? {
        switch code {
        case .item(let label): return label.code
        case .elements(let elements):
            let items = try items(named: elements)
            let near = items.count > 1 ? items.filter(isNear) : items
            return near.count == 1 ? near[0].code : nil
        case .roll(let roll):
            return try ledger?.query { (reader) throws(LogError) in
                try reader.record(RollLabel.self, roll)?.item
            }
        case .unknown: return nil
        }
    }

    /// The packages in use whose vessel an alternate code names, of its waste if it names one.
    private func items(named elements: ElementString) throws -> [Item] {
        let meanings: [ElementTable.Meaning] = [.container, .returnable, .unit, .serial]
        let vessels = meanings.compactMap(elements.value)
        return try ledger?.query { (reader) throws(LogError) in
            var items: [Item] = []
            for vessel in vessels where items.isEmpty {
                items = try reader.records(Item.self, term: Item.term(vessel: vessel))
                    .filter { elements.waste == nil || elements.waste == $0.code.waste }
            }
            return items
        } ?? []
    }
}
