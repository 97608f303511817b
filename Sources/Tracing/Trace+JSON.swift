package import CanonicalJSON
import HandoffRules
import WasteDomain

/// For machines (`Schemas/cli/item-trace.schema.json`).
extension Trace: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "batches": batches.isEmpty ? nil : batches, "code": root, "history": steps,
            "links": links, "manifests": manifests,
            "omitted": omissions.isEmpty ? nil : omissions, "packages": packages,
            "parties": parties.keys.sorted().map { party -> JSONObject in
                ["name": parties[party], "party": party]
            },
            "v": 1,
        ])
    }
}

extension TracedPackage: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "code": item.code, "custodian": item.custodian, "name": item.content.name,
            "net": item.net, "relation": relation, "status": item.status,
        ])
    }
}

extension TracedManifest: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "consignee": consignee, "consignor": consignor, "manifest": manifest,
            "number": number, "status": status,
        ])
    }
}

extension TraceStep: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "at": at, "batch": details.batch, "by": by,
            "corrected": isCorrected ? true : nil, "count": details.count,
            "findings": findings.isEmpty ? nil : findings, "kind": kind,
            "location": details.location, "manifest": manifest, "mass": details.mass,
            "method": details.method, "packages": packages, "place": place,
            "reason": details.reason, "recordedAt": recordedAt, "to": details.to,
            "vehicle": details.vehicle,
        ])
    }
}
