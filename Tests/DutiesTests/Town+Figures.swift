import CanonicalJSON
import LedgerLog
import Liandan
import LiandanTesting
import Testing
import WasteDomain

extension RegulationTables {
    /// The same tables with another value for one figure.
    func with(_ name: String, _ value: String) -> RegulationTables {
        var texts = texts
        let lines = (texts["parameters"] ?? "").split(separator: "\n").map { line in
            var cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.first == name[...] else { return String(line) }
            cells[1] = value[...]
            return cells.joined(separator: ",")
        }
        texts["parameters"] = lines.joined(separator: "\n") + "\n"
        return RegulationTables(texts)
    }
}

extension RegulationTables {
    /// The same tables with one figure more.
    func adding(_ row: String) -> RegulationTables {
        var texts = texts
        texts["parameters", default: ""] += row
        return RegulationTables(texts)
    }
}

extension Town {
    /// Adopts tables in the place of those it has.
    func adopt(_ tables: RegulationTables) throws {
        let digest = RegulationLibrary.digest(of: tables, description.suite)
        let event = event(.regulationAdopted, ["digest": digest, "tables": tables])
        #expect(try submit(Self.authority, [event]).isAccepted)
    }
}
