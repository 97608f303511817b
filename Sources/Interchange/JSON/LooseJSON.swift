package import CanonicalJSON
import Foundation

/// JSON as people and other programs write it: any white space, order and escapes.
///
/// It is made canonical before it is signed; fractions and null have no place in it.
package enum LooseJSON {
    /// Reads a whole text.
    ///
    /// - Throws: `badJSON` if it is no JSON, or JSON that canonical JSON cannot say.
    package static func read(_ bytes: [UInt8]) throws(InterchangeError) -> JSONValue {
        let object: Any
        do {
            object = try JSONSerialization.jsonObject(
                with: Data(bytes),
                options: [.fragmentsAllowed]
            )
        } catch {
            throw InterchangeError(
                .badJSON,
                zh: "不是有效的 JSON: \(error)",
                en: "not valid JSON: \(error)"
            )
        }
        return try value(object)
    }

    private static func value(_ object: Any) throws(InterchangeError) -> JSONValue {
        switch object {
        case let text as String: return .string(text)
        case let array as [Any]:
            var values: [JSONValue] = []
            for element in array { values.append(try value(element)) }
            return .array(values)
        case let dictionary as [String: Any]:
            var object = JSONObject()
            for (name, member) in dictionary { object[name] = try value(member) }
            return .object(object)
        case let number as NSNumber:
            if isBoolean(number) { return .bool(number.boolValue) }
            guard let integer = Int64(number.stringValue) else { break }
            return .integer(integer)
        default: break
        }
        throw InterchangeError(
            .badJSON,
            zh: "JSON 中只能有文字、整数、真假、列表和对象: \(object)",
            en:
                "only texts, integers, booleans, lists and objects can stand in this JSON: \(object)"
        )
    }

    /// Foundation keeps booleans as numbers; only their type tells them apart.
    private static func isBoolean(_ number: NSNumber) -> Bool {
        unsafe ["c", "B"].contains(String(cString: number.objCType))
    }
}
