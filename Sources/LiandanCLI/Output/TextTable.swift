/// Rows of text in aligned columns; Chinese characters take two places.
struct TextTable {
    private let rows: [[String]]

    /// - Parameters:
    ///   - head: The headings.
    ///   - rows: As many cells each.
    init(_ head: [String], _ rows: [[String]]) {
        self.rows = [head] + rows
    }

    var text: String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].displayWidth : 0 }.max() ?? 0
        }
        return rows.map { row in
            let filled = row.dropLast(while: \.isEmpty)
            return filled.enumerated().map { column, cell in
                let padding = column + 1 < filled.count ? widths[column] - cell.displayWidth + 2 : 0
                return cell + String(repeating: " ", count: padding)
            }
            .joined()
        }
        .joined(separator: "\n")
    }
}

extension [String] {
    /// Without the last elements that are so.
    fileprivate func dropLast(while isDropped: (String) -> Bool) -> [String] {
        Array(reversed().drop(while: isDropped).reversed())
    }
}

extension String {
    /// Places a terminal gives this text: two for East Asian wide characters (UAX 11).
    var displayWidth: Int { unicodeScalars.reduce(0) { $0 + $1.displayWidth } }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        if properties.generalCategory == .nonspacingMark || properties.generalCategory == .control {
            return 0
        }
        let wide: [ClosedRange<UInt32>] = [
            0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
        ]
        return wide.contains { $0.contains(value) } ? 2 : 1
    }
}
