import Regulation

/// Where everything on a label stands.
///
/// From the top: the title, the upper rows with the pictograms at their right, the rows of full
/// width, the lower rows with the codes at their right.
struct LabelLayout {
    /// One field in its place, its text broken into lines.
    struct Cell {
        let place: LabelPlace
        let area: DrawnArea
        let lines: [String]
    }

    let title: DrawnArea
    let cells: [Cell]
    /// Where the pictograms stand; its height is that of the upper rows.
    let pictograms: DrawnArea
    /// Where the codes stand; its height is that of the lower rows.
    let codes: DrawnArea
    /// How high a Chinese character's place is.
    let textSize: Int
    /// Fields that did not fit.
    let cut: [LabelField]

    /// Of the width inside the border, in thousandths.
    private enum Share {
        static let (title, pictograms, codes, alternate) = (98, 300, 300, 110)
    }

    /// Lays out what is inside the border, with text as large as fits and not below a height.
    init(
        _ content: LabelContent,
        _ profile: LabelProfile,
        in inner: DrawnArea,
        least: Int,
        hasAlternate: Bool
    ) {
        // A Chinese character fills nine tenths of its place, so this is its own height at least.
        let sizes = stride(from: 150, through: 112, by: -2).map { least * $0 / 100 }
        let smallest = least * 112 / 100
        let rows = { (size: Int) in
            LabelRows(content, profile, size) { area in
                switch area {
                case .upper: inner.width * (1000 - Share.pictograms) / 1000
                case .lower: inner.width * (1000 - Share.codes) / 1000
                case .wide, .side: inner.width
                }
            }
        }
        let needed: [LabelPlace.Area: Int] = [
            .upper: inner.width * (content.hazards.count > 2 ? 370 : 330) / 1000,
            .lower: inner.width * (Share.codes + (hasAlternate ? Share.alternate : 0)) / 1000,
        ]
        let head = inner.width * Share.title / 1000
        let room = inner.height - head
        var chosen = sizes.lazy.map(rows).first { $0.height(needed) <= room } ?? rows(smallest)
        cut = chosen.squeeze(into: room, needed)
        textSize = chosen.size
        title = DrawnArea(x: inner.x, y: inner.y, width: inner.width, height: head)
        let placed = chosen.placed(at: (inner.x, inner.y + head), room, needed)
        cells = placed.cells
        pictograms = Self.beside(.upper, placed, inner, Share.pictograms)
        codes = Self.beside(.lower, placed, inner, Share.codes)
    }

    /// What is at the right of some rows.
    private static func beside(
        _ area: LabelPlace.Area,
        _ placed: LabelRows.Placed,
        _ inner: DrawnArea,
        _ share: Int
    ) -> DrawnArea {
        let width = inner.width - inner.width * (1000 - share) / 1000
        let span = placed.spans[area] ?? (inner.y, 0)
        return DrawnArea(
            x: inner.x + inner.width - width,
            y: span.y,
            width: width,
            height: span.height
        )
    }
}
