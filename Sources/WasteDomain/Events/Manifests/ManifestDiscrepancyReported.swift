package import CanonicalJSON

/// The consignee reports on what a load differs from its manifest 重大差异报告
/// (《危险废物转移管理办法》第18条第2款).
package struct ManifestDiscrepancyReported: ManifestStatement {
    package static let kind = EventKind.manifestDiscrepancyReported

    package let manifest: UniqueID
    /// At least one; a line and axis once.
    package let differences: [LineDifference]

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let differences = reader.required("differences", [LineDifference].self)
        let named = differences?.map { "\($0.line) \($0.axis.rawValue)" } ?? []
        if differences?.isEmpty == true || Set(named).count != named.count {
            reader.refuse("differences", "distinct axes")
        }
        guard let manifest, let differences else { return nil }
        self.manifest = manifest
        self.differences = differences
    }

    package var json: JSONValue {
        .object(["differences": differences, "manifest": manifest])
    }

    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        for difference in differences {
            manifest.update(difference.line) { $0.differ(on: [difference.axis]) }
        }
        manifest.discrepancies.append(
            DiscrepancyReport(differences: differences, note: made.note)
        )
    }

    /// The report; what a line was ever found to differ on stays with it.
    package func replace(
        _ old: ManifestDiscrepancyReported,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        let known = manifest.discrepancies.firstIndex { $0.differences == old.differences }
        guard let known else { return false }
        manifest.discrepancies[known].differences = differences
        for difference in differences {
            manifest.update(difference.line) { $0.differ(on: [difference.axis]) }
        }
        return true
    }
}
