import CanonicalJSON
import Regulation
import WasteDomain

extension Bookkeeper {
    /// How far two masses may be apart and still pass for equal 允差, in grams.
    func tolerance(of mass: Int64, _ day: CivilDay) -> Int64 {
        let perMille = regulation.parameters.number(.tolerancePerMille, on: day)
        let share = Int64(clamping: Int128(abs(mass)) * Int128(perMille) / 1000)
        return max(share, Int64(regulation.parameters.number(.toleranceGrams, on: day)))
    }
}
