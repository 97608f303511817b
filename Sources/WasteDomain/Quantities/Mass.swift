package import CanonicalJSON

/// A mass in whole grams, not negative.
package struct Mass: Hashable, Sendable, Comparable, AdditiveArithmetic {
    /// Nothing at all; a sum of no masses.
    package static let zero = Mass(unchecked: 0)

    /// Below 2^53, as every number in the log.
    package let grams: Int64

    /// Nil if negative, or 2^53 and more.
    package init?(grams: Int64) {
        guard (0..<1 << 53).contains(grams) else { return nil }
        self.grams = grams
    }

    private init(unchecked grams: Int64) {
        self.grams = grams
    }

    /// Parses a weight with its unit: `12.5kg`, `0.8吨`, `350 g`.
    ///
    /// Nothing is rounded: more decimals than the unit has grams are refused. Spaces may stand
    /// around the number and the unit, not inside.
    package init?(_ text: String) {
        let start = text.drop { $0 == " " }
        let number = start.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        var unit = start.dropFirst(number.count).drop { $0 == " " }
        while unit.last == " " { unit.removeLast() }
        guard let decimals = Self.decimals(of: unit),
            let grams = Self.grams(number, decimals: decimals)
        else { return nil }
        self.init(grams: grams)
    }

    /// The sum; one that no number of the log could hold stays at the largest that can.
    package static func + (left: Mass, right: Mass) -> Mass {
        Mass(unchecked: min(left.grams + right.grams, 1 << 53 - 1))
    }

    /// The difference, at least zero.
    package static func - (left: Mass, right: Mass) -> Mass {
        Mass(unchecked: max(0, left.grams - right.grams))
    }

    package static func < (left: Mass, right: Mass) -> Bool { left.grams < right.grams }

    /// How far two masses are apart.
    package func distance(to other: Mass) -> Mass {
        Mass(unchecked: abs(grams - other.grams))
    }

    /// A fraction of this mass, in grams, to the gram below.
    package func grams(times numerator: Int, over denominator: Int) -> Int64 {
        Int64(clamping: Int128(grams) * Int128(numerator) / Int128(denominator))
    }

    /// In kilograms, with as many decimals as it needs: `12.5`.
    package var kilograms: String { decimal(places: 3) }

    /// In tonnes, with as many decimals as it needs: `0.0125`.
    package var tonnes: String { decimal(places: 6) }

    private func decimal(places: Int) -> String {
        let digits = Array(Digits.text(of: grams, width: places + 1))
        let fraction = String(digits.suffix(places)).replacingTrailingZeros()
        return String(digits.dropLast(places)) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// How many decimals a unit can have down to one gram.
    private static func decimals(of unit: Substring) -> Int? {
        switch unit.lowercased() {
        case "g", "克": 0
        case "kg", "千克", "公斤": 3
        case "t", "吨": 6
        default: nil
        }
    }

    private static func grams(_ number: Substring, decimals: Int) -> Int64? {
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty else {
            return nil
        }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard parts.count == 1 || !fraction.isEmpty, fraction.count <= decimals else { return nil }
        let digits = whole + fraction + String(repeating: "0", count: decimals - fraction.count)
        return Digits.value(of: digits).map(Int64.init)
    }
}

extension Mass: CanonicalScalar {
    package init?(scalar: JSONValue) {
        guard let grams = scalar.integer else { return nil }
        self.init(grams: grams)
    }

    package var json: JSONValue { .integer(grams) }
}

extension Sequence<Mass> {
    /// The sum of all.
    package var total: Mass { reduce(.zero, +) }
}

extension String {
    fileprivate func replacingTrailingZeros() -> String {
        String(reversed().drop { $0 == "0" }.reversed())
    }
}
