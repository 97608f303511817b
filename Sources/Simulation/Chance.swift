/// SplitMix64: numbers that look random and are the same in every run of a seed.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Bytes, as UUIDs are made of.
    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    }

    /// What another scale shows of a mass: a few grams more or less, at most two in a thousand, and
    /// never quite the same.
    mutating func reweighed(_ grams: Int) -> Int {
        let error = Int.random(in: 1...max(1, grams / 500), using: &self)
        return grams + (Bool.random(using: &self) && error < grams ? -error : error)
    }

    /// Shares of a whole that add up to it, each about as large as the others.
    mutating func parts(of whole: Int, _ count: Int) -> [Int] {
        Shares.of(whole, by: (0..<count).map { _ in Int.random(in: 90...110, using: &self) })
    }
}

/// Divides to the gram.
enum Shares {
    /// Parts in the proportion of some weights; together they are the whole.
    static func of(_ whole: Int, by weights: [Int]) -> [Int] {
        let all = weights.reduce(0, +)
        guard all > 0 else { return weights.map { _ in 0 } }
        var (weight, given) = (0, 0)
        return weights.map { own in
            weight += own
            let part = Int(Int128(whole) * Int128(weight) / Int128(all)) - given
            given += part
            return part
        }
    }
}
