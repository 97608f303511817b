import Regulation

/// The rows of a label at one size of text, each as many lines high as its fullest field.
struct LabelRows {
    /// Cells with their places, and from where to where each part of the label reaches.
    typealias Placed = (
        cells: [LabelLayout.Cell], spans: [LabelPlace.Area: (y: Int, height: Int)]
    )

    fileprivate struct Cell {
        let place: LabelPlace
        let width: Int
        var lines: [String]
    }

    private struct Row {
        let area: LabelPlace.Area
        var cells: [Cell]
        var lineCount: Int { cells.map(\.lines.count).max() ?? 1 }
        /// Whether a line can be taken from it, and from nothing that must be read whole.
        var mayBeCut: Bool {
            lineCount > 1
                && cells.allSatisfy { $0.lines.count < lineCount || $0.place.field.mayBeCut }
        }
    }

    let size: Int
    private var rows: [Row] = []

    /// How far lines are apart, in hundredths of the size of text, and what is around them.
    static let (pitch, padding) = (120, 22)

    init(
        _ content: LabelContent,
        _ profile: LabelProfile,
        _ size: Int,
        width: (LabelPlace.Area) -> Int
    ) {
        self.size = size
        let places = profile.fields.filter { $0.area != .side }
        for number in Set(places.map(\.row)).sorted() {
            let row = places.filter { $0.row == number }
            let all = max(1, row.map(\.share).reduce(0, +))
            let area = row[0].area
            let cells = row.map { place in
                let width = width(area) * place.share / all
                let text = "\(place.title)：\(content.text(of: place.field))"
                let lines = TextFit.lines(text, size, width: width - 2 * Self.padding * size / 100)
                return Cell(place: place, width: width, lines: lines)
            }
            rows.append(Row(area: area, cells: cells))
        }
    }

    private func height(lines: Int) -> Int { (lines * Self.pitch + Self.padding) * size / 100 }

    private func height(of area: LabelPlace.Area, _ needed: [LabelPlace.Area: Int]) -> Int {
        let rows = rows.filter { $0.area == area }
        return max(needed[area] ?? 0, rows.map { height(lines: $0.lineCount) }.reduce(0, +))
    }

    /// How high all rows are, with what is beside them.
    func height(_ needed: [LabelPlace.Area: Int]) -> Int {
        LabelPlace.Area.allCases.map { height(of: $0, needed) }.reduce(0, +)
    }

    /// Takes lines from the longest rows until all fits, and tells which fields lost any.
    mutating func squeeze(into room: Int, _ needed: [LabelPlace.Area: Int]) -> [LabelField] {
        var cut: Set<LabelField> = []
        while height(needed) > room {
            let longest = rows.indices
                .filter { rows[$0].mayBeCut && !isStretched(rows[$0].area, needed) }
                .max { rows[$0].lineCount < rows[$1].lineCount }
            guard let row = longest else { break }
            let kept = rows[row].lineCount - 1
            for index in rows[row].cells.indices where rows[row].cells[index].lines.count > kept {
                cut.insert(rows[row].cells[index].place.field)
                rows[row].cells[index].cut(to: kept, size, Self.padding * size / 100)
            }
        }
        return rows.flatMap { $0.cells.map(\.place.field) }.filter(cut.contains)
    }

    /// Whether what is beside some rows is higher than they are: shorter ones would not help.
    private func isStretched(_ area: LabelPlace.Area, _ needed: [LabelPlace.Area: Int]) -> Bool {
        let rows = rows.filter { $0.area == area }
        return rows.map { height(lines: $0.lineCount) }.reduce(0, +) < needed[area] ?? 0
    }

    /// Gives every row its place; room to spare goes to all of them alike.
    func placed(
        at start: (x: Int, y: Int),
        _ room: Int,
        _ needed: [LabelPlace.Area: Int]
    ) -> Placed {
        let spare = max(0, room - height(needed)) / max(1, rows.count)
        var placed: Placed = ([], [:])
        var y = start.y
        for area in [LabelPlace.Area.upper, .wide, .lower] {
            let own = rows.filter { $0.area == area }
            let text = own.map { height(lines: $0.lineCount) }.reduce(0, +)
            let stretch = (height(of: area, needed) - text) / max(1, own.count)
            let top = y
            for (index, row) in own.enumerated() {
                // The last row reaches the border, whatever was lost by rounding.
                let isLast = area == .lower && index + 1 == own.count
                let height =
                    isLast
                    ? start.y + room - y : height(lines: row.lineCount) + stretch + spare
                var x = start.x
                for cell in row.cells {
                    placed.cells.append(
                        LabelLayout.Cell(
                            place: cell.place,
                            area: DrawnArea(x: x, y: y, width: cell.width, height: height),
                            lines: cell.lines
                        )
                    )
                    x += cell.width
                }
                y += height
            }
            placed.spans[area] = (top, y - top)
        }
        return placed
    }
}

extension LabelRows.Cell {
    /// Keeps some lines, the last of which ends in `…`.
    fileprivate mutating func cut(to count: Int, _ size: Int, _ padding: Int) {
        let last = lines[count - 1]
        let width = width - 2 * padding
        lines = lines.prefix(count - 1) + [TextFit.cut(last, size, width: width)]
    }
}

extension LabelField {
    /// Whether it still helps when its end is missing.
    fileprivate var mayBeCut: Bool {
        switch self {
        case .name, .components, .harmful, .precautions, .unit, .contact, .ward, .remark: true
        case .category, .code, .form, .hazards, .id, .date, .weight, .note: false
        }
    }
}
