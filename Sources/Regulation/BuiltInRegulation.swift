import RegulationData
package import WasteDomain

extension RegulationTables {
    /// The tables this program was built with.
    package static var builtIn: RegulationTables {
        var texts: [String: String] = [:]
        for index in 0..<liandan_table_count {
            let text = unsafe UnsafeBufferPointer(
                start: liandan_table_text(index),
                count: liandan_table_length(index)
            )
            let name = unsafe String(cString: liandan_table_name(index))
            texts[name] = unsafe String(decoding: text, as: UTF8.self)
        }
        return RegulationTables(texts)
    }
}

extension LawTable {
    /// The laws this program was built with.
    package static let builtIn: LawTable = Regulation.builtIn {
        (tables) throws(RegulationError) in
        let reader = TableReader(tables)
        return try LawTable(reader.rows("laws"), map: reader.rows("law_map"))
    }
}

extension StreamTable {
    /// The profiles this program was built with.
    package static let builtIn: StreamTable = Regulation.builtIn {
        (tables) throws(RegulationError) in
        try StreamTable(tables)
    }
}

extension Regulation {
    /// A part of the built-in tables, which a test reads.
    fileprivate static func builtIn<Part>(
        _ read: (RegulationTables) throws(RegulationError) -> Part
    ) -> Part {
        do {
            return try read(.builtIn)
        } catch {
            preconditionFailure("a built-in table cannot be read: \(error)")
        }
    }
}
