package import LedgerLog
package import Liandan
package import WasteDomain

extension StateReader {
    /// What became of what was handed over under manifests 最终去向; where several are asked for,
    /// what they share is looked up once.
    package func fates(of manifests: [Manifest]) throws(LogError) -> [Fate] {
        var walk = FateWalk(self)
        var fates: [Fate] = []
        for manifest in manifests { fates.append(try walk.fate(of: manifest)) }
        return fates
    }
}
