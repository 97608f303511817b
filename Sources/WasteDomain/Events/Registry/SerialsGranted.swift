package import CanonicalJSON

/// A unit gives one of its sites a block of serials 序号段, so that devices without a network do not
/// give one code twice.
package struct SerialsGranted: StatementBody {
    package static let kind = EventKind.serialsGranted

    package let site: SiteID
    /// 1 to 999.
    package let first: Int
    /// 1 to 999, not before the first.
    package let last: Int

    package init?(from reader: inout ObjectReader) {
        let site = reader.required("site", SiteID.self)
        let first = reader.required("first", Int.self)
        let last = reader.required("last", Int.self)
        if let first, !ItemCode.serials.contains(first) { reader.refuse("first", "1...999") }
        if let last, !ItemCode.serials.contains(last) || last < first ?? 1 {
            reader.refuse("last", "1...999")
        }
        guard let site, let first, let last else { return nil }
        self.site = site
        self.first = first
        self.last = last
    }

    package var json: JSONValue { .object(["first": first, "last": last, "site": site]) }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(site.party)] }

    package var needs: [Mention] { [Mention("/site", Subject(.site, site))] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.site, site), Subject(.serials, site.party)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        var blocks = slice[SerialBlocks.self, site.party] ?? SerialBlocks(party: site.party)
        blocks.blocks.append(SerialBlock(self, made.note))
        slice.put(blocks)
    }
}
