import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Corrections as people name them: by UUID, or by the manifest that has one open.
struct CorrectionReference: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            say(
                "更正 UUID；或联单，若只有一项更正待定",
                "UUID of the correction, or the manifest if it has one open"
            )
        )
    )
    var correction: String

    /// The members that name it; the manifest follows from it where the ledger is here.
    func members(of manifest: String?, _ desk: Desk) throws -> JSONObject {
        if let manifest, let id = UniqueID(correction.lowercased()) {
            return ["correction": id, "manifest": try ManifestReference.resolve(manifest, desk)]
        }
        let record = try find(desk.ledger())
        return ["correction": record.correction, "manifest": record.manifest]
    }

    /// The correction of that UUID, or the only one a manifest has open.
    func find(_ ledger: Ledger) throws -> Correction {
        let (record, manifest) = try ledger.query { (reader) throws(LogError) in
            let text = correction.lowercased()
            if let id = UniqueID(text), let record = try reader.record(Correction.self, id) {
                return (Optional(record), Manifest?.none)
            }
            let manifest = try reader.manifest(text)
            guard let manifest, manifest.corrections.count == 1 else { return (nil, manifest) }
            return (try reader.record(Correction.self, manifest.corrections[0]), manifest)
        }
        if let record { return record }
        guard let manifest, !manifest.corrections.isEmpty else {
            throw CommandError(
                .notFound,
                "没有更正 \(correction)",
                "there is no correction \(correction)"
            )
        }
        let open = manifest.corrections.map(\.description).joined(separator: " ")
        throw CommandError(
            .usage,
            "联单有几项更正待定，写明哪项: \(open)",
            "the manifest has several corrections open, say which: \(open)"
        )
    }
}
