package import CanonicalJSON
package import Liandan
import WasteDomain

/// A clinic without a computer: the disposer's device records what it hands over.
extension Town {
    /// A settled town whose generator is a clinic without beds, which lets the disposer release for
    /// it; a plan and a licence for its waste are there.
    package static func clinic() throws -> Town {
        let town = try settled()
        let terms = town.disposalTerms().adding([
            "activities": ["collect", "dispose"],
            "methods": [["method": "Y10"] as JSONObject],
            "wastes": [["category": "HW01"] as JSONObject],
        ])
        let line: JSONObject = [
            "code": "841-001-01", "consignees": [disposer], "mass": 10_000_000,
        ]
        let site: JSONObject = ["party": generator, "site": "001"]
        try town.submit(
            authority,
            [
                town.licence(disposer, "5001140002", terms),
                town.plan("P-M").adding(["lines": [line]]),
                town.event(.institutionRegistered, ["beds": 0, "site": site]),
            ]
        )
        let delegation: JSONObject = [
            "delegation": town.uuid(), "from": "2026-09-01", "party": generator,
            "statement": "manifest.released", "to": disposer, "until": "2026-12-31",
        ]
        try town.submit(generator, [town.event(.delegationGranted, delegation)])
        town.delegation = delegation["delegation"]
        return town
    }

    /// A bag of the clinic, sealed now, on a manifest of its own.
    package func clinicBag() throws -> (id: UniqueID, codes: [String]) {
        let codes = codes(1, waste: "84100101")
        let events = itemEvents(codes).map { event in
            event["hazards"] == nil ? event : event.adding(["hazards": ["In"]])
        }
        try submit(Self.generator, events)
        let id = uuid()
        let line = line(packages: 1, mass: 100_000)
            .adding(["code": "841-001-01", "hazards": ["In"], "method": "Y10"])
        try submit(Self.generator, [manifest(id, lines: [line]) { $0["plan"] = "P-M".json }])
        return (id, codes)
    }

    /// The disposer's device records that the clinic hands the bag over, and the carrier loads it.
    package func collectForClinic(_ id: UniqueID, _ codes: [String]) throws -> [SubmissionOutcome] {
        let behalf: JSONObject = ["delegation": delegation, "party": Self.generator]
        let released = released(id, [load(codes)]).adding(["onBehalfOf": behalf])
        return [
            try submit(Self.disposer, [released]),
            try submit(Self.carrier, [loaded(id, [load(codes)])]),
        ]
    }

    /// The clinic's own word on one bag of it.
    package func confirmed(_ id: UniqueID) -> JSONObject {
        event(
            .manifestConfirmed,
            ["manifest": id, "mass": 100_000, "packages": 1, "vehicle": "渝H12345"]
        )
    }
}
