package import CanonicalJSON
import WasteDomain

/// For machines (`Schemas/cli/manifest-reconcile.schema.json`).
extension Reconciliation: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "agrees": agrees,
            "differences": differences.map { difference in
                difference.object.adding([
                    "absent": difference.absent.map { stages[$0].kind },
                    "present": difference.present.map { stages[$0].kind },
                ])
            },
            "manifest": manifest, "number": number, "stages": stages,
            "unreadable": unreadable.isEmpty ? nil : unreadable, "v": 1,
        ])
    }
}

extension LoadStage: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "by": by, "mass": mass, "moment": moment, "packages": packages, "stage": kind,
            "uncoded": uncoded == 0 ? nil : uncoded,
        ])
    }
}

extension LoadDifference {
    fileprivate var object: JSONObject {
        [
            "belongsTo": belongsTo, "code": code, "inPlaceOf": inPlaceOf, "kind": kind,
            "line": line, "status": status, "story": story.isEmpty ? nil : story,
            "weights": weights,
        ]
    }
}

extension LoadDifference.Weights: CanonicalEncodable {
    package var json: JSONValue {
        .object(["found": found, "stated": stated, "tolerance": tolerance])
    }
}

extension LoadDifference.Sight: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "by": by, "kind": kind, "location": location, "manifest": manifest, "moment": moment,
        ])
    }
}
