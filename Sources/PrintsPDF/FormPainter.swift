import Prints

/// Puts one form on pages of its own.
struct FormPainter {
    /// 15 mm at the sides, 12 mm above and below.
    private static let margin = (x: 42.52, y: 34.02)
    private static let width = Canvas.size.width - 2 * margin.x
    /// Where rows end and the foot of the page begins.
    private static let bottom = Canvas.size.height - margin.y - 14
    /// The QR code's side: 28 mm.
    private static let symbolSide = 79.37

    private let form: PaperForm
    private let canvas: Canvas

    init(_ form: PaperForm, on canvas: Canvas) {
        self.form = form
        self.canvas = canvas
    }

    func paint() throws(PrintError) {
        let code = try Barcode(form.symbol, as: .qr)
        let top = Self.margin.y + headHeight + 6
        let pages = pages(of: Row.rows(of: form, width: Self.width), from: top)
        for (index, page) in pages.enumerated() {
            canvas.setPage(width: Canvas.size.width, height: Canvas.size.height)
            if index == 0 { paintHead(code) }
            var y = index == 0 ? top : Self.margin.y
            for row in page {
                row.row.draw(on: canvas, at: (Self.margin.x, y), height: row.height)
                y += row.height
            }
            paintFoot(page: index + 1, of: pages.count)
            canvas.endPage()
        }
    }

    private typealias Placed = (row: Row, height: Double)

    /// Breaks rows into pages, the first of which begins lower, under the head.
    private func pages(of rows: [Row], from top: Double) -> [[Placed]] {
        var pages: [[Placed]] = [[]]
        var y = top
        let placed = rows.map { Placed($0, $0.height(on: canvas)) }
        for (index, row) in placed.enumerated() {
            if y + needed(placed[index...]) > Self.bottom, pages.last?.isEmpty == false {
                let repeated = row.row.repeated.map { Placed($0, $0.height(on: canvas)) }
                pages.append(repeated)
                y = Self.margin.y + repeated.map(\.height).reduce(0, +)
            }
            pages[pages.count - 1].append(row)
            y += row.height
        }
        return pages
    }

    /// The height of a row together with those it must not be parted from.
    private func needed(_ rows: ArraySlice<Placed>) -> Double {
        var height = 0.0
        for row in rows {
            height += row.height
            guard row.row.leads else { break }
        }
        return height
    }

    // MARK: Head and foot

    private static let referenceWidth = 158.0

    private var headHeight: Double {
        max(Self.symbolSide, referenceRows.map(\.height).reduce(0, +))
    }

    /// The number large, whatever else it is known by small.
    private var referenceRows: [(text: String, size: Double, height: Double)] {
        form.references.enumerated().flatMap { index, field in
            [(field.label, 7.5), (field.value, index == 0 && form.isNumberLarge ? 13 : 8)]
        }
        .map { text, size in
            (text, size, canvas.height(of: text, size, width: Self.referenceWidth))
        }
    }

    private func paintHead(_ code: Barcode) {
        paint(code, Frame(x: Self.margin.x, y: Self.margin.y, width: Self.symbolSide, height: 0))
        canvas.draw(
            form.title,
            18,
            at: (Self.margin.x, Self.margin.y + 12),
            width: Self.width,
            .center
        )
        var y = Self.margin.y
        for row in referenceRows {
            canvas.draw(
                row.text,
                row.size,
                at: (Self.margin.x + Self.width - Self.referenceWidth, y),
                width: Self.referenceWidth,
                .right
            )
            y += row.height
        }
        paintMarks()
    }

    private func paintMarks() {
        let widths = form.marks.map { canvas.width(of: $0, 13) + 16 }
        var x = (Canvas.size.width - widths.reduce(0, +) - 6 * Double(max(0, widths.count - 1))) / 2
        for (mark, width) in zip(form.marks, widths) {
            let frame = Frame(x: x, y: Self.margin.y + 44, width: width, height: 22)
            canvas.box(frame, line: 1.5)
            let height = canvas.height(of: mark, 13, width: width)
            canvas.draw(
                mark,
                13,
                at: (x, frame.y + (frame.height - height) / 2),
                width: width,
                .center
            )
            x += width + 6
        }
    }

    private func paint(_ code: Barcode, _ frame: Frame) {
        let module = frame.width / Double(code.side)
        canvas.fill(
            code.runs.map { run in
                Frame(
                    x: frame.x + Double(run.column) * module,
                    y: frame.y + Double(run.row) * module,
                    width: Double(run.length) * module,
                    height: module
                )
            }
        )
    }

    private func paintFoot(page: Int, of count: Int) {
        let y = Self.bottom + 5
        canvas.draw(form.footer, 7.5, at: (Self.margin.x, y), width: Self.width)
        // In no language: forms are printed in both.
        let text = "\(page) / \(count)"
        canvas.draw(text, 7.5, at: (Self.margin.x, y), width: Self.width, .right)
    }
}
