import CanonicalJSON

/// A manifest number 联单编号 (《危险废物转移管理办法》第15条): 14 digits.
///
/// Year, province, prefecture, and a serial that belongs to the prefecture, from 000001.
package struct ManifestNumber: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    package static let spelling: String? = "20265001000001"

    /// Those of one prefecture and year.
    package static let serials = 1...999_999

    /// The year of issue, 2000 to 2099.
    package let year: Int
    /// Province and prefecture of the consignor's site.
    package let segment: NumberSegment
    /// Counted per prefecture, not per consignor.
    package let serial: Int

    /// Nil for a year or serial that no number can have.
    package init?(year: Int, segment: NumberSegment, serial: Int) {
        guard (2000...2099).contains(year), Self.serials.contains(serial) else { return nil }
        self.year = year
        self.segment = segment
        self.serial = serial
    }

    /// Parses the 14 digits; whether they were allotted is not theirs to say.
    package init?(_ description: String) {
        let digits = Array(description.utf8)
        guard digits.count == 14, let year = Digits.value(of: digits[0..<4]),
            let segment = NumberSegment(String(decoding: digits[4..<8], as: UTF8.self)),
            let serial = Digits.value(of: digits[8...])
        else { return nil }
        self.init(year: year, segment: segment, serial: serial)
    }

    package var description: String {
        "\(year)\(segment)\(Digits.text(of: Int64(serial), width: 6))"
    }
}
