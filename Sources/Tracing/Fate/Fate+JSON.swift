package import CanonicalJSON
import WasteDomain

/// For machines (`Schemas/cli/manifest-fate.schema.json`).
extension Fate: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "consignor": consignor,
            "contributions": contributions.isEmpty ? nil : contributions, "lines": lines,
            "manifest": manifest, "number": number,
        ])
    }
}

extension FateLine: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "accepted": progress.accepted, "code": code, "line": line, "mass": mass,
            "onward": onward.isEmpty ? nil : onward, "released": progress.released,
            "treated": treated,
        ])
    }
}

extension FateLine.Onward: CanonicalEncodable {
    package var json: JSONValue {
        .object(["consignee": consignee, "mass": mass, "number": number])
    }
}

extension TreatedShare: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "batch": batch, "by": by, "manifest": manifest, "mass": mass, "method": method,
            "moment": moment, "via": via.isEmpty ? nil : via,
        ])
    }
}

extension Contribution: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "code": code, "line": line, "manifest": manifest, "share": share, "site": site,
        ])
    }
}
