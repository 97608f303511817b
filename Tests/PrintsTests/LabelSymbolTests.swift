import CanonicalJSON
import LiandanTesting
import Prints
import Testing

/// Printed labels, read by programs that are not ours.
struct LabelSymbolTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// What makes a picture of a label.
    enum Way: String, CaseIterable {
        case svg, pdf
    }

    /// Draws pages as `page.pdf`, or the first as `page.svg`.
    private func write(_ pages: [Drawing], _ way: Way) throws {
        if way == .svg {
            try folder.write(Array(try SVGPage.document(pages[0]).utf8), to: "page.svg")
            return
        }
        try folder.write(pages.map(PrintedPage.drawing).canonicalBytes, to: "pages.json")
        try output(["sh", "-c", "\"$0\" <pages.json >page.pdf", Program.path(of: "liandan-pdf")])
    }

    /// Writes `page.png`, of the first page, 300 dots an inch.
    private func picture(_ pages: [Drawing], _ way: Way) throws {
        try write(pages, way)
        switch way {
        case .svg:
            try output(["rsvg-convert", "-d", "300", "-p", "300", "page.svg", "-o", "page.png"])
        case .pdf:
            try output([
                "pdftoppm", "-r", "300", "-l", "1", "-singlefile", "-png", "page.pdf", "page",
            ])
        }
    }

    @discardableResult
    private func output(_ arguments: [String]) throws -> String {
        let shell = try Shell.run(arguments, in: folder.path)
        try #require(shell.status == 0, "\(arguments): \(shell.errors)")
        return shell.output
    }

    private func read(_ symbology: Symbology) throws -> String {
        switch symbology {
        case .qr, .gs1QR: try output(["zbarimg", "-q", "--raw", "-Sbinary", "page.png"])
        case .datamatrix: try output(["dmtxread", "-N1", "-m120000", "page.png"])
        case .gs1DataMatrix: try output(["dmtxread", "-N1", "-m120000", "-G29", "page.png"])
        }
    }

    @Test(arguments: Way.allCases, [50, 450, 1000])
    func `a camera reads the code of a signed label`(way: Way, litres: Int) throws {
        let label = try LabelSample.label(litres: litres)
        try picture([label.drawing], way)
        #expect(try read(.qr) == LabelSample.signedText)
    }

    @Test(arguments: Way.allCases)
    func `the same text can stand there as Data Matrix`(way: Way) throws {
        let symbol = DrawnSymbol(.datamatrix, LabelSample.signedText)
        try picture([try LabelSample.label(litres: 50, symbol: symbol).drawing], way)
        #expect(try read(.datamatrix) == LabelSample.signedText)
    }

    @Test(arguments: Way.allCases)
    func `an element string stands beside it as GS1 DataMatrix, with FNC1 first`(way: Way) throws {
        let alternate = DrawnSymbol(.gs1DataMatrix, LabelSample.alternate)
        let label = try LabelSample.label(litres: 50, alternate: alternate)
        try picture([label.drawing], way)
        #expect(
            try read(.gs1DataMatrix)
                == "\u{1D}414690123456789224190021408\u{1D}800469012345T042"
        )
        #expect(try read(.qr) == LabelSample.signedText)
    }

    @Test func `an element string stands beside it as GS1 QR`() throws {
        let alternate = DrawnSymbol(.gs1QR, LabelSample.alternate)
        try picture([try LabelSample.label(litres: 200, alternate: alternate).drawing], .pdf)
        let read = try output(["zbarimg", "-q", "--raw", "page.png"]).split(separator: "\n")
        #expect(
            Set(read) == [
                LabelSample.signedText[...], "414690123456789224190021408\u{1D}800469012345T042",
            ]
        )
    }

    @Test func `all four codes of a sheet are read`() throws {
        let texts = (1...4).map { "\(LabelSample.signedText)\($0)" }
        let labels = try texts.map { text in
            try LabelSample.label(litres: 50, symbol: DrawnSymbol(.qr, text)).drawing
        }
        try picture(LabelSheet.pages(of: labels), .pdf)
        let read = try output(["zbarimg", "-q", "--raw", "page.png"])
        #expect(read.split(separator: "\n").map(String.init).sorted() == texts)
    }

    @Test func `a page of the PDF is as large as its label`() throws {
        let labels = try [50, 450, 1000].map { try LabelSample.label(litres: $0).drawing }
        try write(labels, .pdf)
        let sizes = try output(["pdfinfo", "-l", "9", "page.pdf"]).split(separator: "\n")
            .filter { $0.contains("size:") && $0.contains("pts") }
            .map { $0.split(separator: ":")[1].trimmingPrefix { $0 == " " } }
        // 100, 150 and 200 mm.
        #expect(
            sizes == ["283.465 x 283.465 pts", "425.197 x 425.197 pts", "566.929 x 566.929 pts"]
        )
    }

    /// Whatever fonts there are: the text of both ways, as poppler measures it.
    @Test(arguments: Way.allCases, [50, 450, 1000])
    func `no text reaches the border`(way: Way, litres: Int) throws {
        let label = try LabelSample.label(
            [
                "components": String(repeating: "WMQ@", count: 40), "harmful": "Ni, Cd, Cr(VI), Hg",
                "name": "Waste NaOH & KOH <solution> 废碱液",
            ],
            litres: litres,
            facts: LabelContent.Facts(
                unit: "MWMWMWMWMWMW MWMWMWMW 重庆市黔江区示例精密机械制造有限责任公司",
                contact: "王芳 023-79221000 / 13800000000"
            )
        )
        try write([label.drawing], way)
        if way == .svg { try output(["rsvg-convert", "-f", "pdf", "page.svg", "-o", "page.pdf"]) }
        let side = Double(label.drawing.width) * 72 / 2540
        let border = 4 * 72 / 25.4
        let boxes = try output(["pdftotext", "-bbox", "page.pdf", "-"]).split(separator: "\n")
            .filter { $0.contains("<word") }
        #expect(boxes.count > 20)
        for box in boxes {
            let values = box.split(separator: "\"").compactMap { Double($0) }
            #expect(values[0] >= border && values[2] <= side - border, "\(box)")
        }
    }

    @Test func `the SVG is well-formed and needs nothing beside it`() throws {
        let drawing = try LabelSample.label(["name": "<script>&\""]).drawing
        let svg = try SVGPage.document(drawing)
        let rest = svg.replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "")
        for reference in ["//", "url(", "href", "<script"] { #expect(!rest.contains(reference)) }
        try folder.write(Array(svg.utf8), to: "page.svg")
        try output([
            "/usr/bin/python3", "-c",
            "import sys, xml.etree.ElementTree as t; t.parse('page.svg')",
        ])
        let html = try DrawingPage.document([drawing, drawing])
        #expect(html.contains("@page { size: 150mm 150mm; margin: 0; }"))
        #expect(html.ranges(of: "<section>").count == 2)
        #expect(html.contains("default-src 'none'"))
    }

    @Test func `what no symbol can hold is refused`() {
        #expect(throws: PrintError.self) {
            try Barcode(String(repeating: "A", count: 4000), as: .qr)
        }
        #expect(throws: PrintError.self) { try Barcode("no element string", as: .gs1DataMatrix) }
    }
}
