extension String {
    /// Whether two texts are the same byte by byte; to Unicode more of them are equal.
    package func isSpelled(as other: String) -> Bool {
        guard utf8.count == other.utf8.count, self == other else { return false }
        // Of texts of one length that are equal to Unicode none or all are ASCII.
        return utf8Span.isKnownASCII || utf8.elementsEqual(other.utf8)
    }
}

/// The order of member names: ascending UTF-16 code units (RFC 8785 section 3.2.3).
package enum CanonicalOrder {
    /// Whether `left` stands strictly before `right`.
    package static func precedes(_ left: String, _ right: String) -> Bool {
        var lefts = left.utf8.makeIterator()
        var rights = right.utf8.makeIterator()
        while true {
            guard let right = rights.next() else { return false }
            guard let left = lefts.next() else { return true }
            if left != right { return precedes(left, right) }
        }
    }

    /// The order of two characters, by the first byte in which their UTF-8 differs.
    ///
    /// It is that of the bytes, but for characters above U+FFFF: their surrogates stand before
    /// U+E000 to U+FFFF, which begin with 0xEE and 0xEF.
    private static func precedes(_ left: UInt8, _ right: UInt8) -> Bool {
        let isOdd = min(left, right) >= 0xEE && (left >= 0xF0) != (right >= 0xF0)
        return isOdd ? left >= 0xF0 : left < right
    }
}
