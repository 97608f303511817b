import CanonicalJSON
import Indicators
import LedgerLog
import Liandan
import LiandanTesting
import Regulation
import Testing
import WasteDomain

extension Town {
    /// The indicators of a year whose ids begin so.
    func indicators(
        _ only: String...,
        region: String? = nil,
        plan: String? = nil,
        in year: Int = 2026,
        evidence: Int = 5
    ) throws -> [IndicatorResult] {
        let scope = IndicatorScope(
            year: year,
            region: region.flatMap(RegionPrefix.init),
            plan: plan,
            evidence: evidence
        )
        return try ledger.indicators(scope, only: only, ledger.regulation()).results
    }

    func indicator(
        _ id: String,
        region: String? = nil,
        in year: Int = 2026,
        evidence: Int = 5
    ) throws -> IndicatorResult {
        try #require(try indicators(id, region: region, in: year, evidence: evidence).first)
    }

    /// A figure the authority declares for 2026 and region 500114.
    func figure(
        _ name: String,
        _ value: Int,
        in unit: String = "count",
        of region: String = "500114",
        members: [String]? = nil,
        reason: String? = nil
    ) -> JSONObject {
        event(
            .figureDeclared,
            [
                "members": members, "name": name, "reason": reason, "region": region,
                "source": "统计公报", "unit": unit, "value": value, "year": 2026,
            ]
        )
    }

    /// Moves the clock to a moment in China, such as `2026-09-02 08:00`.
    func set(_ text: String) throws {
        let utc = try #require(Timestamp(text.replacing(" ", with: "T") + ":00.000Z"))
        clock.set(utc.advanced(by: -8 * 3_600_000))
    }
}

extension IndicatorResult {
    /// `200000/300000`, in base units; `?` for what is missing.
    var sums: String {
        ([numerator.total] + (denominator.map { [$0.total] } ?? []))
            .map { $0.map { String($0) } ?? "?" }.joined(separator: "/")
    }

    /// The sum of the numerator's first term.
    var first: Amount? {
        guard case .known(let amount)? = numerator.parts.first?.sum else { return nil }
        return amount
    }
}
