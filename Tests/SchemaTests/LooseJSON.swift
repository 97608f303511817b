import CanonicalJSON
import Foundation
import LiandanTesting

/// JSON as it is laid out for reading: examples and schemas.
enum LooseJSON {
    static func read(_ path: String) throws -> JSONValue {
        try JSONDecoder().decode(Loose.self, from: Data(Fixture.bytes(path))).value
    }

    private struct Loose: Decodable {
        let value: JSONValue

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let bool = try? container.decode(Bool.self) {
                value = .bool(bool)
            } else if let integer = try? container.decode(Int64.self) {
                value = .integer(integer)
            } else if let text = try? container.decode(String.self) {
                value = .string(text)
            } else if let array = try? container.decode([Loose].self) {
                value = .array(array.map(\.value))
            } else {
                var object = JSONObject()
                for (name, member) in try container.decode([String: Loose].self) {
                    object[name] = member.value
                }
                value = .object(object)
            }
        }
    }
}

/// Names of files under a folder of the repository, without an ending they share.
func names(under folder: String, ending: String) throws -> Set<String> {
    let path = Fixture.repository.appending(path: folder).path
    let files = try FileManager.default.subpathsOfDirectory(atPath: path)
    return Set(files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) })
}
