/// Why bytes are not canonical JSON, and where.
package struct CanonicalJSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong.
    package enum Code: String, Sendable, CaseIterable {
        case badEscape = "an escape other than the canonical one"
        case badNumber = "a number that is not a canonical integer below 2^53"
        case controlCharacter = "a control character that must be escaped"
        case duplicateName = "a member name that stands twice"
        case invalidUTF8 = "bytes that are not UTF-8"
        case tooDeep = "more nesting than allowed"
        case tooLarge = "more bytes than allowed"
        case trailingBytes = "bytes after the end of the document"
        case unexpectedByte = "a byte that cannot stand here"
        case unexpectedEnd = "the end of the document before it is complete"
        case unsorted = "a member name out of canonical order"
    }

    /// Which limit, or which part of `Schemas/log.md` 1.1, the bytes break.
    package let code: Code
    /// Offset in bytes from the start of the document.
    package let offset: Int

    init(_ code: Code, at offset: Int) {
        self.code = code
        self.offset = offset
    }

    package var description: String { "not canonical JSON at byte \(offset): \(code.rawValue)" }
}
