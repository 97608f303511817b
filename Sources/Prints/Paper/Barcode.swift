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

    /// Draws a text as a symbol; QR codes have error correction level M, which stands a fold or a
    /// stain.
    ///
    /// - Throws: if the text does not fit, or the library is not sure of its work.
    package init(_ text: String, as symbology: Symbology) throws(PrintError) {
        guard let symbol = unsafe ZBarcode_Create() else { throw PrintError(.barcode, "memory") }
        defer { unsafe ZBarcode_Delete(symbol) }
        switch symbology {
        case .qr, .gs1QR:
            unsafe symbol.pointee.symbology = BARCODE_QRCODE
            unsafe symbol.pointee.option_1 = 2
        case .datamatrix, .gs1DataMatrix:
            unsafe symbol.pointee.symbology = BARCODE_DATAMATRIX
            unsafe symbol.pointee.option_3 = DM_SQUARE
        }
        // What the elements may hold is for the table of application identifiers to say.
        unsafe symbol.pointee.input_mode =
            symbology.isGS1 ? GS1_MODE | GS1NOCHECK_MODE : UNICODE_MODE
        // Chinese is in UTF-8, and says so (ISO/IEC 18004, 7.4.2); nothing else needs to.
        if !symbology.isGS1, !text.utf8.allSatisfy({ $0 < 0x80 }) { unsafe symbol.pointee.eci = 26 }
        let quietZone = symbology.quietZone
        let bytes = Array(text.utf8)
        let result = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe ZBarcode_Encode(symbol, buffer.baseAddress, Int32(buffer.count))
        }
        // From here on the library made a symbol and doubts that it is one.
        guard result < ZINT_WARN_NONCOMPLIANT else {
            throw PrintError(.barcode, "libzint: \(unsafe Self.message(symbol, result))")
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
                            row: Int(row) + quietZone,
                            column: Int(first) + quietZone,
                            length: Int(column - first)
                        )
                    )
                    start = nil
                }
            }
        }
        self.runs = runs
        side = Int(unsafe symbol.pointee.width) + 2 * quietZone
    }

    /// Rectangles as SVG writes paths, one module a unit.
    var path: String {
        runs.map { "M\($0.column) \($0.row)h\($0.length)v1h-\($0.length)z" }.joined()
    }

    private static func message(
        _ symbol: UnsafeMutablePointer<zint_symbol>,
        _ result: Int32
    ) -> String {
        let text = unsafe withUnsafeBytes(of: symbol.pointee.errtxt) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        return text.isEmpty ? "\(result)" : text
    }
}
