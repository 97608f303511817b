package import CanonicalJSON

/// The manifest serials this ledger may allot for a segment and year 联单号段.
package struct NumberRanges: StateRecord {
    package static let kind = Subject.Kind.numbers

    package let segment: NumberSegment
    package let year: Int
    package private(set) var ranges: [SerialRange] = []

    package var id: String { Self.id(segment, year) }

    package var terms: [String] { ["numbers"] }

    package static func id(_ segment: NumberSegment, _ year: Int) -> String { "\(segment)/\(year)" }

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

    /// The next number, or nil if none is left.
    package var next: ManifestNumber? {
        guard let range = ranges.first(where: { $0.next != nil }), let serial = range.next else {
            return nil
        }
        return ManifestNumber(year: year, segment: segment, serial: serial)
    }

    /// How many are left.
    package var left: Int { ranges.map { $0.serials.count - $0.used }.reduce(0, +) }

    /// Marks the next number as given.
    mutating func takeNext() {
        guard let index = ranges.firstIndex(where: { $0.next != nil }) else { return }
        ranges[index] = SerialRange(ranges[index].serials, used: ranges[index].used + 1)
    }
}

/// Serials from one to another, of which the first some are given.
package struct SerialRange: Hashable, Sendable, CanonicalObject {
    package let serials: ClosedRange<Int>
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

    var next: Int? { used < serials.count ? serials.lowerBound + used : nil }
}

/// Which manifest a number stands for.
package struct NumberAlias: StateRecord {
    package static let kind = Subject.Kind.number

    package let number: ManifestNumber
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
