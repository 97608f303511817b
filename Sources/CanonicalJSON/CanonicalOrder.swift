/// The order of member names: ascending UTF-16 code units (RFC 8785 section 3.2.3).
package enum CanonicalOrder {
    /// Whether `left` stands strictly before `right`.
    package static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf16.lexicographicallyPrecedes(right.utf16)
    }
}
