import Regulation

/// Draws a label where its layout says.
struct LabelPainter {
    private let layout: LabelLayout
    private let profile: LabelProfile
    private let page: DrawnArea
    private let inner: DrawnArea

    init(_ layout: LabelLayout, _ profile: LabelProfile, page: DrawnArea, inner: DrawnArea) {
        self.layout = layout
        self.profile = profile
        self.page = page
        self.inner = inner
    }

    /// How thick the lines inside are: 0.3 mm on the smallest label.
    private var line: Int { inner.width / 300 }

    func elements(
        _ content: LabelContent,
        _ symbol: DrawnSymbol,
        _ alternate: DrawnSymbol?
    ) -> [DrawnElement] {
        let border = page.inset(by: profile.margin * Drawing.perMillimetre)
        let ground: [DrawnElement] = [
            .rectangle(page, profile.ground), .rectangle(border, profile.ink),
            .rectangle(inner, profile.ground),
        ]
        return ground + [heading] + layout.cells.flatMap(cell) + pictograms(content)
            + codes(symbol, alternate)
    }

    private var heading: DrawnElement {
        let size = layout.title.height * 74 / 100
        return .text(
            DrawnText(
                profile.title,
                x: layout.title.x + layout.title.width / 2,
                baseline: baseline(
                    of: size,
                    from: layout.title.y + (layout.title.height - size) / 2
                ),
                size: size,
                anchor: .middle,
                isBold: true,
                colour: profile.ink
            )
        )
    }

    private func cell(_ cell: LabelLayout.Cell) -> [DrawnElement] {
        let size = layout.textSize
        let pitch = size * LabelRows.pitch / 100
        let height = (cell.lines.count - 1) * pitch + size
        let top = cell.area.y + (cell.area.height - height) / 2
        let x = cell.area.x + size * LabelRows.padding / 100
        return edges(of: cell.area)
            + cell.lines.enumerated().map { index, text in
                .text(
                    DrawnText(
                        text,
                        x: x,
                        baseline: baseline(of: size, from: top + index * pitch),
                        size: size,
                        colour: profile.ink
                    )
                )
            }
    }

    /// Lines above and, inside the label, at the left.
    private func edges(of area: DrawnArea) -> [DrawnElement] {
        let above = DrawnArea(x: area.x, y: area.y, width: area.width, height: line)
        let left = DrawnArea(x: area.x, y: area.y, width: line, height: area.height)
        return [.rectangle(above, profile.ink)]
            + (area.x > inner.x ? [.rectangle(left, profile.ink)] : [])
    }

    /// Where text stands whose characters begin at some height.
    private func baseline(of size: Int, from top: Int) -> Int { top + size * 88 / 100 }

    private func pictograms(_ content: LabelContent) -> [DrawnElement] {
        let area = layout.pictograms
        let size = layout.textSize
        let title = profile.fields.first { $0.area == .side }?.title ?? ""
        let pitch = size * LabelRows.pitch / 100
        let top = area.y + size * LabelRows.padding / 100 + pitch
        let grid = DrawnArea(
            x: area.x,
            y: top,
            width: area.width,
            height: area.y + area.height - top
        )
        let columns = content.hazards.count > 1 ? 2 : 1
        let rows = max(1, (content.hazards.count + columns - 1) / columns)
        let marks = content.hazards.enumerated().flatMap { index, hazard -> [DrawnElement] in
            guard let mark = profile.mark(of: hazard) else { return [] }
            // The last of an odd number stands in the middle.
            let isAlone = index + 1 == content.hazards.count && index % columns == 0
            let width = isAlone ? grid.width : grid.width / columns
            let cell = DrawnArea(
                x: grid.x + index % columns * width,
                y: grid.y + index / columns * (grid.height / rows),
                width: width,
                height: grid.height / rows
            )
            let side = min(grid.width / columns, cell.height - pitch) * 96 / 100
            let diamond = DrawnArea(
                x: cell.x + (cell.width - side) / 2,
                y: cell.y + (cell.height - pitch - side) / 2,
                width: side,
                height: side
            )
            return Pictogram.elements(of: hazard, in: diamond, ground: mark.ground) + [
                centred(mark.title, in: cell, top: diamond.y + side)
            ]
        }
        return edges(of: area) + [centred(title, in: area, top: top - pitch)] + marks
    }

    private func centred(_ text: String, in area: DrawnArea, top: Int) -> DrawnElement {
        .text(
            DrawnText(
                text,
                x: area.x + area.width / 2,
                baseline: baseline(of: layout.textSize, from: top),
                size: layout.textSize,
                anchor: .middle,
                colour: profile.ink
            )
        )
    }

    /// The code at the bottom, another above it, each on white.
    private func codes(_ symbol: DrawnSymbol, _ alternate: DrawnSymbol?) -> [DrawnElement] {
        let area = layout.codes
        let gap = line * 2
        let most = alternate == nil ? area.height : area.height * 3 / 4
        let side = min(area.width - 2 * gap, most - 2 * gap)
        let centre = area.x + (area.width + line) / 2
        let lower =
            alternate == nil
            ? area.y + (area.height - side) / 2 : area.y + area.height - gap - side
        let main = DrawnArea(x: centre - side / 2, y: lower, width: side, height: side)
        var elements = edges(of: area) + [.rectangle(main, .white), .symbol(symbol, main)]
        if let alternate {
            let side = min(area.width - 2 * gap, main.y - area.y - 2 * gap)
            let above = DrawnArea(
                x: centre - side / 2,
                y: area.y + (main.y - area.y - side) / 2,
                width: side,
                height: side
            )
            elements += [.rectangle(above, .white), .symbol(alternate, above)]
        }
        return elements
    }
}
