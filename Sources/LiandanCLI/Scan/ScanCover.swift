import WasteDomain

/// What of a package and its content was scanned: what is in a scanned unit is scanned with it, and
/// a unit all of which was scanned is scanned too.
struct ScanCover {
    /// As a statement names it: the packed units that are here whole, and what is here of others.
    let named: [NamedPackage]
    /// Packages that hold no others, scanned with what they are in or by themselves.
    let plain: [ItemCode]
    /// What is not here of units that are here in part.
    let lacking: [ItemCode]
    /// 净重 of what is here, as it was weighed here or is known.
    let mass: Mass
    let isWhole: Bool
    private let isWeighed: Bool

    /// - Parameters:
    ///   - tree: The package.
    ///   - scanned: What was scanned, by code.
    ///   - isIn: Whether it is in a unit that was scanned.
    init(
        _ tree: PackageTree,
        _ scanned: [ItemCode: ScannedPackages.Package],
        isIn: Bool = false
    ) {
        let own = scanned[tree.code]
        let isHere = isIn || own != nil
        let inner = tree.inner.map { ScanCover($0, scanned, isIn: isHere) }
        isWhole = inner.isEmpty ? isHere : inner.allSatisfy(\.isWhole)
        isWeighed = own?.net != nil || inner.contains(where: \.isWeighed)
        guard isWhole else {
            named = inner.flatMap(\.named)
            plain = inner.flatMap(\.plain)
            let nothing = plain.isEmpty
            lacking = nothing ? [tree.code] : inner.flatMap(\.lacking)
            mass = inner.map(\.mass).total
            return
        }
        // What is in it and was weighed here says what it weighs, unless it was weighed itself.
        let sum = inner.map(\.mass).total
        mass = own?.net ?? (isWeighed ? sum : tree.net ?? sum)
        named = [NamedPackage(tree.code.description, net: isWeighed ? mass : nil)]
        plain = inner.isEmpty ? [tree.code] : inner.flatMap(\.plain)
        lacking = []
    }
}
