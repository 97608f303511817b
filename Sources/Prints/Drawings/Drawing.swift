package import CanonicalJSON
package import Regulation

/// One page as it is drawn: what stands where, from which SVG, HTML and PDF are made alike.
///
/// Lengths are hundredths of a millimetre, from the upper left corner (`Schemas/print.md` 4).
package struct Drawing: Hashable, Sendable, CanonicalObject {
    /// Hundredths of a millimetre in one.
    package static let perMillimetre = 100

    /// What the page is, for whoever lists files or cannot see.
    package let title: String
    package let width: Int
    package let height: Int
    /// From the lowest to the uppermost.
    package let elements: [DrawnElement]

    package init(title: String, width: Int, height: Int, elements: [DrawnElement]) {
        self.title = title
        self.width = width
        self.height = height
        self.elements = elements
    }

    package init?(from reader: inout ObjectReader) {
        let title = reader.required("title", String.self)
        let width = reader.required("width", Int.self)
        let height = reader.required("height", Int.self)
        let elements = reader.required("elements", [DrawnElement].self)
        guard let title, let width, let height, let elements else { return nil }
        for (name, side) in [("width", width), ("height", height)]
        where !(1...1_000_000).contains(side) {
            reader.refuse(name, "length")
        }
        self.init(title: title, width: width, height: height, elements: elements)
    }

    package var json: JSONValue {
        .object(["elements": elements, "height": height, "title": title, "width": width])
    }
}

/// One thing on a page.
package enum DrawnElement: Hashable, Sendable, CanonicalObject {
    /// A rectangle of one colour; lines are thin ones.
    case rectangle(DrawnArea, Colour)
    /// A shape of one colour, its grid of 1000 × 1000 laid over an area.
    case shape(Outline, DrawnArea, Colour)
    /// One line of text.
    case text(DrawnText)
    /// A two-dimensional code, its quiet zone included; light modules show what is below.
    case symbol(DrawnSymbol, DrawnArea)

    package init?(from reader: inout ObjectReader) {
        let area = reader.optional("area", DrawnArea.self)
        let colour = reader.optional("colour", Colour.self)
        let outline = reader.optional("outline", Outline.self)
        let text = reader.optional("text", DrawnText.self)
        let symbol = reader.optional("symbol", DrawnSymbol.self)
        switch (area, colour, outline, text, symbol) {
        case (let area?, let colour?, nil, nil, nil): self = .rectangle(area, colour)
        case (let area?, let colour?, let outline?, nil, nil): self = .shape(outline, area, colour)
        case (nil, nil, nil, let text?, nil): self = .text(text)
        case (let area?, nil, nil, nil, let symbol?): self = .symbol(symbol, area)
        default:
            reader.refuse("area", "element")
            return nil
        }
    }

    package var json: JSONValue {
        switch self {
        case .rectangle(let area, let colour): .object(["area": area, "colour": colour])
        case .shape(let outline, let area, let colour):
            .object(["area": area, "colour": colour, "outline": outline])
        case .text(let text): .object(["text": text])
        case .symbol(let symbol, let area): .object(["area": area, "symbol": symbol])
        }
    }

    /// The same, farther right and down.
    func moved(x: Int, y: Int) -> DrawnElement {
        switch self {
        case .rectangle(let area, let colour): .rectangle(area.moved(x: x, y: y), colour)
        case .shape(let outline, let area, let colour):
            .shape(outline, area.moved(x: x, y: y), colour)
        case .text(let text): .text(text.moved(x: x, y: y))
        case .symbol(let symbol, let area): .symbol(symbol, area.moved(x: x, y: y))
        }
    }
}

/// A rectangle on a page.
package struct DrawnArea: Hashable, Sendable, CanonicalObject {
    package let x: Int
    package let y: Int
    package let width: Int
    package let height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    package init?(from reader: inout ObjectReader) {
        let x = reader.required("x", Int.self)
        let y = reader.required("y", Int.self)
        let width = reader.required("width", Int.self)
        let height = reader.required("height", Int.self)
        guard let x, let y, let width, let height else { return nil }
        self.init(x: x, y: y, width: width, height: height)
    }

    package var json: JSONValue {
        .object(["height": height, "width": width, "x": x, "y": y])
    }

    func moved(x: Int, y: Int) -> DrawnArea {
        DrawnArea(x: self.x + x, y: self.y + y, width: width, height: height)
    }

    /// Without a strip along each side.
    func inset(by strip: Int) -> DrawnArea {
        DrawnArea(
            x: x + strip,
            y: y + strip,
            width: width - 2 * strip,
            height: height - 2 * strip
        )
    }

    /// A square of a side in the middle.
    func middle(_ side: Int) -> DrawnArea {
        DrawnArea(x: x + (width - side) / 2, y: y + (height - side) / 2, width: side, height: side)
    }
}

/// One line of text on a page.
package struct DrawnText: Hashable, Sendable, CanonicalObject {
    /// What `x` is of the text.
    package enum Anchor: String, Sendable, CaseIterable, CanonicalScalar {
        case start, middle
    }

    package let text: String
    package let x: Int
    /// Of the line that the text stands on.
    package let baseline: Int
    /// How high a Chinese character is.
    package let size: Int
    package let anchor: Anchor
    package let isBold: Bool
    package let colour: Colour

    package init(
        _ text: String,
        x: Int,
        baseline: Int,
        size: Int,
        anchor: Anchor = .start,
        isBold: Bool = false,
        colour: Colour = .black
    ) {
        self.text = text
        self.x = x
        self.baseline = baseline
        self.size = size
        self.anchor = anchor
        self.isBold = isBold
        self.colour = colour
    }

    package init?(from reader: inout ObjectReader) {
        let text = reader.required("text", String.self)
        let x = reader.required("x", Int.self)
        let baseline = reader.required("baseline", Int.self)
        let size = reader.required("size", Int.self)
        let anchor = reader.required("anchor", Anchor.self)
        let isBold = reader.flag("bold")
        let colour = reader.required("colour", Colour.self)
        guard let text, let x, let baseline, let size, let anchor, let colour else { return nil }
        self.init(
            text,
            x: x,
            baseline: baseline,
            size: size,
            anchor: anchor,
            isBold: isBold,
            colour: colour
        )
    }

    package var json: JSONValue {
        .object([
            "anchor": anchor, "baseline": baseline, "bold": isBold ? true : nil, "colour": colour,
            "size": size, "text": text, "x": x,
        ])
    }

    func moved(x: Int, y: Int) -> DrawnText {
        DrawnText(
            text,
            x: self.x + x,
            baseline: baseline + y,
            size: size,
            anchor: anchor,
            isBold: isBold,
            colour: colour
        )
    }
}

/// A two-dimensional code by its text.
package struct DrawnSymbol: Hashable, Sendable, CanonicalObject {
    package let symbology: Symbology
    /// For GS1 symbols `[414]6901234567892[241]90021408`.
    package let text: String

    package init(_ symbology: Symbology, _ text: String) {
        self.symbology = symbology
        self.text = text
    }

    package init?(from reader: inout ObjectReader) {
        let symbology = reader.required("symbology", Symbology.self)
        let text = reader.required("text", String.self)
        guard let symbology, let text else { return nil }
        self.init(symbology, text)
    }

    package var json: JSONValue { .object(["symbology": symbology, "text": text]) }
}
