import WasteDomain

extension GeoPoint {
    /// How far another point is, in whole metres along a flat map of both; there is no rounding up.
    ///
    /// A degree of latitude is 111,195 m (a sphere of 6,371 km). Degrees of longitude shrink by the
    /// cosine of the middle latitude, after Bhaskara: cos φ = (32400 - 4φ²) / (32400 + φ²), φ in
    /// degrees, which is right to 0.3 % up to 54° north. All is done in whole numbers, so that
    /// every machine finds the same.
    func metres(to other: GeoPoint) -> Int {
        let full = 1_800_000_000
        var east = abs(longitude - other.longitude)
        if east > full { east = 2 * full - east }
        let middle = (latitude + other.latitude) / 2 / 100_000
        // Hundredths of a degree, squared.
        let square = middle * middle
        let cosine = 1_000_000 * (324_000_000 - 4 * square) / (324_000_000 + square)
        let x = Self.metres(east) * max(0, cosine) / 1_000_000
        let y = Self.metres(abs(latitude - other.latitude))
        return Self.root(x * x + y * y)
    }

    private static func metres(_ units: Int) -> Int { units * 111_195 / 10_000_000 }

    /// The whole part of a square root, by Newton.
    private static func root(_ square: Int) -> Int {
        guard square > 0 else { return 0 }
        var (root, next) = (square, (square + 1) / 2)
        while next < root { (root, next) = (next, (next + square / next) / 2) }
        return root
    }
}
