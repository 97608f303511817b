import Prints

/// Puts a drawing on a page of its size.
struct DrawingPainter {
    private let drawing: Drawing
    private let canvas: Canvas

    init(_ drawing: Drawing, on canvas: Canvas) {
        self.drawing = drawing
        self.canvas = canvas
    }

    func paint() throws(PrintError) {
        canvas.setPage(width: points(drawing.width), height: points(drawing.height))
        for element in drawing.elements {
            switch element {
            case .rectangle(let area, let colour): canvas.fill(frame(area), colour)
            case .shape(let outline, let area, let colour):
                canvas.fill(outline, in: frame(area), colour)
            case .text(let text):
                canvas.draw(
                    text.text,
                    points(text.size),
                    onBaseline: (points(text.x), points(text.baseline)),
                    isCentred: text.anchor == .middle,
                    isBold: text.isBold,
                    text.colour
                )
            case .symbol(let symbol, let area): try paint(symbol, frame(area))
            }
        }
        canvas.endPage()
    }

    private func paint(_ symbol: DrawnSymbol, _ frame: Frame) throws(PrintError) {
        let code = try Barcode(symbol.text, as: symbol.symbology)
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

    /// 72 points are 25.4 mm.
    private func points(_ length: Int) -> Double {
        Double(length) * 72 / (25.4 * Double(Drawing.perMillimetre))
    }

    private func frame(_ area: DrawnArea) -> Frame {
        Frame(
            x: points(area.x),
            y: points(area.y),
            width: points(area.width),
            height: points(area.height)
        )
    }
}
