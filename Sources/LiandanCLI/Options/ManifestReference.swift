import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Manifests as people name them: by number where the ledger is at hand, by UUID anywhere.
enum ManifestReference {
    static func resolve(_ text: String, _ desk: Desk) throws -> UniqueID {
        if let id = UniqueID(text.lowercased()) { return id }
        try check(text)
        return try find(text, desk.ledger()).manifest
    }

    /// - Throws: a usage error if this can be the name of no manifest.
    private static func check(_ text: String) throws {
        guard ManifestNumber(text) == nil, UniqueID(text.lowercased()) == nil else { return }
        throw CommandError(
            .usage,
            "\(text) 不是联单编号（14位数字）或 UUID",
            "\(text) is neither a manifest number (14 digits) nor a UUID"
        )
    }

    /// The state of a manifest.
    static func find(_ text: String, _ ledger: Ledger) throws -> Manifest {
        try check(text)
        let manifest = try ledger.query { (reader) throws(LogError) in
            try reader.manifest(text.lowercased())
        }
        guard let manifest else {
            throw CommandError(.notFound, "没有联单 \(text)", "there is no manifest \(text)")
        }
        return manifest
    }
}
