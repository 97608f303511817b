import CanonicalJSON
import Foundation
import LiandanTesting

/// `Schemas/validate`: an implementation of JSON Schema that is not ours.
enum SchemaChecker {
    struct Request {
        /// Such as `events/item.issued`, or `types#/$defs/Mass`.
        let schema: String
        let document: JSONValue
    }

    /// What is wrong with each document, all checked in one run.
    static func errors(_ requests: [Request]) throws -> [[String]] {
        let lines = requests.map { request in
            let json: JSONObject = ["document": request.document, "schema": request.schema]
            return String(decoding: json.canonicalBytes, as: UTF8.self)
        }
        let script = Fixture.repository.appending(path: "Schemas/validate").path
        let shell = try Shell.run([script], input: lines.joined(separator: "\n"))
        guard shell.status == 0 else { throw Failure(description: shell.errors) }
        return try shell.output.split(separator: "\n").map { line in
            try CanonicalReader.read(Array(line.utf8)).array?.compactMap(\.string) ?? []
        }
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
