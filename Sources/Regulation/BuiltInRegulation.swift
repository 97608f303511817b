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
