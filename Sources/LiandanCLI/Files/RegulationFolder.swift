import CanonicalJSON
import Foundation
import Interchange
import Regulation
import WasteDomain

/// The tables of a regulation as files: CSV, and in `streams` the profiles of streams as JSON.
enum RegulationFolder {
    /// Where a table stands.
    static func path(_ table: String, in folder: String) -> String {
        "\(folder)/\(table)." + (RegulationTables.isStream(table) ? "json" : "csv")
    }

    /// The tables of a folder; a profile may be laid out in any way, and is kept as canonical JSON.
    static func read(_ folder: String) throws -> RegulationTables {
        var texts: [String: String] = [:]
        for name in try names(in: folder, ending: ".csv") {
            texts[name] = try CSVText.decode(Data(FileAccess.read("\(folder)/\(name).csv")))
        }
        let streams = "\(folder)/\(RegulationTables.streamFolder)"
        guard FileManager.default.fileExists(atPath: streams) else {
            return RegulationTables(texts)
        }
        for name in try names(in: streams, ending: ".json") {
            texts["\(RegulationTables.streamFolder)/\(name)"] = try profile(
                "\(streams)/\(name).json"
            )
        }
        return RegulationTables(texts)
    }

    /// A profile as the built-in one stands if it says the same, so that both have one digest.
    private static func profile(_ path: String) throws -> String {
        let bytes = try FileAccess.read(path)
        let json: JSONValue
        do {
            json = try LooseJSON.read(bytes)
        } catch {
            throw CommandError(
                .refused,
                "\(path): \(error.reason.zh)",
                "\(path): \(error.reason.en)"
            )
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return RegulationTables.builtIn.texts.values.contains(text)
            ? text : String(decoding: json.canonicalBytes, as: UTF8.self)
    }

    private static func names(in folder: String, ending: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(ending) }
            .map { String($0.dropLast(ending.count)) }
    }
}
