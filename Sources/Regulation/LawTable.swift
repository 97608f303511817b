package import CanonicalJSON

/// The laws and standards rules refer to, and when each was in force.
package struct LawTable: Sendable {
    /// One text.
    package struct Law: Hashable, Sendable {
        /// The tag rules cite it by, such as `ORDER23`.
        package let id: String
        /// The official Chinese title, without 《》.
        package let title: String
        /// The first day in force.
        package let from: CivilDay
        /// The last day in force; open if nil.
        package let until: CivilDay?
    }

    private let laws: [String: Law]

    init(_ rows: [TableRow]) throws(RegulationError) {
        var laws: [String: Law] = [:]
        for row in rows {
            let law = Law(
                id: try row.value("id"),
                title: try row.value("title"),
                from: try row.value("from"),
                until: try row.optional("until")
            )
            guard laws.updateValue(law, forKey: law.id) == nil else { throw row.repeated("id") }
        }
        self.laws = laws
    }

    /// The text of a tag, or nil if the table does not have it.
    package subscript(id: String) -> Law? { laws[id] }

    /// The code that took the place of a law that has ended 生态环境法典.
    package static let successor = "ECODE"
}
