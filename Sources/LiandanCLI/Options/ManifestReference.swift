import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Manifests as people name them: by number where the ledger is at hand, by UUID anywhere.
enum ManifestReference {
    static func resolve(_ text: String, _ desk: Desk) throws -> UniqueID {
        if let id = UniqueID(text.lowercased()) { return id }
        try check(text)
        return try find(text, desk.ledger()).manifest
    }

    /// - Throws: a usage error if this can be the name of no manifest.
    private static func check(_ text: String) throws {
        guard ManifestNumber(text) == nil, UniqueID(text.lowercased()) == nil else { return }
        throw CommandError(
            .usage,
            "\(text) 不是联单编号（14位数字，按月联单的一行写 编号/行）或 UUID",
            "\(text) is neither a manifest number (14 digits, NUMBER/ROW of a monthly sheet) nor a UUID"
        )
    }

    /// The state of a manifest.
    static func find(_ text: String, _ ledger: Ledger) throws -> Manifest {
        try check(text)
        let manifest = try ledger.query { (reader) throws(LogError) in
            try reader.manifest(text.lowercased())
        }
        if let manifest { return manifest }
        if let sheet = try sheetIfAny(text, ledger), text == sheet.number.description {
            throw CommandError(
                .usage,
                "\(text) 是按月联单，有 \(sheet.rows) 行: 写明哪一行，如 \(text)/1；整张用 manifest sheet",
                "\(text) is a monthly sheet of \(sheet.rows) rows: name one, such as \(text)/1; "
                    + "`manifest sheet` has them all"
            )
        }
        throw CommandError(.notFound, "没有联单 \(text)", "there is no manifest \(text)")
    }

    /// A monthly sheet, by its number, or by a row or its UUID.
    static func sheet(_ text: String, _ ledger: Ledger) throws -> MonthlySheet {
        try check(text)
        guard let sheet = try sheetIfAny(text, ledger) else {
            throw CommandError(.notFound, "没有按月联单 \(text)", "there is no monthly sheet \(text)")
        }
        return sheet
    }

    private static func sheetIfAny(_ text: String, _ ledger: Ledger) throws -> MonthlySheet? {
        try ledger.query { (reader) throws(LogError) in
            if let number = ManifestNumber(text) { return try reader.sheet(number) }
            guard let row = try reader.manifest(text.lowercased()) else { return nil }
            return try reader.sheet(row.number)
        }
    }
}
