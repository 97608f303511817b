import CanonicalJSON

/// Where something is, as degrees of latitude and longitude 坐标.
enum PointArgument {
    /// The coordinates of `29.5312,108.7701`.
    ///
    /// - Throws: a usage error for anything else.
    static func point(_ text: String) throws -> JSONObject {
        let parts = text.split { ",，".contains($0) }.map { degrees(String($0)) }
        guard parts.count == 2, let latitude = parts[0], let longitude = parts[1] else {
            throw CommandError(
                .usage,
                "\"\(text)\" 应为 纬度,经度",
                "\"\(text)\" should be LATITUDE,LONGITUDE"
            )
        }
        return ["latitude": latitude, "longitude": longitude]
    }

    /// Degrees in whole ten-millionths; nil for a text that is none, or is finer.
    private static func degrees(_ text: String) -> Int? {
        let text = text.filter { $0 != " " }
        let sign = text.hasPrefix("-") ? -1 : 1
        let parts = text.drop { $0 == "-" }
            .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : "0"
        guard let whole = Int(parts[0]), (0...180).contains(whole),
            (1...7).contains(fraction.count),
            fraction.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let rest = Int(fraction + String(repeating: "0", count: 7 - fraction.count))
        else { return nil }
        return sign * (whole * 10_000_000 + rest)
    }
}
