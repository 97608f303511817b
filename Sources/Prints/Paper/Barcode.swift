import CZint

/// A two-dimensional code as it is drawn: dark runs on a square grid.
package struct Barcode: Hashable, Sendable {
    /// Neighbouring dark modules of one row.
    package struct Run: Hashable, Sendable {
        /// From the top, the quiet zone included.
        package let row: Int
        /// From the left, the quiet zone included.
        package let column: Int
        /// How many modules.
        package let length: Int
    }

    /// Modules along each side, the quiet zone included.
    package let side: Int
    /// Every dark module, row by row.
    package let runs: [Run]

    /// Light modules around a QR code (ISO/IEC 18004).
    private static let quietZone = 4

    /// A QR code with error correction level M, which stands a fold or a stain.
    ///
    /// - Throws: if the text does not fit, or the library is not sure of its work.
    package init(qr text: String) throws(PrintError) {
        guard let symbol = unsafe ZBarcode_Create() else { throw PrintError(.barcode, "memory") }
        defer { unsafe ZBarcode_Delete(symbol) }
        unsafe symbol.pointee.symbology = BARCODE_QRCODE
        unsafe symbol.pointee.input_mode = UNICODE_MODE
        unsafe symbol.pointee.option_1 = 2
        let bytes = Array(text.utf8)
        let result = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe ZBarcode_Encode(symbol, buffer.baseAddress, Int32(buffer.count))
        }
        // From here on the library made a symbol and doubts that it is one.
        guard result < ZINT_WARN_NONCOMPLIANT else {
            throw PrintError(.barcode, "libzint: \(result)")
        }
        var runs: [Run] = []
        for row in 0..<(unsafe symbol.pointee.rows) {
            var start: Int32?
            for column in 0...(unsafe symbol.pointee.width) {
                let isDark =
                    unsafe column < symbol.pointee.width
                    && liandan_zint_module(symbol, row, column) != 0
                if isDark {
                    start = start ?? column
                } else if let first = start {
                    runs.append(
                        Run(
                            row: Int(row) + Self.quietZone,
                            column: Int(first) + Self.quietZone,
                            length: Int(column - first)
                        )
                    )
                    start = nil
                }
            }
        }
        self.runs = runs
        side = Int(unsafe symbol.pointee.width) + 2 * Self.quietZone
    }
}
