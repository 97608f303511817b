import CPangoCairo
import Prints
import Regulation

/// Pages, of A4 paper or another size, that texts, boxes and shapes are put on; lengths are points, from the top left.
///
/// Pango finds a font for each character through fontconfig and Cairo embeds the parts of it that
/// are used.
@safe final class Canvas {
    /// A4 (ISO 216): 210 mm × 297 mm.
    static let size = (width: 595.276, height: 841.890)

    /// Where the text stands in its width.
    enum Alignment {
        case left, center, right
    }

    private let bytes: Bytes
    private let surface: OpaquePointer
    private let context: OpaquePointer
    private let layout: OpaquePointer
    /// The families asked for, in order; whatever they lack comes from another.
    private static let families = "Noto Sans CJK SC, WenQuanYi Micro Hei, Sans"

    /// Makes a document without pages.
    ///
    /// - Throws: `noFont` if no installed font has Chinese characters.
    init() throws(PDFFailure) {
        let bytes = Bytes()
        self.bytes = bytes
        let surface = unsafe cairo_pdf_surface_create_for_stream(
            { closure, data, count in
                guard let closure = unsafe closure, let data = unsafe data else {
                    return CAIRO_STATUS_WRITE_ERROR
                }
                let bytes = unsafe Unmanaged<Bytes>.fromOpaque(closure).takeUnretainedValue()
                let buffer = unsafe UnsafeBufferPointer(start: data, count: Int(count))
                unsafe bytes.all.append(contentsOf: buffer)
                return CAIRO_STATUS_SUCCESS
            },
            Unmanaged.passUnretained(bytes).toOpaque(),
            Self.size.width,
            Self.size.height
        )
        guard let surface = unsafe surface, let context = unsafe cairo_create(surface),
            let layout = unsafe pango_cairo_create_layout(context)
        else { throw .cairo("no memory") }
        unsafe self.surface = surface
        unsafe self.context = context
        unsafe self.layout = layout
        // Where one character has several shapes, those of the mainland are meant.
        unsafe pango_context_set_language(
            pango_layout_get_context(layout),
            pango_language_from_string("zh-cn")
        )
        // A page has no pixels: text is as wide as its font says, at any size.
        let options = unsafe cairo_font_options_create()
        unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        unsafe pango_cairo_context_set_font_options(pango_layout_get_context(layout), options)
        unsafe cairo_font_options_destroy(options)
        unsafe pango_context_set_round_glyph_positions(pango_layout_get_context(layout), 0)
        unsafe pango_layout_context_changed(layout)
        unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        set("联单废物", 10, nil)
        guard unsafe pango_layout_get_unknown_glyphs_count(layout) == 0 else { throw .noFont }
    }

    deinit {
        unsafe g_object_unref(UnsafeMutableRawPointer(layout))
        unsafe cairo_destroy(context)
        unsafe cairo_surface_destroy(surface)
    }

