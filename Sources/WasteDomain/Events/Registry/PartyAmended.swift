package import CanonicalJSON

/// Particulars of a party change 单位变更; what is left out stays.
package struct PartyAmended: StatementBody {
    package static let kind = EventKind.partyAmended

    /// Its code never changes: another code is another party.
    package let party: PartyID
    /// 单位名称.
    package let name: OneLine?
    /// 单位类型, all of them; a role left out of the list ends.
    package let roles: [PartyRole]?
    /// 行政区划代码.
    package let region: RegionCode?
    /// 单位地址.
    package let address: OneLine?
    /// A telephone for the public; no person's own.
    package let phone: OneLine?

    package init?(from reader: inout ObjectReader) {
        let party = reader.required("party", PartyID.self)
        name = reader.optional("name")
        roles = reader.optional("roles")
        region = reader.optional("region")
        address = reader.optional("address")
        phone = reader.optional("phone")
        if let roles, roles.isEmpty || Set(roles).count != roles.count {
            reader.refuse("roles", "PartyRole")
        }
        guard let party else { return nil }
        self.party = party
    }

    package var json: JSONValue {
        .object([
            "address": address, "name": name, "party": party, "phone": phone, "region": region,
            "roles": roles,
        ])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] {
        [Mention("/party", Subject(.party, party))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.party, party)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.update(Party.self, party) { record in
            if let name { record.name = name }
            if let roles { record.roles = roles }
            if let region { record.region = region }
            if let address { record.address = address }
            if let phone { record.phone = phone }
        }
    }
}
