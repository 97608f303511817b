import Regulation

/// Bars under each other with marks beside them, and what is known only in words 条形图.
package struct BarChart: Hashable, Sendable {
    /// One bar.
    package struct Row: Hashable, Sendable {
        /// What it shows.
        package let label: String
        /// The value in words; why there is none where there is no bar.
        package let value: String
        /// Ten-thousandths of the longest there can be; nil if there is no value.
        package let length: Int?
        /// Whether the value is as it should be; nil if nobody says.
        package let isGood: Bool?
        package let marks: [Mark]

        package init(
            label: String,
            value: String,
            length: Int?,
            isGood: Bool?,
            marks: [Mark]
        ) {
            self.label = label
            self.value = value
            self.length = length
            self.isGood = isGood
            self.marks = marks
        }
    }

    /// A line across a bar, such as a target, and what is said of it.
    package struct Mark: Hashable, Sendable {
        /// As the bar's.
        package let length: Int
        /// Whether it is to be reached, and not what once was.
        package let isTarget: Bool
        package let label: String

        package init(length: Int, isTarget: Bool, label: String) {
            self.length = length
            self.isTarget = isTarget
            self.label = label
        }
    }

    package let title: String
    /// What the whole is about, in a line.
    package let note: String
    package let rows: [Row]

    package init(title: String, note: String, rows: [Row]) {
        self.title = title
        self.note = note
        self.rows = rows
    }

    /// A page as wide as A4 and as long as need be.
    package var drawing: Drawing {
        let width = 210 * Drawing.perMillimetre
        let height = Layout.top + rows.count * Layout.row + Layout.margin
        let ground = DrawnArea(x: 0, y: 0, width: width, height: height)
        var elements: [DrawnElement] = [
            .rectangle(ground, .white),
            Self.text(title, Layout.margin, 1_500, 560, isBold: true),
            Self.text(note, Layout.margin, 2_200, 320),
        ]
        for (index, row) in rows.enumerated() {
            elements += Self.elements(of: row, below: Layout.top + index * Layout.row)
        }
        return Drawing(title: title, width: width, height: height, elements: elements)
    }

    /// Hundredths of a millimetre.
    private enum Layout {
        static let margin = 1_000
        static let top = 2_900
        static let row = 1_500
        static let bar = DrawnArea(x: margin, y: 450, width: 11_500, height: 300)
        static let size = 330
        static let small = 240
    }

    private static func elements(of row: Row, below top: Int) -> [DrawnElement] {
        let bar = Layout.bar.moved(x: 0, y: top)
        var elements: [DrawnElement] = [
            text(cut(row.label, bar.width), bar.x, top + 330, Layout.size),
            .rectangle(bar, .track),
        ]
        if let length = row.length {
            let filled = DrawnArea(
                x: bar.x,
                y: bar.y,
                width: bar.width * min(10_000, length) / 10_000,
                height: bar.height
            )
            elements.append(.rectangle(filled, row.isGood.map { $0 ? .good : .bad } ?? .plain))
        }
        for mark in row.marks {
            let place = bar.x + bar.width * min(10_000, mark.length) / 10_000
            let line = DrawnArea(x: place - 15, y: bar.y - 60, width: 30, height: bar.height + 120)
            elements.append(.rectangle(line, mark.isTarget ? .black : .past))
        }
        let right = bar.x + bar.width + 300
        let room = 210 * Drawing.perMillimetre - Layout.margin - right
        elements.append(text(cut(row.value, room), right, top + 700, Layout.size, isBold: true))
        let marks = row.marks.map(\.label).joined(separator: "  ")
        elements.append(
            text(
                TextFit.cutIfNeeded(marks, Layout.small, width: bar.width + room),
                bar.x,
                top + 1_080,
                Layout.small
            )
        )
        return elements
    }

    private static func cut(_ text: String, _ width: Int) -> String {
        TextFit.cutIfNeeded(text, Layout.size, width: width)
    }

    private static func text(
        _ text: String,
        _ x: Int,
        _ baseline: Int,
        _ size: Int,
        isBold: Bool = false
    ) -> DrawnElement {
        .text(DrawnText(text, x: x, baseline: baseline, size: size, isBold: isBold))
    }
}

extension TextFit {
    /// The line itself where it fits.
    fileprivate static func cutIfNeeded(_ line: String, _ size: Int, width: Int) -> String {
        self.width(of: line, size) <= width ? line : cut(line, size, width: width)
    }
}

extension Colour {
    fileprivate static let track = made("E8E8E8")
    fileprivate static let past = made("8A8A8A")
    fileprivate static let good = made("2A7D2E")
    fileprivate static let bad = made("C0392B")
    fileprivate static let plain = made("0B5FA5")

    private static func made(_ text: String) -> Colour {
        guard let colour = Colour(text) else { preconditionFailure("\(text) is a colour") }
        return colour
    }
}
