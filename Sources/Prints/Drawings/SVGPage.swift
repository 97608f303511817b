/// Writes a drawing as SVG that needs nothing beside it but a font with Chinese characters.
package enum SVGPage {
    /// A file of its own, one page, at its true size.
    package static func document(_ drawing: Drawing) throws(PrintError) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + (try element(drawing)) + "\n"
    }

    /// An element that an HTML page can hold too.
    static func element(_ drawing: Drawing) throws(PrintError) -> String {
        var body = ""
        for element in drawing.elements { body += try markup(of: element) + "\n" }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" role="img" \
            width="\(millimetres(drawing.width))mm" height="\(millimetres(drawing.height))mm" \
            viewBox="0 0 \(drawing.width) \(drawing.height)" \
            font-family="\(fonts)"><title>\(HTMLPage.escaped(drawing.title))</title>
            \(body)</svg>
            """
    }

    /// Whatever the reader has of these; any of them fits where the text was measured to fit.
    private static let fonts = """
        'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',\
        'WenQuanYi Micro Hei',sans-serif
        """

    private static func markup(of element: DrawnElement) throws(PrintError) -> String {
        switch element {
        case .rectangle(let area, let colour):
            return """
                <rect x="\(area.x)" y="\(area.y)" width="\(area.width)" height="\(area.height)" \
                fill="#\(colour)"/>
                """
        case .shape(let outline, let area, let colour):
            return "<path \(placed(area, grid: 1000)) fill=\"#\(colour)\" d=\"\(outline)\"/>"
        case .text(let text):
            return """
                <text x="\(text.x)" y="\(text.baseline)" font-size="\(text.size)" \
                \(text.isBold ? "font-weight=\"bold\" " : "")\
                \(text.anchor == .start ? "" : "text-anchor=\"middle\" ")fill="#\(text.colour)" \
                xml:space="preserve">\(HTMLPage.escaped(text.text))</text>
                """
        case .symbol(let symbol, let area):
            let code = try Barcode(symbol.text, as: symbol.symbology)
            return """
                <path \(placed(area, grid: code.side)) shape-rendering="crispEdges" \
                d="\(code.path)"/>
                """
        }
    }

    /// Lays a square grid over an area.
    private static func placed(_ area: DrawnArea, grid: Int) -> String {
        let scale = { (length: Int) in
            // Six decimals, without floating point: a page is at most ten metres.
            let millionths = length * 1_000_000 / grid
            let digits = String(millionths % 1_000_000)
            let fraction = String(repeating: "0", count: 6 - digits.count) + digits
            return "\(millionths / 1_000_000).\(fraction)"
        }
        return """
            transform="translate(\(area.x) \(area.y)) scale(\(scale(area.width)) \
            \(scale(area.height)))"
            """
    }

    /// A length in millimetres: `100`, `62.5`.
    static func millimetres(_ length: Int) -> String {
        let (whole, rest) = length.quotientAndRemainder(dividingBy: Drawing.perMillimetre)
        return rest == 0 ? "\(whole)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
