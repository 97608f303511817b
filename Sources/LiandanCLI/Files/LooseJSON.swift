import CanonicalJSON
import Foundation

/// JSON as people and other programs write it: any white space, order and escapes.
///
/// It is made canonical before it is signed; fractions and null have no place in it.
enum LooseJSON {
    static func read(_ bytes: [UInt8]) throws -> JSONValue {
        let object: Any
        do {
            object = try JSONSerialization.jsonObject(
                with: Data(bytes),
                options: [.fragmentsAllowed]
            )
        } catch {
            throw CommandError(.refused, "不是有效的 JSON: \(error)", "not valid JSON: \(error)")
        }
        return try value(object)
    }

    private static func value(_ object: Any) throws -> JSONValue {
        switch object {
        case let text as String: return .string(text)
        case let array as [Any]: return .array(try array.map(value))
        case let dictionary as [String: Any]:
            var object = JSONObject()
            for (name, member) in dictionary { object[name] = try value(member) }
            return .object(object)
        case let number as NSNumber:
            if CFGetTypeIDIsBoolean(number) { return .bool(number.boolValue) }
            guard let integer = Int64(number.stringValue) else { break }
            return .integer(integer)
        default: break
        }
        throw CommandError(
            .refused,
            "JSON 中只能有文字、整数、真假、列表和对象: \(object)",
            "only texts, integers, booleans, lists and objects can stand in this JSON: \(object)"
        )
    }

    /// Foundation keeps booleans as numbers; only their type tells them apart.
    private static func CFGetTypeIDIsBoolean(_ number: NSNumber) -> Bool {
        unsafe ["c", "B"].contains(String(cString: number.objCType))
    }
}
