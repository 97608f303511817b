/// Writes drawings as one HTML document that a browser prints at their true size, one a page.
package enum DrawingPage {
    package static func document(_ drawings: [Drawing]) throws(PrintError) -> String {
        var body = ""
        for drawing in drawings { body += "<section>\(try SVGPage.element(drawing))</section>\n" }
        let width = SVGPage.millimetres(drawings.map(\.width).max() ?? 1)
        let height = SVGPage.millimetres(drawings.map(\.height).max() ?? 1)
        return """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>\(HTMLPage.escaped(drawings.first?.title ?? ""))</title>
            <style>
            @page { size: \(width)mm \(height)mm; margin: 0; }
            body { margin: 0; }
            section { break-after: page; print-color-adjust: exact; }
            section:last-child { break-after: auto; }
            svg { display: block; }
            </style>
            </head>
            <body>
            \(body)</body>
            </html>

            """
    }
}
