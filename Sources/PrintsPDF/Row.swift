import Prints

/// One ruled row of a page, and what is repeated above it where a page begins with it.
struct Row {
    /// A box with a text in it.
    struct Cell {
        let text: String
        /// In points.
        let width: Double
        let size: Double
        /// Grey behind it; nil for paper.
        var ground: Double?
        var alignment = Canvas.Alignment.left
    }

    let cells: [Cell]
    /// At least, in points.
    var minimum = 0.0
    /// Headings that come again above it on a new page.
    var repeated: [Row] = []
    /// Whether it must not be the last on a page.
    var leads = false

    /// Around the text of each cell.
    static let padding = (x: 3.0, y: 2.5)

    func height(on canvas: Canvas) -> Double {
        let heights = cells.map { cell in
            canvas.height(of: cell.text, cell.size, width: cell.width - 2 * Self.padding.x)
        }
        return max(minimum, (heights.max() ?? 0) + 2 * Self.padding.y)
    }

    func draw(on canvas: Canvas, at place: (x: Double, y: Double), height: Double) {
        var x = place.x
        for cell in cells {
            canvas.box(
                Frame(x: x, y: place.y, width: cell.width, height: height),
                ground: cell.ground
            )
            let width = cell.width - 2 * Self.padding.x
            let text = canvas.height(of: cell.text, cell.size, width: width)
            canvas.draw(
                cell.text,
                cell.size,
                at: (x + Self.padding.x, place.y + (height - text) / 2),
                width: width,
                cell.alignment
            )
            x += cell.width
        }
    }
}

extension Row {
    /// All rows of a form, none of them put on a page yet.
    static func rows(of form: PaperForm, width: Double) -> [Row] {
        form.parts.flatMap { part in
            let heading = { (text: String) in
                Row(
                    cells: [
                        Cell(text: text, width: width, size: 10, ground: 0.86, alignment: .center)
                    ],
                    leads: true
                )
            }
            let again = heading(part.heading + "（续）")
            return [heading(part.heading)]
                + part.fields.map { row in
                    Row(cells: cells(row, width), minimum: form.rowHeight, repeated: [again])
                }
                + part.tables.flatMap { rows(of: $0, width, under: again, form.rowHeight) }
        }
    }

    private static func cells(_ fields: [PaperField], _ width: Double) -> [Cell] {
        let column = width / Double(PaperPart.gridColumns)
        let label = column * Double(PaperPart.labelColumns)
        let value = width / Double(max(1, fields.count)) - label
        return fields.flatMap { field in
            [
                Cell(text: field.label, width: label, size: 7.5, ground: 0.95),
                Cell(text: field.value, width: value, size: 9),
            ]
        }
    }

    private static func rows(
        of table: PaperTable,
        _ width: Double,
        under heading: Row,
        _ minimum: Double
    ) -> [Row] {
        let all = Double(table.columns.map(\.share).reduce(0, +))
        let row = { (texts: [String], ground: Double?) in
            zip(table.columns, texts).map { column, text in
                Cell(
                    text: text,
                    width: width * Double(column.share) / all,
                    size: 7.5,
                    ground: ground,
                    alignment: .center
                )
            }
        }
        let head = Row(cells: row(table.columns.map(\.title), 0.95), leads: true)
        // A row is needed where there is nothing to say yet.
        let empty = table.columns.map { _ in "" }
        let bodies = (table.rows.isEmpty ? [empty] : table.rows).map { texts in
            Row(cells: row(texts, nil), minimum: minimum, repeated: [heading, head])
        }
        return [Row(cells: head.cells, repeated: [heading], leads: true)] + bodies
    }
}

extension PaperForm {
    /// How high a row is at least, in points: 6 mm, or 8.5 mm to write in.
    fileprivate var rowHeight: Double { isFilledByHand ? 24 : 17 }
}
