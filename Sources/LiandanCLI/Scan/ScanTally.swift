import WasteDomain

/// How many of what there should be have been scanned, line by line, and what they weigh.
///
/// A packed unit counts for what is in it, each package once, however it was scanned.
struct ScanTally {
    /// Packages that were scanned 件数.
    struct Count {
        /// Those that hold no others.
        var plain = 0
        /// As they are stated: a packed unit that is here whole is one.
        var named = 0
        /// As far as anybody knows.
        var mass = Mass.zero

        var hasUnits: Bool { plain != named }

        fileprivate mutating func take(_ cover: ScanCover, out isOut: Bool) {
            plain += isOut ? -cover.plain.count : cover.plain.count
            named += isOut ? -cover.named.count : cover.named.count
            mass = isOut ? mass - cover.mass : mass + cover.mass
        }
    }

    /// One line of the manifest, or all packages where there is none.
    struct Row {
        /// Nil where there is no manifest.
        let line: KnownLines.Line?
        let count: Count
        /// How many there should be; nil where nobody knows.
        let of: Int?
        /// Listed and not scanned, in the order they are listed, and what lacks in a packed unit.
        let missing: [String]
        /// In the order they were scanned.
        let extra: [ItemCode]

        var isComplete: Bool {
            missing.isEmpty && extra.isEmpty
                && (of == nil || [count.plain, count.named].contains(of))
        }
    }

    /// A package that is in no other, with what of it was scanned.
    private struct Unit {
        let tree: PackageTree
        let line: Int
        var scanned: [ItemCode: ScannedPackages.Package] = [:]
        var cover: ScanCover

        mutating func update() { cover = ScanCover(tree, scanned) }
    }

    private let listing: ScanListing
    private var units: [ItemCode: Unit] = [:]
    /// The unit each scanned package is in, or is.
    private var homes: [ItemCode: ItemCode] = [:]
    private var counts: [Int: Count] = [:]

    init(_ listing: ScanListing) {
        self.listing = listing
    }

    private var lines: [KnownLines.Line] { listing.lines?.lines ?? [] }

    /// Where a package is counted that is put on no line: with the first.
    private var first: Int { lines.first?.number ?? 0 }

    mutating func add(_ package: ScannedPackages.Package, _ answer: ScanAnswer) {
        let home = answer.tree.code
        let isNew = units[home] == nil
        if isNew {
            let cover = ScanCover(answer.tree, [:])
            let line = answer.line?.number ?? first
            units[home] = Unit(tree: answer.tree, line: line, cover: cover)
        }
        homes[package.code] = home
        change(home) { $0.scanned[package.code] = package }
    }

    mutating func remove(_ code: ItemCode) {
        guard let home = homes.removeValue(forKey: code) else { return }
        change(home) { $0.scanned[code] = nil }
    }

    mutating func weigh(_ code: ItemCode, _ net: Mass) {
        guard let home = homes[code] else { return }
        change(home) { $0.scanned[code]?.net = net }
    }

    private mutating func change(_ home: ItemCode, _ change: (inout Unit) -> Void) {
        guard var unit = units[home] else { return }
        counts[unit.line, default: Count()].take(unit.cover, out: true)
        change(&unit)
        unit.update()
        counts[unit.line, default: Count()].take(unit.cover, out: false)
        units[home] = unit
    }

    /// What was read of a unit that is counted here.
    func tree(_ unit: ItemCode) -> PackageTree? { units[unit]?.tree }

    /// Whether all that a package holds was scanned already, with what it is in or by itself.
    func covers(_ answer: ScanAnswer) -> Bool {
        guard let cover = units[answer.tree.code]?.cover else { return false }
        return Set(cover.plain).isSuperset(of: answer.package.plain)
    }

    /// What is here of the packed unit a package is in.
    func inside(_ answer: ScanAnswer) -> (count: Int, of: Int) {
        (units[answer.tree.code]?.cover.plain.count ?? 0, answer.tree.plain.count)
    }

    /// What is counted where a package is.
    func row(of answer: ScanAnswer) -> (line: KnownLines.Line?, count: Count, of: Int?) {
        let number = units[answer.tree.code]?.line ?? answer.line?.number ?? first
        let line = lines.first { $0.number == number }
        return (line, counts[number] ?? Count(), line.map(listing.expected))
    }

    /// What is stated, in the order it was scanned.
    func named(_ packages: ScannedPackages) -> [NamedPackage] {
        inOrder(packages).flatMap { units[$0]?.cover.named ?? [] }
    }

    /// The packages that are in no other, each once, in the order anything of them was scanned.
    private func inOrder(_ packages: ScannedPackages) -> [ItemCode] {
        var seen: Set<ItemCode> = []
        return packages.packages.compactMap { homes[$0.code] }.filter { seen.insert($0).inserted }
    }

    /// Everything, line by line.
    func rows(_ packages: ScannedPackages) -> [Row] {
        let here = Set(units.values.flatMap(\.cover.plain))
        let order = inOrder(packages)
        let extras = packages.packages.filter(\.isExtra).map(\.code)
        let isAlone = lines.isEmpty
        return (isAlone ? [nil] : lines.map(Optional.some)).map { line in
            let number = line?.number ?? first
            let isMine = { (home: ItemCode) in units[home]?.line == number }
            let lacking = order.filter(isMine).flatMap { units[$0]?.cover.lacking ?? [] }
            let listed = line.map { listing.missing(on: $0, here) } ?? []
            let named = Set(listed)
            return Row(
                line: line,
                count: counts[number] ?? Count(),
                of: line.map(listing.expected),
                missing: listed
                    + lacking.map(\.description).filter {
                        !named.contains($0) && !listing.lists($0)
                    },
                extra: extras.filter { homes[$0].map(isMine) ?? false }
            )
        }
    }
}
