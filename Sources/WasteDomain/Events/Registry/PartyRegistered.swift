package import CanonicalJSON

/// A party is registered 单位登记.
package struct PartyRegistered: StatementBody {
    package static let kind = EventKind.partyRegistered

    /// 统一社会信用代码, or a local id.
    package let party: PartyID
    /// 单位名称.
    package let name: OneLine
    /// 单位类型, at least one and each once.
    package let roles: [PartyRole]
    /// 行政区划代码; each site has its own.
    package let region: RegionCode?
    /// 单位地址.
    package let address: OneLine?
    /// A telephone for the public, above all in an emergency; no person's own.
    package let phone: OneLine?

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        let name = reader.required("name", OneLine.self)
        let roles = reader.required("roles", [PartyRole].self)
        region = reader.optional("region")
        address = reader.optional("address")
        phone = reader.optional("phone")
        if let roles, roles.isEmpty || Set(roles).count != roles.count {
            reader.refuse("roles", "PartyRole")
        }
        guard let party, let name, let roles else { return nil }
        self.party = party
        self.name = name
        self.roles = roles
    }

    package var json: JSONValue {
        .object([
            "address": address, "name": name, "party": party, "phone": phone, "region": region,
            "roles": roles,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var creates: [Mention] {
        [Mention("/party", Subject(.party, party))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.party, party)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Party.self, party] == nil else { return }
        slice.put(Party(self, made.note))
    }
}
