/// One cell of a table for a spreadsheet.
package enum SheetCell: Hashable, Sendable {
    case empty
    /// Stays text, whatever it looks like: a code is no number.
    case text(String)
    /// An exact decimal, such as `0.0125`.
    case number(String)
}
