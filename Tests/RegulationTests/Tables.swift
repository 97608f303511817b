import CanonicalJSON
import LedgerCrypto
import Regulation
import WasteDomain

extension RegulationTables {
    /// The digest of these tables in a ledger of the suite sha256.
    var digest: Digest { HashSuite.sha256.hash.digest(canonicalBytes) }

    /// Reads and checks these tables.
    func regulation() throws -> Regulation { try Regulation(self, digest: digest) }

    /// The same with another text for one table, or without it.
    func replacing(_ table: String, with text: String?) -> RegulationTables {
        var texts = texts
        texts[table] = text
        return RegulationTables(texts)
    }

    /// The same with a line put at the end of one table.
    func adding(_ line: String, to table: String) -> RegulationTables {
        replacing(table, with: (texts[table] ?? "") + line + "\n")
    }
}

extension Regulation {
    static let builtIn = Regulation(checked: .builtIn, digest: RegulationTables.builtIn.digest)
}

extension RegulationTables {
    /// The built-in tables of rows; the profiles of streams are another kind.
    static var csvNames: [String] { builtIn.texts.keys.filter { !isStream($0) }.sorted() }
}
