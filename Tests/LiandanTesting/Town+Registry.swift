package import CanonicalJSON
package import LedgerCrypto
import LedgerLog
package import Liandan
import Regulation
package import WasteDomain

extension Town {
    /// The first entry: a regulation, and the authority itself.
    @discardableResult
    package func adoptRegulation(_ tables: RegulationTables = .builtIn) throws -> SubmissionOutcome
    {
        let digest = RegulationLibrary.digest(of: tables, description.suite)
        return try submit(
            Self.authority,
            [
                event(.regulationAdopted, ["digest": digest, "tables": tables]),
                party(Self.authority, "示例区生态环境局", ["authority"]),
            ]
        )
    }

    /// Everybody with sites, keys, licences, a vehicle, contracts and a plan.
    package func register() throws {
        var events: [JSONObject] = [
            party(Self.generator, "示例机械有限公司", ["generator"]),
            party(Self.carrier, "示例运输有限公司", ["carrier"]),
            party(Self.disposer, "示例再生资源有限公司", ["disposer"]),
            site(Self.generator), site(Self.disposer),
            licence(Self.disposer, "5001140001", disposalTerms()),
            licence(Self.carrier, "500114000001", transportTerms()),
            vehicle("渝H12345", ratedLoad: 5_000_000),
            contract("C-1", with: Self.disposer, "disposal"),
            contract("T-1", with: Self.carrier, "transport"),
            plan(), insurance(Self.carrier), insurance(Self.disposer),
        ]
        for party in [Self.generator, Self.carrier, Self.disposer] {
            events.append(try enrolment(of: makeKey(for: party), for: party))
        }
        try submit(Self.authority, events)
    }

    /// A party of region 500114.
    package func party(_ party: String, _ name: String, _ roles: [String]) -> JSONObject {
        event(.partyRegistered, ["name": name, "party": party, "region": "500114", "roles": roles])
    }

    /// Site 001 of a party.
    package func site(_ party: String, region: String = "500114", segment: String = "5001")
        -> JSONObject
    {
        event(
            .siteRegistered,
            [
                "address": "示例路1号", "name": "厂区", "party": party, "region": region,
                "segment": segment, "site": "001",
            ]
        )
    }

    /// A key with its proof of possession; open-ended if `until` is nil.
    package func enrolment(
        of key: SigningKey,
        for party: String,
        role: String = "manager",
        until: String? = nil
    ) throws -> JSONObject {
        let request = try EnrolmentRequest(key, for: party, holder: nil, in: description.genesis)
        return event(
            .keyEnrolled,
            [
                "id": description.suite.hash.digest(request.key), "key": ByteText(request.key),
                "party": party, "proof": ByteText(request.proof), "role": role, "until": until,
            ]
        )
    }

    /// Terms to use HW08 by R9; `scale` in grams a year, all codes if `codes` is nil.
    package func disposalTerms(
        type: String = "comprehensive",
        until: String = "2029-12-31",
        codes: [String]? = nil,
        scale: Int? = 100_000_000
    ) -> JSONObject {
        [
            "activities": ["collect", "store", "use"], "from": "2025-01-01", "issuer": "市生态环境局",
            "methods": [["method": "R9"] as JSONObject], "scale": scale, "type": type,
            "until": until, "wastes": [["category": "HW08", "codes": codes] as JSONObject],
        ]
    }

    package func transportTerms(until: String = "2029-12-31") -> JSONObject {
        ["from": "2025-01-01", "issuer": "区交通运输委", "type": "transport", "until": until]
    }

    /// A licence with such terms, granted by the authority.
    package func licence(_ party: String, _ number: String, _ terms: JSONObject) -> JSONObject {
        event(.licenceGranted, ["licence": number, "party": party, "terms": terms])
    }

    /// A truck of a carrier; `ratedLoad` in grams.
    package func vehicle(
        _ plate: String,
        of party: String = Town.carrier,
        until: String = "2027-12-31",
        ratedLoad: Int? = nil
    ) -> JSONObject {
        event(
            .vehicleRegistered,
            [
                "certificate": "500114012345", "from": "2025-01-01", "party": party,
                "plate": plate, "ratedLoad": ratedLoad, "type": "truck", "until": until,
            ]
        )
    }

    /// A contract of the generator from the start of 2026, for `disposal` or `transport`.
    package func contract(
        _ number: String,
        with contractor: String,
        _ purpose: String,
        until: String = "2026-12-31"
    ) -> JSONObject {
        event(
            .contractRecorded,
            [
                "contract": number, "contractor": contractor, "from": "2026-01-01",
                "party": Self.generator, "purpose": purpose, "until": until,
            ]
        )
    }

    /// A plan of the generator with one line for the disposer; `mass` in grams.
    package func plan(
        _ number: String = "P-2026",
        year: Int = 2026,
        mass: Int = 10_000_000
    ) -> JSONObject {
        event(
            .planFiled,
            [
                "lines": [
                    [
                        "code": "900-214-08", "consignees": [Self.disposer], "mass": mass,
                    ] as JSONObject
                ],
                "party": Self.generator, "plan": number, "site": "001", "year": year,
            ]
        )
    }

    /// An insurance of a party for 2026.
    package func insurance(_ party: String, policy: String = "I-1") -> JSONObject {
        event(
            .insuranceRecorded,
            [
                "from": "2026-01-01", "insurer": "示例保险", "party": party, "policy": policy,
                "until": "2026-12-31",
            ]
        )
    }
}
