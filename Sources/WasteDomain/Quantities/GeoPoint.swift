package import CanonicalJSON

/// A point on the earth 经纬度 (WGS 84), in whole ten-millionths of a degree: about a centimetre.
package struct GeoPoint: Hashable, Sendable, CanonicalObject {
    /// 纬度, north positive, at most 900,000,000.
    package let latitude: Int
    /// 经度, east positive, at most 1,800,000,000.
    package let longitude: Int

    package init?(from reader: inout ObjectReader) {
        let latitude = reader.required("latitude", Int.self)
        let longitude = reader.required("longitude", Int.self)
        if let latitude, abs(latitude) > 900_000_000 { reader.refuse("latitude", "latitude") }
        if let longitude, abs(longitude) > 1_800_000_000 {
            reader.refuse("longitude", "longitude")
        }
        guard let latitude, let longitude else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    package var json: JSONValue { .object(["latitude": latitude, "longitude": longitude]) }
}
