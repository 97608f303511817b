import CanonicalJSON
import WasteDomain

/// A package as it is named: by its code, or `CODE=248kg` where it was weighed alone.
struct NamedPackage: CanonicalEncodable {
    let code: String
    /// 净重, if it was weighed.
    let net: Mass?

    /// - Throws: a usage error for what follows `=` and is no mass.
    init(_ text: String) throws {
        let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
        code = sides.first ?? ""
        guard sides.count == 2 else {
            net = nil
            return
        }
        guard let net = Mass(sides[1]) else {
            throw CommandError(
                .usage,
                "\"\(text)\" 应为 编码=重量",
                "\"\(text)\" should be CODE=MASS"
            )
        }
        self.net = net
    }

    init(_ code: String, net: Mass?) {
        self.code = code
        self.net = net
    }

    /// As it can be named again.
    var text: String { net.map { "\(code)=\($0.grams)g" } ?? code }

    /// As it stands among the items of a line.
    var json: JSONValue {
        guard let net else { return .string(code) }
        let object: JSONObject = ["code": code, "net": net]
        return .object(object)
    }
}
