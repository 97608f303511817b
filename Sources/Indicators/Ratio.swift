import CanonicalJSON
import Regulation
import WasteDomain

/// A result, exactly: one whole number divided by another.
struct Ratio: Hashable, Sendable {
    let numerator: Int128
    /// More than zero.
    let denominator: Int128

    /// So much of so much, in a unit; nil if there is nothing to divide by.
    init?(_ part: Int64, of whole: Int64 = 1, in unit: IndicatorUnit) {
        guard whole > 0 else { return nil }
        let scale = unit.scale
        numerator = Int128(part) * Int128(scale.multiplier)
        denominator = Int128(whole) * Int128(scale.divisor)
    }

    /// Rounded to some decimals, a half away from zero: `94.80`.
    func text(decimals: Int) -> String {
        let scale = Self.power(decimals)
        let size = numerator.magnitude * UInt128(scale)
        let whole = UInt128(denominator)
        let (quotient, rest) = size.quotientAndRemainder(dividingBy: whole)
        let rounded = quotient + (rest * 2 >= whole ? 1 : 0)
        let sign = numerator < 0 && rounded > 0 ? "-" : ""
        let (front, back) = rounded.quotientAndRemainder(dividingBy: UInt128(scale))
        guard decimals > 0 else { return "\(sign)\(front)" }
        let digits = String(back)
        let zeros = String(repeating: "0", count: decimals - digits.count)
        return "\(sign)\(front).\(zeros)\(digits)"
    }

    /// A whole number of whatever unit.
    init(whole: Int128) {
        numerator = whole
        denominator = 1
    }

    /// A number as it is printed.
    init(_ figure: DecimalFigure) {
        numerator = Int128(figure.digits)
        denominator = Self.power(figure.decimals)
    }

    /// In ten-thousandths of another, rounded down, for drawings.
    func share(of whole: Ratio) -> Int {
        let divisor = denominator * whole.numerator
        return divisor > 0 ? Int(clamping: numerator * whole.denominator * 10_000 / divisor) : 0
    }

    func isMore(than other: Ratio) -> Bool {
        numerator * other.denominator > other.numerator * denominator
    }

    /// Whether it stands so to a number, exactly and not as it is rounded.
    func isMet(_ relation: IndicatorGoal.Relation, _ figure: DecimalFigure) -> Bool {
        let figure = Ratio(figure)
        return switch relation {
        case .atLeast: !figure.isMore(than: self)
        case .atMost: !isMore(than: figure)
        case .moreThan: isMore(than: figure)
        }
    }

    private static func power(_ decimals: Int) -> Int128 {
        (0..<decimals).reduce(1) { power, _ in power * 10 }
    }
}
