package import WasteDomain

/// Administrative regions 行政区划 (GB/T 2260) and their segments of manifest numbers.
package struct RegionTable: Sendable {
    /// One region.
    package struct Region: Hashable, Sendable {
        /// Of a province, prefecture or county, by its trailing zeros.
        package let code: RegionCode
        /// In Chinese.
        package let name: String
        /// 联单编号段; nil for most provinces, whose prefectures have one each.
        package let segment: NumberSegment?
        /// Whether its segment is one a municipality's districts share.
        package let isShared: Bool
    }

    private let regions: [RegionCode: Region]
    private let segments: Set<NumberSegment>
    private let neighbours: Set<Set<RegionPrefix>>

    init(_ rows: [TableRow], neighbours: [TableRow]) throws(RegulationError) {
        var regions: [RegionCode: Region] = [:]
        for row in rows {
            let code: RegionCode = try row.value("code")
            let region = Region(
                code: code,
                name: try row.value("name"),
                segment: try row.optional("segment"),
                isShared: try row.value("segmentUse", String.self) == "accepted"
            )
            guard regions.updateValue(region, forKey: code) == nil else {
                throw row.repeated("code")
            }
        }
        self.regions = regions
        segments = Set(regions.values.compactMap(\.segment))
        var pairs: Set<Set<RegionPrefix>> = []
        for row in neighbours {
            let pair: Set<RegionPrefix> = [
                try row.value("province"), try row.value("neighbour"),
            ]
            guard pairs.insert(pair).inserted else { throw row.repeated("province") }
        }
        self.neighbours = pairs
    }

    /// Whether two provinces have a border in common 相邻; nil if the table says of none.
    package func areNeighbours(_ one: RegionPrefix, _ other: RegionPrefix) -> Bool? {
        neighbours.isEmpty ? nil : neighbours.contains([one, other])
    }

    /// A region, or nil if the table does not list it.
    package subscript(code: RegionCode) -> Region? { regions[code] }

    /// What people call a province, prefecture or county; its digits if the table has no name.
    package func name(of prefix: RegionPrefix) -> String {
        let digits = prefix.description
        let code = RegionCode(digits + String(repeating: "0", count: 6 - digits.count))
        return code.flatMap { regions[$0]?.name } ?? digits
    }

    /// Whether manifests can be numbered under a segment.
    package func knows(_ segment: NumberSegment) -> Bool { segments.contains(segment) }

    /// Whether manifests from a region may be numbered under a segment.
    ///
    /// In the four municipalities, and for counties a province runs itself, the segments 00, 01,
    /// 02 and 90 are shared, and which of them the national system prints is not confirmed.
    package func allows(_ segment: NumberSegment, for region: RegionCode) -> Bool {
        guard let own = regions[region]?.segment else { return false }
        return own == segment
            || own.province == segment.province && isShared(own) && isShared(segment)
    }

    private func isShared(_ segment: NumberSegment) -> Bool {
        regions.values.contains { $0.isShared && $0.segment == segment }
            || segment.description.hasSuffix("00") && segments.contains(segment)
    }
}
