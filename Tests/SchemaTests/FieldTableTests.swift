import CanonicalJSON
import HandoffRules
import Interchange
import LiandanTesting
import Testing
import WasteDomain

struct FieldTableTests {
    @Test func `every field of the table stands in the schema of its statement`() throws {
        let types = try LooseJSON.read("Schemas/types.schema.json")
        for field in FieldTable.fields {
            let schema = try LooseJSON.read("Schemas/events/\(field.kind.rawValue).schema.json")
            var place: JSONValue? = schema
            for name in field.path.split(separator: "/") {
                let here = Self.resolved(place, types)
                place =
                    name == "*"
                    ? here?.object?["items"]
                    : here?.object?["properties"]?.object?[String(name)]
            }
            #expect(place != nil, "\(field.kind.rawValue) \(field.path)")
        }
    }

    private static func resolved(_ schema: JSONValue?, _ types: JSONValue) -> JSONValue? {
        guard let reference = schema?.object?["$ref"]?.string,
            let name = reference.split(separator: "/").last
        else { return schema }
        return types.object?["$defs"]?.object?[String(name)]
    }
}
