package import CanonicalJSON

/// A statement about waste that is in no package 散装废物: a batch of it came, or went.
///
/// A batch stated anew, with a reason, takes the place of what was stated before.
package protocol BulkStatement: StatementBody {
    var site: SiteID { get }
    /// 批次编码, unique within the site.
    var batch: Reference { get }
    /// 废物代码.
    var code: WasteCode { get }
    /// The day it counts for; what flows is stated day by day (HJ 1259-2022 6.2).
    var day: CivilDay { get }
    /// Grams; zero only in a batch stated anew, which then was none.
    var mass: Mass { get }
    /// Why a batch is stated anew 更正事由; nil the first time.
    var reason: OneLine? { get }
    /// 贮存设施编码 it went straight into; nil if it is in none.
    var store: Reference? { get }
}

extension BulkStatement {
    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(site.party)] }

    package var needs: [Mention] { [Mention("/site", Subject(.site, site))] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.site, site), Subject(.batch, Batch.id(site, batch))]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        let known = slice[Batch.self, Batch.id(site, batch)]
        guard known == nil || reason != nil else { return }
        slice.put(Batch(self, made.note))
    }
}
