package import CanonicalJSON
package import WasteDomain

/// What became of what somebody handed over 最终去向, through however many collectors.
package struct Fate: Sendable {
    /// The manifest it was handed over under.
    package let manifest: UniqueID
    package let number: ManifestNumber
    package let consignor: PartyID
    package let lines: [FateLine]
    /// Who contributed to it, if it was sent on, with what of each was treated under it.
    package let contributions: [Contribution]
}

/// One line of it 废物行.
package struct FateLine: Sendable {
    /// 序号.
    package let line: Int
    package let code: WasteCode
    /// As far as it has come under this manifest itself.
    package let progress: LineProgress
    /// What of it was used or disposed of, here or further on, in the order of the log.
    package let treated: [TreatedShare]
    /// The manifests that took it further 转出联单.
    package let onward: [Onward]

    /// A manifest that took some of it further.
    package struct Onward: Hashable, Sendable {
        package let number: ManifestNumber
        package let consignee: PartyID
        package let mass: Mass
    }

    /// All that was treated, in grams as it was weighed where that happened.
    package var mass: Mass { treated.map(\.mass).total }
}

/// What of something was used or disposed of by one treatment 利用处置结果.
package struct TreatedShare: Hashable, Sendable {
    /// The statement of the treatment.
    package let moment: Moment
    /// Who treated it.
    package let by: PartyID
    /// The manifest it was treated under.
    package let manifest: ManifestNumber
    package let method: MethodCode
    /// 利用处置批次编码; nil if none is stated.
    package let batch: Reference?
    /// The manifests it went on by, one after another, the last being that one 经由.
    package internal(set) var via: [ManifestNumber]
    /// In grams.
    package internal(set) var mass: Mass

    /// The part of it that came by some way.
    func part(_ mass: Mass, via number: ManifestNumber) -> TreatedShare {
        var part = self
        part.mass = mass
        part.via.insert(number, at: 0)
        return part
    }
}

/// Somebody's part of what was treated under a manifest 来源单位.
package struct Contribution: Hashable, Sendable {
    /// Where it was generated.
    package let site: SiteID
    /// The manifest it left there by.
    package let manifest: ManifestNumber
    /// 序号 on that.
    package let line: Int
    package let code: WasteCode
    package let share: TreatedShare
}
