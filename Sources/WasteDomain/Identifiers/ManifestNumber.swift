import CanonicalJSON

/// A manifest number 联单编号 (《危险废物转移管理办法》第15条): 14 digits.
///
/// Year, province, prefecture, and a serial that belongs to the prefecture, from 000001. A row of a
/// monthly sheet 按月联单 has the number of the sheet and its own behind it: `20265001000001/2`.
package struct ManifestNumber: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    package static let spelling: String? = "20265001000001"

    /// Those of one prefecture and year.
    package static let serials = 1...999_999

    /// Those of one sheet.
    package static let rows = 1...999_999

    /// The year of issue, 2000 to 2099.
    package let year: Int
    /// Province and prefecture of the consignor's site.
    package let segment: NumberSegment
    /// Counted per prefecture, not per consignor.
    package let serial: Int
    /// 行: which hand-over of a monthly sheet it is; nil for a sheet, and a manifest of its own.
    package private(set) var row: Int?

    /// Nil for a year or serial that no number can have.
    package init?(year: Int, segment: NumberSegment, serial: Int) {
        guard (2000...2099).contains(year), Self.serials.contains(serial) else { return nil }
        self.year = year
        self.segment = segment
        self.serial = serial
    }

    /// Parses the 14 digits, and a row behind a slash; whether they were allotted is not theirs to
    /// say.
    package init?(_ description: String) {
        let text = Array(description.utf8)
        let digits = text.prefix(14)
        guard digits.count == 14, let year = Digits.value(of: digits[0..<4]),
            let segment = NumberSegment(String(decoding: digits[4..<8], as: UTF8.self)),
            let serial = Digits.value(of: digits[8...])
        else { return nil }
        self.init(year: year, segment: segment, serial: serial)
        guard text.count > 14 else { return }
        guard text[14] == UInt8(ascii: "/"), text.count > 15, text[15] != UInt8(ascii: "0"),
            let row = Digits.value(of: text[15...]), Self.rows.contains(row)
        else { return nil }
        self.row = row
    }

    package var description: String {
        "\(year)\(segment)\(Digits.text(of: Int64(serial), width: 6))"
            + (row.map { "/\($0)" } ?? "")
    }

    /// The 14 digits alone: the number of the sheet a row stands on.
    package var sheet: ManifestNumber {
        var number = self
        number.row = nil
        return number
    }

    /// A row of the sheet; nil for one that no sheet can have.
    package func row(_ row: Int) -> ManifestNumber? {
        guard Self.rows.contains(row) else { return nil }
        var number = self
        number.row = row
        return number
    }
}
