package import CanonicalJSON
import Regulation
import WasteDomain

/// In what the tables a scenario adopts differ from the built-in ones.
package struct RegulationChange: Sendable {
    /// Rows behind those of a table, which override them.
    package let add: [String: [String]]
    /// Rows in the place of all of a table's.
    package let only: [String: [String]]
    /// Profiles of streams beside the others, or in the place of those of the same name.
    package let streams: [String: JSONValue]
    /// Tables that are left out.
    package let without: [String]

    /// Other tables with these changes.
    func applied(to tables: RegulationTables) throws(ConformanceError) -> RegulationTables {
        var texts = tables.texts
        for (name, rows) in only {
            texts[name] = Self.text(try Self.header(of: name, texts) + rows)
        }
        for (name, rows) in add {
            _ = try Self.header(of: name, texts)
            texts[name]? += Self.text(rows)
        }
        for (name, profile) in streams {
            let table = "\(RegulationTables.streamFolder)/\(name)"
            texts[table] = String(decoding: profile.canonicalBytes, as: UTF8.self)
        }
        for name in without {
            _ = try Self.header(of: name, texts)
            texts[name] = nil
        }
        return RegulationTables(texts)
    }

    /// The line that names a table's columns.
    private static func header(
        of name: String,
        _ texts: [String: String]
    ) throws(ConformanceError) -> [String] {
        guard let header = texts[name]?.split(separator: "\n").first else {
            throw ConformanceError(.unknownName, zh: "没有表 \(name)", en: "there is no table \(name)")
        }
        return [String(header)]
    }

    private static func text(_ rows: [String]) -> String { rows.map { $0 + "\n" }.joined() }
}

extension RegulationChange: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        add = reader.optional("add", [String: [String]].self) ?? [:]
        only = reader.optional("only", [String: [String]].self) ?? [:]
        streams = reader.optional("streams", [String: JSONValue].self) ?? [:]
        without = reader.list("without")
    }

    package var json: JSONValue {
        .object([
            "add": add.isEmpty ? nil : add, "only": only.isEmpty ? nil : only,
            "streams": streams.isEmpty ? nil : streams,
            "without": without.isEmpty ? nil : without,
        ])
    }
}
