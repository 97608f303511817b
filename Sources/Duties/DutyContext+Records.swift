import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// What the records of a party say together.
extension DutyContext {
    /// Whether there is a record of a party that meets something.
    func has<Record: StateRecord>(
        _ type: Record.Type,
        of party: PartyID,
        where isMeant: (Record) throws(LogError) -> Bool
    ) throws(LogError) -> Bool {
        var isFound = false
        try reader.forEach(type, term: "party:\(party)") { (record) throws(LogError) in
            if try isMeant(record) { isFound = true }
        }
        return isFound
    }

    /// The days in which a round may still reach whoever issued a manifest.
    func window(of manifest: Manifest) throws(LogError) -> PickupWindow? {
        try reader.window(of: manifest, regulation)
    }

    /// The licences a party holds or held.
    func licences(of party: PartyID) throws(LogError) -> [Licence] {
        var licences: [Licence] = []
        for number in try reader.record(Party.self, party)?.licences ?? [] {
            if let licence = try reader.record(Licence.self, DocumentID(party, number)) {
                licences.append(licence)
            }
        }
        return licences
    }

    /// The last day an approval counts, as rules judge it.
    func lastDay(of approval: Approval) throws(LogError) -> CivilDay {
        Approval.lastDay(
            of: approval.days,
            months: number(.approvalMonths),
            under: try licences(of: approval.consignee)
        )
    }
}
