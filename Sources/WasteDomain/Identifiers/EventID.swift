import CanonicalJSON

/// The place of an event in the log, written `1234.7`: event 7 of entry 1234.
package struct EventID: Hashable, Sendable, Comparable, LosslessStringConvertible, CanonicalScalar {
    /// The entry's number in the log, from 0.
    package let entry: UInt64
    /// Which event of the entry, from 0.
    package let index: Int

    package init(entry: UInt64, index: Int) {
        self.entry = entry
        self.index = index
    }

    /// Parses the one way to write a place; `01.7` is nil.
    package init?(_ description: String) {
        guard let dot = description.utf8.firstIndex(of: UInt8(ascii: ".")),
            let entry = UInt64(description[..<dot]),
            let index = Int(description[dot...].dropFirst()), index >= 0
        else { return nil }
        self.init(entry: entry, index: index)
        guard self.description == description else { return nil }
    }

    package var description: String { "\(entry).\(index)" }

    package static func < (left: EventID, right: EventID) -> Bool {
        (left.entry, left.index) < (right.entry, right.index)
    }
}
