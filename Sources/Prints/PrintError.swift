/// Why something cannot be printed.
package struct PrintError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure.
    package enum Code: String, Sendable, CaseIterable {
        /// A text cannot stand in a barcode.
        case barcode
    }

    package let code: Code
    /// For people: what was found.
    package let reason: String

    init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    package var description: String { "\(code.rawValue): \(reason)" }
}
