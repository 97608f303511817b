package import WasteDomain

extension ReportPeriod {
    /// Its days.
    package var days: BookPeriod { BookPeriod(from: first, to: last) }
}
