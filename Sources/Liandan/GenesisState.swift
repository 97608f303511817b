import CanonicalJSON
import LedgerCrypto
package import LedgerLog
package import WasteDomain

/// The state before entry 0: the authority's key and the numbers of the description.
package enum GenesisState {
    /// The records of that state.
    ///
    /// - Throws: `malformed` if the description names no valid party or segment.
    package static func records(
        of description: LedgerDescription
    ) throws(LogError) -> [any StateRecord] {
        guard let party = PartyID(description.authority) else {
            throw LogError(.malformed, "\(description.authority) is no credit code")
        }
        let key = PartyKey(
            key: description.suite.hash.digest(description.authorityKey),
            party: party,
            spki: ByteText(description.authorityKey),
            role: .manager,
            until: nil,
            enrolled: nil
        )
        var ranges: [String: NumberRanges] = [:]
        for numbers in description.numbers {
            guard let segment = NumberSegment(numbers.segment), numbers.from <= numbers.to,
                ManifestNumber(year: numbers.year, segment: segment, serial: numbers.from) != nil,
                ManifestNumber(year: numbers.year, segment: segment, serial: numbers.to) != nil
            else { throw LogError(.malformed, "the range \(numbers) of numbers is not valid") }
            let id = NumberRanges.id(segment, numbers.year)
            let serials = numbers.from...numbers.to
            var record = ranges[id] ?? NumberRanges(segment: segment, year: numbers.year)
            guard !record.overlaps(serials) else {
                throw LogError(.malformed, "two ranges of numbers overlap")
            }
            record.grant(serials)
            ranges[id] = record
        }
        return [key] + ranges.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The same, as changes a store can write.
    package static func changes(
        of description: LedgerDescription
    ) throws(LogError) -> [StateChange] {
        try records(of: description).map { record in
            StateChange(
                subject: record.subject.description,
                state: record.canonicalBytes,
                terms: (record.terms, []),
                touchedBy: []
            )
        }
    }
}
