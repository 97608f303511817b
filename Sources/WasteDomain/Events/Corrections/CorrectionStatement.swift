package import CanonicalJSON

/// A statement about a correction 更正, made under the manifest it is about.
package protocol CorrectionStatement: ManifestStatement {
    /// The correction, by the id its proposer chose.
    var correction: UniqueID { get }
}

extension CorrectionStatement {
    /// A correction is not corrected: another is proposed.
    package func replace(_ old: Self, in manifest: inout Manifest, _ slice: inout StateSlice)
        -> Bool
    {
        false
    }
}
