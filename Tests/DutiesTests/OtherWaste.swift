import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// A waste that is not the one of `Town`, and what is done with it.
struct OtherWaste {
    let code: String
    let hazards: [String]
    let method: String

    /// A label or a line of a manifest with its hazards.
    func label(_ object: JSONObject) -> JSONObject {
        var object = object
        object["hazards"] = hazards.json
        return object
    }
}

extension Town {
    /// One package of another waste, filled and weighed.
    func pack(_ other: OtherWaste) throws -> [String] {
        let codes = codes(1, waste: other.code.filter { $0 != "-" })
        let outcome = try submit(
            Self.generator,
            [
                other.label(event(.itemIssued, content(["code": codes[0], "site": "001"]))),
                event(.itemFilled, ["code": codes[0]]),
                event(.itemWeighed, ["code": codes[0], "net": 100_000]),
            ]
        )
        #expect(outcome.isAccepted, "\(outcome.verdict)")
        return codes
    }
}
