package import CanonicalJSON

/// A form on paper: what stands on it, in words and in order, and nothing of how it is drawn.
///
/// Whatever writes HTML or PDF takes this and adds nothing to what it says (`Schemas/print.md`).
package struct PaperForm: Hashable, Sendable, CanonicalObject {
    /// The form's name, in the middle at the top.
    package let title: String
    /// What it is known by, at the top right: 联单编号, 本地编号.
    package let references: [PaperField]
    /// What must catch the eye, framed under the title: 纸质先行, 已作废.
    package let marks: [String]
    /// The text of the QR code, at the top left.
    package let symbol: String
    /// From top to bottom.
    package let parts: [PaperPart]
    /// What stands at the foot of each page beside the page number, to know a loose page by.
    package let footer: String
    /// Whether empty fields are to be filled in by hand, and so need height.
    package let isFilledByHand: Bool

    /// Whether the first reference is short enough to be read from afar, as a number is.
    package var isNumberLarge: Bool { references.first.map { $0.value.count < 20 } ?? false }

    package init(
        title: String,
        references: [PaperField],
        marks: [String],
        symbol: String,
        parts: [PaperPart],
        footer: String,
        isFilledByHand: Bool
    ) {
        self.title = title
        self.references = references
        self.marks = marks
        self.symbol = symbol
        self.parts = parts
        self.footer = footer
        self.isFilledByHand = isFilledByHand
    }

    package init?(from reader: inout ObjectReader) {
        let title = reader.required("title", String.self)
        let references = reader.required("references", [PaperField].self)
        let marks = reader.required("marks", [String].self)
        let symbol = reader.required("symbol", String.self)
        let parts = reader.required("parts", [PaperPart].self)
        let footer = reader.required("footer", String.self)
        let isFilledByHand = reader.required("isFilledByHand", Bool.self)
        guard let title, let references, let marks, let symbol, let parts, let footer,
            let isFilledByHand
        else { return nil }
        self.init(
            title: title,
            references: references,
            marks: marks,
            symbol: symbol,
            parts: parts,
            footer: footer,
            isFilledByHand: isFilledByHand
        )
    }

    package var json: JSONValue {
        .object([
            "footer": footer, "isFilledByHand": isFilledByHand, "marks": marks, "parts": parts,
            "references": references, "symbol": symbol, "title": title,
        ])
    }
}

/// One part of a form 第一部分, 第二部分: named fields, then tables.
package struct PaperPart: Hashable, Sendable, CanonicalObject {
    /// The width in columns, which one, two or three fields of a row share evenly.
    package static let gridColumns = 24
    /// How many of them each label takes.
    package static let labelColumns = 4

    /// Over the part, and again where it goes on over the page.
    package let heading: String
    /// Rows of fields that share the width.
    package let fields: [[PaperField]]
    /// Below the fields.
    package let tables: [PaperTable]

    package init(_ heading: String, fields: [[PaperField]] = [], tables: [PaperTable] = []) {
        self.heading = heading
        self.fields = fields
        self.tables = tables
    }

    package init?(from reader: inout ObjectReader) {
        let heading = reader.required("heading", String.self)
        let fields = reader.required("fields", [[PaperField]].self)
        let tables = reader.required("tables", [PaperTable].self)
        guard let heading, let fields, let tables else { return nil }
        self.init(heading, fields: fields, tables: tables)
    }

    package var json: JSONValue {
        .object(["fields": fields, "heading": heading, "tables": tables])
    }
}

/// One field of a form; an empty value is a place to write in.
package struct PaperField: Hashable, Sendable, CanonicalObject {
    /// As the official form names it.
    package let label: String
    /// What was stated, or nothing.
    package let value: String

    package init(_ label: String, _ value: String?) {
        self.label = label
        self.value = value ?? ""
    }

    package init?(from reader: inout ObjectReader) {
        let label = reader.required("label", String.self)
        let value = reader.required("value", String.self)
        guard let label, let value else { return nil }
        self.init(label, value)
    }

    package var json: JSONValue { .object(["label": label, "value": value]) }
}

/// A ruled table whose headings are repeated on every page it reaches.
package struct PaperTable: Hashable, Sendable, CanonicalObject {
    /// From left to right.
    package let columns: [PaperColumn]
    /// As many cells each as there are columns.
    package let rows: [[String]]

    package init(_ columns: [PaperColumn], _ rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }

    package init?(from reader: inout ObjectReader) {
        let columns = reader.required("columns", [PaperColumn].self)
        let rows = reader.required("rows", [[String]].self)
        guard let columns, let rows else { return nil }
        if rows.contains(where: { $0.count != columns.count }) { reader.refuse("rows", "row") }
        self.init(columns, rows)
    }

    package var json: JSONValue { .object(["columns": columns, "rows": rows]) }
}

/// One column of a table.
package struct PaperColumn: Hashable, Sendable, CanonicalObject {
    /// Its heading.
    package let title: String
    /// Its share of the width, beside the shares of the others.
    package let share: Int

    package init(_ title: String, _ share: Int) {
        self.title = title
        self.share = share
    }

    package init?(from reader: inout ObjectReader) {
        let title = reader.required("title", String.self)
        let share = reader.required("share", Int.self)
        if let share, share < 1 { reader.refuse("share", "share") }
        guard let title, let share else { return nil }
        self.init(title, share)
    }

    package var json: JSONValue { .object(["share": share, "title": title]) }
}
