import LiandanTesting

/// What `Fixtures/domain/identifiers.json` holds of the codes of this module.
struct DomainVectors: Decodable {
    struct Credit: Decodable {
        let code: String
        let bodyIsValid: Bool
    }

    struct Wrong: Decodable {
        let code: String?
        let value: String?
        let why: String
    }

    struct Item: Decodable {
        let value: String
        let unit: String
        let waste: String
        let day: String
        let serial: Int
    }

    struct Number: Decodable {
        let value: String
        let year: Int
        let segment: String
        let serial: Int
    }

    let creditCodes: [Credit]
    let wrongCreditCodes: [Wrong]
    let itemCodes: [Item]
    let wrongItemCodes: [Wrong]
    let manifestNumbers: [Number]
    let wrongManifestNumbers: [Wrong]
    let plates: [String]

    static func read() throws -> DomainVectors {
        try Fixture.decoded("Fixtures/domain/identifiers.json")
    }
}
