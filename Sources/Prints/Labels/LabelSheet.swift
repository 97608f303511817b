import Regulation

/// Labels side by side on A4, as many as fit, with marks to cut along.
package enum LabelSheet {
    /// A4 (ISO 216), in hundredths of a millimetre.
    private static let (width, height) = (21_000, 29_700)
    /// A mark to cut along: 3 mm long, 0.2 mm thick.
    private static let (markLength, markWidth) = (300, 20)

    /// Pages for some labels, in their order; labels of one size on a page.
    package static func pages(of labels: [Drawing]) -> [Drawing] {
        var pages: [Drawing] = []
        var rest = labels[...]
        while let first = rest.first {
            let (columns, rows) = (width / first.width, height / first.height)
            let same = rest.prefix { $0.width == first.width && $0.height == first.height }
            let page = same.prefix(max(1, columns * rows))
            rest = rest.dropFirst(page.count)
            pages.append(Self.page(Array(page), columns: max(1, columns)))
        }
        return pages
    }

    private static func page(_ labels: [Drawing], columns: Int) -> Drawing {
        let (label, rows) = (labels[0], (labels.count + columns - 1) / columns)
        let x = (width - columns * label.width) / 2
        let y = (height - rows * label.height) / 2
        let placed = labels.enumerated().flatMap { index, label in
            label.elements.map { element in
                element.moved(
                    x: x + index % columns * label.width,
                    y: y + index / columns * label.height
                )
            }
        }
        let across = (0...columns).flatMap { column in
            [y - markLength, y + rows * label.height].map { top in
                DrawnArea(
                    x: x + column * label.width - markWidth / 2,
                    y: top,
                    width: markWidth,
                    height: markLength
                )
            }
        }
        let down = (0...rows).flatMap { row in
            [x - markLength, x + columns * label.width].map { left in
                DrawnArea(
                    x: left,
                    y: y + row * label.height - markWidth / 2,
                    width: markLength,
                    height: markWidth
                )
            }
        }
        return Drawing(
            title: label.title,
            width: width,
            height: height,
            elements: (across + down).map { .rectangle($0, .black) } + placed
        )
    }
}
