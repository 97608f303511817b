import CanonicalJSON

/// A method of use or disposal 利用处置方式 (HJ 1033-2019 annex F): a letter and digits, `R9`.
package struct MethodCode: Hashable, Sendable, Comparable, LosslessStringConvertible,
    CanonicalScalar
{
    package static let spelling: String? = "R9"

    package let description: String

    /// Parses a capital letter and one or two digits, whether listed or not.
    package init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard (2...3).contains(bytes.count), ASCII.isUppercase(bytes[0]),
            bytes[1...].allSatisfy(ASCII.isDigit)
        else { return nil }
        self.description = description
    }

    package static func < (left: MethodCode, right: MethodCode) -> Bool {
        left.description < right.description
    }
}

/// A UN number of dangerous goods 危险货物编号: `UN3077` (《危险废物转移管理办法》第13条).
package struct UNNumber: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    package let description: String

    /// Parses `UN` and four digits.
    package init?(_ description: String) {
        guard description.utf8.count == 6, description.hasPrefix("UN"),
            description.utf8.dropFirst(2).allSatisfy(ASCII.isDigit)
        else { return nil }
        self.description = description
    }
}
