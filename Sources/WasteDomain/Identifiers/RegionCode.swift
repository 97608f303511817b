import CanonicalJSON

/// An administrative region 行政区划代码 (GB/T 2260): six digits.
package struct RegionCode: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    package static let spelling: String? = "500114"

    package let description: String

    /// Takes any six digits; which regions there are is data.
    package init?(_ description: String) {
        guard description.utf8.count == 6, description.utf8.allSatisfy(ASCII.isDigit) else {
            return nil
        }
        self.description = description
    }

    /// The first two digits.
    package var province: String { String(description.prefix(2)) }

    /// The region itself, its prefecture and its province: `500114`, `500100`, `500000`.
    package var areas: [RegionCode] {
        let wider = [4, 2].compactMap { digits in
            RegionCode(
                String(description.prefix(digits)) + String(repeating: "0", count: 6 - digits)
            )
        }
        return wider.reduce(into: [self]) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// A province, prefecture or county, by the digits all its codes begin with: 2, 4 or 6.
package struct RegionPrefix: Hashable, Sendable, LosslessStringConvertible {
    package let description: String

    /// Takes two, four or six digits; which regions there are is data.
    package init?(_ description: String) {
        guard [2, 4, 6].contains(description.utf8.count),
            description.utf8.allSatisfy(ASCII.isDigit)
        else { return nil }
        self.description = description
    }

    /// Whether a region lies in it, or is it.
    package func contains(_ region: RegionCode) -> Bool {
        region.description.hasPrefix(description)
    }
}

/// The segment of manifest numbers 联单编号段: province and prefecture, four digits.
package struct NumberSegment: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    package let description: String

    /// Takes four digits that begin with a province; which cities there are is data.
    package init?(_ description: String) {
        guard description.utf8.count == 4, description.utf8.allSatisfy(ASCII.isDigit),
            Province.exists(description.prefix(2))
        else { return nil }
        self.description = description
    }

    /// The first two digits, those of GB/T 2260.
    package var province: String { String(description.prefix(2)) }
}

/// The first two digits of GB/T 2260: the 34 provinces and what stands beside them.
enum Province {
    private static let ranges = [
        11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...82,
    ]

    static func exists(_ text: some StringProtocol) -> Bool {
        guard let value = Digits.value(of: text) else { return false }
        return ranges.contains { $0.contains(value) }
    }
}
