import CanonicalJSON
package import Foundation
import Interchange
import WasteDomain

/// A scenario and where it stands.
package struct ScenarioFile: Sendable {
    /// Without `.` and `..`, so that a start has one name however it is reached.
    package let url: URL
    package let scenario: Scenario

    /// Reads a file.
    ///
    /// - Throws: `unreadable` or `malformed`.
    package init(_ url: URL) throws(ConformanceError) {
        self.url = url.standardizedFileURL
        let bytes: [UInt8]
        do {
            bytes = try [UInt8](Data(contentsOf: self.url))
        } catch {
            let path = self.url.path
            throw ConformanceError(.unreadable, zh: "无法读取 \(path)", en: "\(path) cannot be read")
        }
        let json: JSONValue
        do {
            json = try LooseJSON.read(bytes)
        } catch {
            throw ConformanceError(.malformed, zh: error.reason.zh, en: error.reason.en)
        }
        var faults: [FieldFault] = []
        guard let scenario = Scenario.read(json, faults: &faults) else {
            let names = faults.map(\.description).joined(separator: "; ")
            throw ConformanceError(.malformed, zh: "不是场景: \(names)", en: "no scenario: \(names)")
        }
        self.scenario = scenario
    }

    /// The file its start stands in.
    var start: URL? {
        scenario.start.map { URL(filePath: $0, relativeTo: url).standardizedFileURL }
    }

    /// The scenario files of a folder and the folders in it, by name; a file stands for itself.
    ///
    /// - Throws: `unreadable` if there is no such file or folder.
    package static func all(under path: String) throws(ConformanceError) -> [URL] {
        var isFolder: ObjCBool = false
        let url = URL(filePath: path)
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ConformanceError(.unreadable, zh: "没有 \(path)", en: "there is no \(path)")
        }
        guard isFolder.boolValue else { return [url] }
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".json") }.sorted().map { url.appending(path: $0) }
    }
}
