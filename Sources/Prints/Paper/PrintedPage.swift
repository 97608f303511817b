package import CanonicalJSON

/// What `liandan-pdf` makes pages of: a form that it breaks into pages, or a page as it is drawn.
package enum PrintedPage: Hashable, Sendable, CanonicalDecodable, CanonicalEncodable {
    case form(PaperForm)
    case drawing(Drawing)

    /// Of the two, only a drawing has elements.
    package static func read(_ json: JSONValue, faults: inout [FieldFault]) -> PrintedPage? {
        if json.object?["elements"] != nil {
            return Drawing.read(json, faults: &faults).map(PrintedPage.drawing)
        }
        return PaperForm.read(json, faults: &faults).map(PrintedPage.form)
    }

    package var json: JSONValue {
        switch self {
        case .form(let form): form.json
        case .drawing(let drawing): drawing.json
        }
    }

    /// What the document is called by.
    package var title: String {
        switch self {
        case .form(let form): form.footer
        case .drawing(let drawing): drawing.title
        }
    }
}
