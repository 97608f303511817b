package import CanonicalJSON

/// The laws and standards rules refer to, when each was in force, and what took its place.
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

    /// What took the place of a law or of one of its articles.
    package struct Successor: Hashable, Sendable {
        /// The law that took its place.
        package let law: Law
        /// Nil where nobody has told us which.
        package let article: String?
    }

    private struct Place: Hashable {
        let law: String
        let article: String?
    }

    private let laws: [String: Law]
    private let successors: [Place: (law: String, article: String?)]

    init(_ rows: [TableRow], map: [TableRow]) throws(RegulationError) {
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
        var successors: [Place: (law: String, article: String?)] = [:]
        for row in map {
            let law: String = try row.value("law")
            let successor: String = try row.value("successor")
            guard laws[law] != nil else { throw row.fault("law") }
            guard laws[successor] != nil, successor != law else { throw row.fault("successor") }
            let article: String? = try row.optional("article")
            let newArticle: String? = try row.optional("successorArticle")
            let place = Place(law: law, article: article)
            guard successors.updateValue((successor, newArticle), forKey: place) == nil else {
                throw row.repeated("law")
            }
        }
        self.successors = successors
    }

    /// The text of a tag, or nil if the table does not have it.
    package subscript(id: String) -> Law? { laws[id] }

    /// What an article that has ended by a day became; nil if it has not, or nobody has said.
    package func successor(of law: String, article: String, on day: CivilDay) -> Successor? {
        guard let until = laws[law]?.until, until < day else { return nil }
        let found =
            successors[Place(law: law, article: article)]
            ?? successors[Place(law: law, article: nil)]
        return found.flatMap { found in
            laws[found.law].map { Successor(law: $0, article: found.article) }
        }
    }

    /// Laws of which the map knows what took their place, and not article by article.
    package var unmapped: [(law: Law, successor: Law)] {
        successors.filter { $0.key.article == nil && $0.value.article == nil }
            .compactMap { place, successor in
                guard let old = laws[place.law], let new = laws[successor.law] else { return nil }
                return (old, new)
            }
            .sorted { $0.law.id < $1.law.id }
    }
}
