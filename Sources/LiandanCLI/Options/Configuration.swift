import CanonicalJSON
import Foundation
import Interchange

/// Defaults: environment first, then `liandan.json` in the present folder.
struct Configuration {
    static let fileName = "liandan.json"

    private let file: JSONObject

    /// - Throws: a usage error if the file is not valid.
    init() throws {
        guard FileManager.default.fileExists(atPath: Self.fileName) else {
            file = JSONObject()
            return
        }
        let bytes = try FileAccess.read(Self.fileName)
        guard let object = try? LooseJSON.read(bytes).object else {
            throw CommandError(
                .usage,
                "\(Self.fileName) 不是有效的 JSON 对象",
                "\(Self.fileName) is not a valid JSON object"
            )
        }
        file = object
    }

    var ledger: String? { value("ledger", "LIANDAN_LEDGER") }
    var key: String? { value("key", "LIANDAN_KEY") }
    var trust: String? { value("trust", "LIANDAN_TRUST") }
    var operatorKey: String? { value("operatorKey", "LIANDAN_OPERATOR_KEY") }

    private func value(_ name: String, _ variable: String) -> String? {
        let environment = ProcessInfo.processInfo.environment[variable]
        return environment.flatMap { $0.isEmpty ? nil : $0 } ?? file[name]?.string
    }
}
