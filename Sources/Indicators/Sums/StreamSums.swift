import LedgerLog
import Liandan
import Regulation

extension StateReader {
    /// What rows of a stream's books add up to.
    func sum(_ term: StreamTerm, _ scope: IndicatorScope) throws(LogError) -> SumResult {
        .missing(.stream(term.stream, year: scope.year))
    }
}
