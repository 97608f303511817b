import CanonicalJSON
import WasteDomain

/// A party 单位 of the district, invented.
struct Member {
    /// 统一社会信用代码.
    let code: String
    let name: String
    let region: RegionCode
    let role: PartyRole
    let address: String

    /// Its one site 场所.
    var site: JSONObject { ["party": code, "site": "001"] }

    /// A warehouse 贮存库 of it for any waste, of 20 t if nothing else is said.
    func store(_ code: String, _ others: JSONObject = [:]) -> JSONObject {
        let store: JSONObject = [
            "capacity": 20_000_000, "facility": code, "name": "危险废物贮存库", "site": site,
            "type": "warehouse",
        ]
        return store.adding(others)
    }
}

/// A carrier with its vehicles.
struct Carrier {
    let member: Member
    let plates: [String]
}

/// Who takes waste in.
struct Receiver {
    let member: Member
    let planned: PlannedReceiver
    /// 许可证编号.
    let licence: String
    /// 利用处置方式 it is allowed.
    let methods: [String]

    func takes(_ code: WasteCode) -> Bool {
        planned.categories.contains(code.category.description)
    }
}

/// Who makes waste, and what is agreed on for it.
struct Source {
    let member: Member
    let group: PlannedGroup
    let trade: PlannedTrade
    /// Which of its group it is, from 1.
    let ordinal: Int
    /// Grams of each waste in the days of the plan.
    let wastes: [(waste: PlannedWaste, mass: Int)]
    let receiver: Receiver
    let carrier: Carrier
    /// 管理计划.
    let plan: String
    /// With whom it is made stands beside it 合同.
    let contract: String
    let transportContract: String
}

/// Well-formed codes that nobody has.
enum InventedCode {
    /// A credit code with both check characters right (GB 32100, GB 11714); the organisation codes
    /// begin with `MAX`, as those of `Fixtures/qianjiang`.
    static func credit(_ region: RegionCode, _ serial: Int, office: Bool = false) -> String {
        let organisation = "MAX" + Digits.text(of: Int64(serial), width: 5)
        let body = "\(office ? "11" : "91")\(region)\(organisation)\(check(of: organisation))"
        guard let last = CreditCode.checkCharacter(of: body) else {
            preconditionFailure("\(body) cannot be part of a credit code")
        }
        return body + String(last)
    }

    private static func check(of organisation: String) -> String {
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(organisation.utf8, weights).reduce(0) { sum, pair in
            sum + (pair.0 < 58 ? Int(pair.0) - 48 : Int(pair.0) - 55) * pair.1
        }
        let check = 11 - sum % 11
        return check == 10 ? "X" : String(check % 11)
    }

    /// A plate of Chongqing's series H 渝H, from 0.
    static func plate(_ number: Int) -> String {
        "渝H" + Digits.text(of: Int64(60_000 + number * 137 % 39_000), width: 5)
    }
}
