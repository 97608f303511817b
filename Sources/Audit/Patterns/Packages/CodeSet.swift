import CanonicalJSON
import LedgerLog
import WasteDomain

/// What the codes of a party, a waste and a day have in common.
struct CodeBatch: Hashable {
    let unit: PartyID
    let waste: WasteCode
    let day: CivilDay

    init(_ code: ItemCode) {
        unit = code.unit
        waste = code.waste
        day = code.day
    }

    /// What their codes begin with.
    var prefix: String {
        let date = day.description.filter { $0 != "-" }
        return "\(unit)\(waste.digits)\(date)"
    }
}

/// Codes of packages, with a bit for each serial: a batch of a thousand takes little more room
/// than one code of it.
struct CodeSet {
    /// Serials 0 to 1023, of which 1 to 999 are used.
    private static let words = 16

    private var batches: [CodeBatch: [UInt64]] = [:]

    mutating func insert(_ code: ItemCode) {
        let empty = [UInt64](repeating: 0, count: Self.words)
        batches[CodeBatch(code), default: empty][code.serial / 64] |= 1 << UInt64(code.serial % 64)
    }

    /// Takes what was seen; codes nobody ever issued, of which anybody can name any number, are
    /// not kept.
    mutating func insert(packagesOf sighted: ItemSighted, _ heard: Heard) throws(LogError) {
        for code in sighted.items where try heard.record(Item.self, code) != nil {
            insert(code)
        }
    }

    /// Goes through the codes in their order.
    func forEach(_ body: (ItemCode) throws(LogError) -> Void) throws(LogError) {
        for (batch, bits) in batches.sorted(by: { $0.key.prefix < $1.key.prefix }) {
            for serial in ItemCode.serials where bits[serial / 64] >> UInt64(serial % 64) & 1 == 1 {
                let code = ItemCode(
                    unit: batch.unit,
                    waste: batch.waste,
                    day: batch.day,
                    serial: serial
                )
                if let code { try body(code) }
            }
        }
    }
}
