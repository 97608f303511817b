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
                place =
                    Self.parts(of: place, types).lazy.compactMap { part in
                        name == "*" ? part["items"] : part["properties"]?.object?[String(name)]
                    }
                    .first
            }
            #expect(place != nil, "\(field.kind.rawValue) \(field.path)")
        }
    }

    /// A schema and those it refers to, which hold what it does not say itself.
    private static func parts(of schema: JSONValue?, _ types: JSONValue) -> [JSONObject] {
        guard let object = schema?.object else { return [] }
        let name = object["$ref"]?.string?.split(separator: "/").last.map(String.init)
        let others =
            [name.flatMap { types.object?["$defs"]?.object?[$0] }]
            + (object["allOf"]?.array ?? [])
        return [object] + others.flatMap { parts(of: $0, types) }
    }
}