    /// Names the document, for whoever lists files or opens a window.
    func setTitle(_ title: String) {
        unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "liandan")
    }

    /// Says how large the present page is, before anything is drawn on it.
    func setPage(width: Double, height: Double) {
        unsafe cairo_pdf_surface_set_size(surface, width, height)
    }

    /// Ends the present page.
    func endPage() { unsafe cairo_show_page(context) }

    /// The whole document; nothing can be drawn any more.
    func finish() throws(PDFFailure) -> [UInt8] {
        unsafe cairo_surface_finish(surface)
        let status = unsafe cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .cairo(unsafe String(cString: cairo_status_to_string(status)))
        }
        return bytes.all
    }

    /// How high a text is, in lines no longer than a width.
    func height(of text: String, _ size: Double, width: Double) -> Double {
        set(text, size, width)
        return extent.height
    }

    /// How wide a text is on one line.
    func width(of text: String, _ size: Double) -> Double {
        set(text, size, nil)
        return extent.width
    }

    /// Draws a text from its upper left corner.
    func draw(
        _ text: String,
        _ size: Double,
        at place: (x: Double, y: Double),
        width: Double,
        _ alignment: Alignment = .left
    ) {
        set(text, size, width)
        let alignments: [Alignment: PangoAlignment] = [
            .left: PANGO_ALIGN_LEFT, .center: PANGO_ALIGN_CENTER, .right: PANGO_ALIGN_RIGHT,
        ]
        unsafe pango_layout_set_alignment(layout, alignments[alignment] ?? PANGO_ALIGN_LEFT)
        unsafe cairo_set_source_rgb(context, 0, 0, 0)
        unsafe cairo_move_to(context, place.x, place.y)
        unsafe pango_cairo_show_layout(context, layout)
    }

    /// Draws a ruled box, on a grey ground if asked for; 0 is black, 1 is white.
    func box(_ frame: Frame, ground: Double? = nil, line: Double = 0.6) {
        unsafe cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
        if let ground {
            unsafe cairo_set_source_rgb(context, ground, ground, ground)
            unsafe cairo_fill_preserve(context)
        }
        unsafe cairo_set_source_rgb(context, 0, 0, 0)
        unsafe cairo_set_line_width(context, line)
        unsafe cairo_stroke(context)
    }

    /// Fills rectangles with black, in one stroke, so that no seam shows between them.
    func fill(_ frames: [Frame]) {
        for frame in frames {
            unsafe cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
        }
        unsafe cairo_set_source_rgb(context, 0, 0, 0)
        unsafe cairo_fill(context)
    }

    /// Fills a rectangle with a colour.
    func fill(_ frame: Frame, _ colour: Colour) {
        unsafe cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
        setSource(colour)
        unsafe cairo_fill(context)
    }

    /// Fills a shape with a colour, its grid of 1000 × 1000 laid over a frame.
    func fill(_ outline: Outline, in frame: Frame, _ colour: Colour) {
        let place = { (point: Outline.Point) in
            (
                frame.x + Double(point.x) / 1000 * frame.width,
                frame.y + Double(point.y) / 1000 * frame.height
            )
        }
        for step in outline.steps {
            switch step {
            case .move(let point):
                let (x, y) = place(point)
                unsafe cairo_move_to(context, x, y)
            case .line(let point):
                let (x, y) = place(point)
                unsafe cairo_line_to(context, x, y)
            case .curve(let first, let second, let end):
                let (from, to, last) = (place(first), place(second), place(end))
                unsafe cairo_curve_to(context, from.0, from.1, to.0, to.1, last.0, last.1)
            case .close: unsafe cairo_close_path(context)
            }
        }
        setSource(colour)
        unsafe cairo_fill(context)
    }

    /// Draws one line of text that stands on a line.
    func draw(
        _ text: String,
        _ size: Double,
        onBaseline place: (x: Double, y: Double),
        isCentred: Bool,
        isBold: Bool,
        _ colour: Colour
    ) {
        set(text, size, nil, isBold: isBold)
        unsafe pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
        let baseline = unsafe Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE)
        let x = isCentred ? place.x - extent.width / 2 : place.x
        setSource(colour)
        unsafe cairo_move_to(context, x, place.y - baseline)
        unsafe pango_cairo_show_layout(context, layout)
    }

    private func setSource(_ colour: Colour) {
        let (red, green, blue) = colour.parts
        let parts = [red, green, blue].map { Double($0) / 255 }
        unsafe cairo_set_source_rgb(context, parts[0], parts[1], parts[2])
    }

    private var extent: (width: Double, height: Double) {
        var (width, height): (Int32, Int32) = (0, 0)
        unsafe pango_layout_get_size(layout, &width, &height)
        return (Double(width) / Double(PANGO_SCALE), Double(height) / Double(PANGO_SCALE))
    }

    private func set(_ text: String, _ size: Double, _ width: Double?, isBold: Bool = false) {
        let font = unsafe pango_font_description_from_string("\(Self.families)")
        unsafe pango_font_description_set_absolute_size(font, size * Double(PANGO_SCALE))
        if isBold { unsafe pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD) }
        unsafe pango_layout_set_font_description(layout, font)
        unsafe pango_font_description_free(font)
        unsafe pango_layout_set_width(layout, width.map { Int32($0 * Double(PANGO_SCALE)) } ?? -1)
        unsafe pango_layout_set_text(layout, text, -1)
    }
}

/// A rectangle on a page.
struct Frame {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
}

/// Where Cairo's stream of bytes goes.
private final class Bytes {
    var all: [UInt8] = []
}
