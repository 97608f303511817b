package import CanonicalJSON
package import WasteDomain

extension Regulation {
    /// How far two masses of a waste may be apart and still pass for equal 允差: the wider of what
    /// holds for each of the scales.
    ///
    /// - Parameters:
    ///   - mass: What was stated first.
    ///   - waste: 废物代码; nil if nobody knows.
    ///   - scales: What it was weighed on, as far as that is stated; at least one.
    ///   - day: The legal day.
    ///   - region: Where the matter lies; nil if nobody knows.
    /// - Returns: In grams.
    package func tolerance(
        of mass: Mass,
        _ waste: WasteCode?,
        on scales: [Scale?],
        day: CivilDay,
        in region: RegionCode?
    ) -> Mass {
        let widest = scales.map { scale in
            let general = parameters.value(.toleranceGrams, on: day, in: region)
            let special = waste.flatMap {
                tolerances.tolerance(of: $0, on: scale?.type, day: day, in: region)
            }
            guard let special, special.isAsLocal(as: general?.region) else {
                let perMille = parameters.number(.tolerancePerMille, on: day, in: region)
                let least = parameters.number(.toleranceGrams, on: day, in: region)
                return max(mass.grams(times: perMille, over: 1000), Int64(least))
            }
            return max(mass.grams(times: special.perMille, over: 1000), Int64(special.absolute))
        }
        return widest.max().flatMap { Mass(grams: $0) } ?? .zero
    }
}
