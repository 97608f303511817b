/// A canonical document as a file: its bytes, optionally followed by one newline.
package enum DocumentFile {
    /// The document without the newline at the end of its file.
    package static func document(in file: [UInt8]) -> [UInt8] {
        file.last == 0x0A ? Array(file.dropLast()) : file
    }

    /// The file of a document.
    package static func file(of document: some CanonicalEncodable) -> [UInt8] {
        document.canonicalBytes + [0x0A]
    }
}
