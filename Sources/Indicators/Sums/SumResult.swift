package import WasteDomain

/// What is known of a sum.
package enum SumResult: Sendable {
    case known(Amount)
    case missing(Lack)
}

/// Why an indicator cannot be given 缺什么.
package enum Lack: Hashable, Sendable {
    /// Nobody declared a figure for the year: its name, and where it is asked for; regions that
    /// have one, if it is asked for the whole ledger and that is not one region.
    case figure(Word, region: RegionCode?, year: Int, others: [RegionCode])
    /// There are no records of a stream of waste in the year.
    case stream(String, year: Int)
    /// Rows of a stream say no amount of the kind that is summed, such as waste stated by volume.
    case amount(String, year: Int, rows: [EventID])
    /// Only an audit tells.
    case audit
    /// The working days of a year are not known yet.
    case calendar(year: Int)
    /// The table names a sum that this program does not know.
    case unknown(String)
    /// Nothing to divide by.
    case nothing
}
