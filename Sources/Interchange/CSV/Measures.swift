import CanonicalJSON
import WasteDomain

/// Amounts as people write them, read as whole numbers of the smallest unit; nothing is rounded.
enum Measures {
    /// Thousandths: `80.5%`, `805‰`, `805`.
    static func perMille(_ text: String) -> Int64? {
        whole(text, units: [("%", 1), ("％", 1), ("‰", 0), ("", 0)])
    }

    /// Fen: `12.50元`, `¥12.50`, `1250`.
    static func fen(_ text: String) -> Int64? {
        let isMarked = text.hasPrefix("¥") || text.hasPrefix("￥")
        let number = isMarked ? String(text.dropFirst()) + "元" : text
        return whole(number, units: [("元", 2), ("CNY", 2), ("分", 0), ("", 0)])
    }

    /// Litres: `3.5m3`, `3.5方`, `3500L`, `3500`.
    static func litres(_ text: String) -> Int64? {
        whole(
            text,
            units: [
                ("m3", 3), ("m³", 3), ("立方米", 3), ("方", 3), ("L", 0), ("升", 0), ("", 0),
            ]
        )
    }

    /// The number before the first unit that fits, moved by its decimals.
    private static func whole(_ text: String, units: [(unit: String, decimals: Int)]) -> Int64? {
        for (unit, decimals) in units where text.hasSuffix(unit) {
            let number = text.dropLast(unit.count).trimmed
            let parts = number.split(separator: ".", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count), !parts[0].isEmpty else { return nil }
            let fraction = parts.count == 2 ? parts[1] : ""
            guard parts.count == 1 || !fraction.isEmpty, fraction.count <= decimals else {
                return nil
            }
            let zeros = String(repeating: "0", count: decimals - fraction.count)
            return Digits.value(of: parts[0] + fraction + zeros).map(Int64.init)
        }
        return nil
    }
}
