package import CanonicalJSON

/// The manifest serials this ledger may allot for a segment and year 联单号段.
package struct NumberRanges: StateRecord {
    package static let kind = Subject.Kind.numbers

    /// 联单编号段.
    package let segment: NumberSegment
    /// The year in the numbers.
    package let year: Int
    /// In the order they were granted, in which they are used up.
    package private(set) var ranges: [SerialRange] = []

    package var id: String { Self.id(segment, year) }

    package var terms: [String] { ["numbers"] }

    /// Written `5001/2026`.
    package static func id(_ segment: NumberSegment, _ year: Int) -> String { "\(segment)/\(year)" }

    /// No serial is granted yet.
    package init(segment: NumberSegment, year: Int) {
        self.segment = segment
        self.year = year
    }

    package init?(from reader: inout ObjectReader) {
        let segment = reader.required("segment", NumberSegment.self)
        let year = reader.required("year", Int.self)
        ranges = reader.required("ranges") ?? []
        guard let segment, let year else { return nil }
        self.segment = segment
        self.year = year
    }

    package var json: JSONValue {
        .object(["ranges": ranges, "segment": segment, "year": year])
    }

    /// Adds a range.
    package mutating func grant(_ serials: ClosedRange<Int>) {
        ranges.append(SerialRange(serials, used: 0))
    }

    /// Whether any serial of a range is already granted.
    package func overlaps(_ serials: ClosedRange<Int>) -> Bool {
        ranges.contains { $0.serials.overlaps(serials) }
    }

    /// The first number left that is not taken already, or nil if there is none.
    ///
    /// One can be taken by a manifest that brought its number before the range was granted.
    package func first(where isFree: (ManifestNumber) -> Bool) -> ManifestNumber? {
        for range in ranges {
            for serial in range.left {
                let number = ManifestNumber(year: year, segment: segment, serial: serial)
                if let number, isFree(number) { return number }
            }
        }
        return nil
    }

    /// How many are left.
    package var left: Int { ranges.map { $0.serials.count - $0.used }.reduce(0, +) }

    /// Marks a number, and those before it, as given.
    mutating func take(_ number: ManifestNumber) {
        guard let last = ranges.firstIndex(where: { $0.left.contains(number.serial) }) else {
            return
        }
        for index in ranges.indices[..<last] { ranges[index] = ranges[index].used(to: nil) }
        ranges[last] = ranges[last].used(to: number.serial)
    }
}

/// Serials from one to another, of which the first some are given.
package struct SerialRange: Hashable, Sendable, CanonicalObject {
    /// As they were granted, the last one included.
    package let serials: ClosedRange<Int>
    /// How many, from the first on, are given or passed over.
    package let used: Int

    init(_ serials: ClosedRange<Int>, used: Int) {
        self.serials = serials
        self.used = used
    }

    package init?(from reader: inout ObjectReader) {
        let from = reader.required("from", Int.self)
        let to = reader.required("to", Int.self)
        let used = reader.required("used", Int.self)
        guard let from, let to, let used else { return nil }
        guard from <= to, (0...(to - from + 1)).contains(used) else {
            reader.refuse("used", "SerialRange")
            return nil
        }
        self.init(from...to, used: used)
    }

    package var json: JSONValue {
        .object(["from": serials.lowerBound, "to": serials.upperBound, "used": used])
    }

    /// Those that are not given yet.
    var left: Range<Int> { serials.lowerBound + used..<serials.upperBound + 1 }

    /// The same with all given up to one serial, or to the end.
    func used(to serial: Int?) -> SerialRange {
        SerialRange(serials, used: (serial ?? serials.upperBound) - serials.lowerBound + 1)
    }
}

/// Which manifest a number stands for; the number of a monthly sheet alone, for its first row.
package struct NumberAlias: StateRecord {
    package static let kind = Subject.Kind.number

    package let number: ManifestNumber
    /// The manifest's id, which names its state.
    package let manifest: UniqueID

    package var id: String { number.description }

    init(number: ManifestNumber, manifest: UniqueID) {
        self.number = number
        self.manifest = manifest
    }

    package init?(from reader: inout ObjectReader) {
        let number = reader.required("number", ManifestNumber.self)
        let manifest = reader.required("manifest", UniqueID.self)
        guard let number, let manifest else { return nil }
        self.init(number: number, manifest: manifest)
    }

    package var json: JSONValue { .object(["manifest": manifest, "number": number]) }
}

/// The regulation in force 现行法规数据.
package struct AdoptedRegulation: StateRecord {
    package static let kind = Subject.Kind.regulation
    /// There is one at a time.
    package static let current = "current"

    /// H of the canonical tables.
    package let digest: Digest
    /// The event that carries its tables.
    package let adopted: StatementNote

    package var id: String { Self.current }

    init(digest: Digest, adopted: StatementNote) {
        self.digest = digest
        self.adopted = adopted
    }

    package init?(from reader: inout ObjectReader) {
        let digest = reader.required("digest", Digest.self)
        let adopted = reader.required("adopted", StatementNote.self)
        guard let digest, let adopted else { return nil }
        self.init(digest: digest, adopted: adopted)
    }

    package var json: JSONValue { .object(["adopted": adopted, "digest": digest]) }
}
