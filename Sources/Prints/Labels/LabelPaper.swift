package import Regulation
package import WasteDomain

/// A label as it is printed 标签: its drawing, and what of its text did not fit.
///
/// Text is set as large as all of it fits, not below the height that the standard asks for; then it
/// is broken into lines, and what still does not fit is cut and ends in `…`.
package struct LabelPaper: Sendable {
    package let code: ItemCode
    package let drawing: Drawing
    /// Fields whose text was cut, in the order of the profile.
    package let cut: [LabelField]
    /// How high the text is, in hundredths of a millimetre.
    package let textSize: Int

    /// - Parameters:
    ///   - content: What it says.
    ///   - profile: How it says it.
    ///   - size: How large it is.
    ///   - symbol: The two-dimensional code, lower right.
    ///   - alternate: Another above it, such as one of GB/T 38920.
    package init(
        _ content: LabelContent,
        _ profile: LabelProfile,
        _ size: LabelSize,
        symbol: DrawnSymbol,
        alternate: DrawnSymbol? = nil
    ) {
        let unit = Drawing.perMillimetre
        let side = size.side * unit
        let page = DrawnArea(x: 0, y: 0, width: side, height: side)
        let inner = page.inset(by: (profile.margin + profile.border) * unit)
        let layout = LabelLayout(
            content,
            profile,
            in: inner,
            least: size.text * unit,
            hasAlternate: alternate != nil
        )
        code = content.code
        textSize = layout.textSize
        cut = layout.cut
        let painter = LabelPainter(layout, profile, page: page, inner: inner)
        drawing = Drawing(
            title: "\(profile.title) \(content.code)",
            width: side,
            height: side,
            elements: painter.elements(content, symbol, alternate)
        )
    }
}
