package import CanonicalJSON

/// This ledger may allot a range of manifest serials 联单号段授予.
package struct NumbersGranted: StatementBody {
    package static let kind = EventKind.numbersGranted

    /// 联单编号段.
    package let segment: NumberSegment
    /// The year in the numbers, 2000 to 2099.
    package let year: Int
    /// 联单序号, first and last included.
    package let serials: ClosedRange<Int>

    /// Refuses a range that runs backwards or leaves 1 to 999999.
    package init?(from reader: inout ObjectReader) {
        let segment = reader.required("segment", NumberSegment.self)
        let year = reader.required("year", Int.self)
        let from = reader.required("from", Int.self)
        let to = reader.required("to", Int.self)
        if let year, !(2000..<2100).contains(year) { reader.refuse("year", "year") }
        let isRange = Self.isRange(from, to)
        if from != nil, to != nil, !isRange { reader.refuse("to", "ManifestNumber") }
        guard let segment, let year, let from, let to, isRange else { return nil }
        self.segment = segment
        self.year = year
        serials = from...to
    }

    private static func isRange(_ from: Int?, _ to: Int?) -> Bool {
        guard let from, let to else { return false }
        return from <= to && [from, to].allSatisfy(ManifestNumber.serials.contains)
    }

    package var json: JSONValue {
        .object([
            "from": serials.lowerBound, "segment": segment, "to": serials.upperBound, "year": year,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.numbers, NumberRanges.id(segment, year))]
    }

    /// A range that overlaps one already granted changes nothing.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        let known = slice[NumberRanges.self, NumberRanges.id(segment, year)]
        var record = known ?? NumberRanges(segment: segment, year: year)
        guard !record.overlaps(serials) else { return }
        record.grant(serials)
        slice.put(record)
    }
}
