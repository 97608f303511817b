/// Writes forms as one HTML document that needs nothing beside it.
///
/// It is well-formed XML too, loads nothing and runs nothing: text of a form is never markup.
package enum HTMLPage {
    /// A document with each form on pages of its own.
    package static func document(_ forms: [PaperForm]) throws(PrintError) -> String {
        var body = ""
        for form in forms { body += try section(form) }
        let title = [forms.first?.title, forms.first?.footer].compactMap(\.self)
        return """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>\(escaped(title.last ?? ""))</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            \(body)</body>
            </html>

            """
    }

    private static func section(_ form: PaperForm) throws(PrintError) -> String {
        let references = form.references.map { field in
            "<dt>\(escaped(field.label))</dt><dd>\(escaped(field.value))</dd>"
        }
        let marks = form.marks.map { "<p class=\"mark\">\(escaped($0))</p>" }
        return """
            <section class="form\(form.isFilledByHand ? " byhand" : "")">
            <header>
            \(try image(of: form.symbol))
            <div><h1>\(escaped(form.title))</h1>\(marks.joined())</div>
            <dl\(form.isNumberLarge ? " class=\"numbered\"" : "")>\(references.joined())</dl>
            </header>
            \(form.parts.map(part).joined())<footer>\(escaped(form.footer))</footer>
            </section>

            """
    }

    private static func image(of text: String) throws(PrintError) -> String {
        let code = try Barcode(text, as: .qr)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" role="img" \
            aria-label="\(escaped(text))" viewBox="0 0 \(code.side) \(code.side)" \
            shape-rendering="crispEdges"><path d="\(code.path)"/></svg>
            """
    }

    private static func part(_ part: PaperPart) -> String {
        let fields = part.fields.map { row in
            let span = PaperPart.gridColumns / max(1, row.count) - PaperPart.labelColumns
            let cells = row.map { field in
                "<th colspan=\"\(PaperPart.labelColumns)\">\(escaped(field.label))</th>"
                    + "<td colspan=\"\(span)\">\(escaped(field.value))</td>"
            }
            return "<tr>\(cells.joined())</tr>\n"
        }
        let columns = String(repeating: "<col/>", count: PaperPart.gridColumns)
        let grid = """
            <table class="fields"><colgroup>\(columns)</colgroup><tbody>
            \(fields.joined())</tbody></table>

            """
        return """
            <h2>\(escaped(part.heading))</h2>
            \(fields.isEmpty ? "" : grid)\(part.tables.map(table).joined())
            """
    }

    private static func table(_ table: PaperTable) -> String {
        let all = table.columns.map(\.share).reduce(0, +)
        let columns = table.columns.map { column in
            "<col style=\"width:\(column.share * 100 / max(1, all))%\"/>"
        }
        let head = table.columns.map { "<th>\(escaped($0.title))</th>" }
        let rows = table.rows.map { row in
            "<tr>" + row.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>\n"
        }
        // A row is needed where there is nothing to say yet.
        let none = "<tr>" + table.columns.map { _ in "<td></td>" }.joined() + "</tr>\n"
        return """
            <table class="list"><colgroup>\(columns.joined())</colgroup>\
            <thead><tr>\(head.joined())</tr></thead><tbody>
            \(rows.isEmpty ? none : rows.joined())</tbody></table>

            """
    }

    /// A text as the content of an element or the value of an attribute.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static let style = """
        @page { size: A4; margin: 12mm 15mm; @bottom-right { content: counter(page); } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 180mm; color: #000; background: #fff;
          font: 9pt/1.35 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei",
          "WenQuanYi Micro Hei", sans-serif; }
        .form { break-after: page; }
        .form:last-child { break-after: auto; }
        header { display: flex; margin-bottom: 2mm; }
        header svg { flex: none; width: 28mm; height: 28mm; margin-right: 28mm; }
        header div { flex: 1; text-align: center; padding-top: 4mm; }
        h1 { font-size: 18pt; font-weight: 600; letter-spacing: .1em; margin: 0 0 2mm;
          white-space: nowrap; }
        .mark { display: inline-block; margin: 0 1mm; padding: 0 2mm; border: 1.5pt solid;
          font-size: 12pt; font-weight: 600; }
        dl { flex: none; width: 56mm; margin: 0; text-align: right; font-size: 7.5pt; }
        dd { margin: 0 0 .5mm; font-size: 8pt; overflow-wrap: anywhere; }
        .numbered dd:first-of-type { font-size: 13pt; }
        h2 { margin: 0; padding: .8mm 2mm; font-size: 10pt; font-weight: 600; text-align: center;
          background: #ddd; border: .6pt solid #000; border-bottom: 0; break-after: avoid;
          print-color-adjust: exact; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: -.6pt; }
        th, td { border: .6pt solid #000; padding: .6mm 1mm; text-align: left; font-weight: 400;
          overflow-wrap: anywhere; }
        th { background: #f2f2f2; font-size: 8pt; print-color-adjust: exact; }
        .list th, .list td { font-size: 7.5pt; text-align: center; }
        .byhand td { height: 8mm; }
        tr { break-inside: avoid; }
        thead { display: table-header-group; }
        footer { margin-top: 2mm; font-size: 7.5pt; }
        """
}
