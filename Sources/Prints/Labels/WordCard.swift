import Regulation
package import WasteDomain

/// A card with a word that scanners read 口令卡: its code, and in both languages what it does.
package enum WordCard {
    /// Six stand on a sheet of A4.
    private static let side = 90 * Drawing.perMillimetre
    private static let code = 45 * Drawing.perMillimetre

    /// A card.
    ///
    /// - Parameters:
    ///   - word: What the code says and a keyboard types, in capital letters.
    ///   - title: The word as people call it.
    ///   - meaning: What it does, in a few words.
    /// - Returns: A square, to hang up by itself or on a sheet.
    package static func drawing(_ word: String, _ title: Bilingual, _ meaning: Bilingual) -> Drawing
    {
        let area = DrawnArea(x: (side - code) / 2, y: 600, width: code, height: code)
        let lines =
            [(title.zh + "  " + title.en, 700, 6_200), (meaning.zh, 420, 7_100)]
            + [(meaning.en, 420, 7_800)]
        let texts = lines.enumerated().map { index, line in
            DrawnElement.text(
                DrawnText(
                    line.0,
                    x: side / 2,
                    baseline: line.2,
                    size: line.1,
                    anchor: .middle,
                    isBold: index == 0
                )
            )
        }
        let ground = DrawnArea(x: 0, y: 0, width: side, height: side)
        return Drawing(
            title: title.zh,
            width: side,
            height: side,
            elements: [
                .rectangle(ground, .white), .symbol(DrawnSymbol(.qr, word), area),
            ] + texts
        )
    }
}
