import WasteDomain

/// How many of what there should be have been scanned, line by line, and what they weigh.
struct ScanTally {
    /// One line of the manifest, or all packages where there is none.
    struct Row {
        /// Nil where there is no manifest.
        let line: KnownLines.Line?
        /// In the order they were scanned, with those that do not belong here.
        let scanned: [ScannedPackages.Package]
        /// What they weigh together, as far as anybody knows.
        let mass: Mass
        /// Listed and not scanned, in the order they are listed.
        let missing: [String]

        var extra: [ItemCode] { scanned.filter(\.isExtra).map(\.code) }

        var isComplete: Bool {
            guard let line else { return extra.isEmpty }
            return missing.isEmpty && extra.isEmpty && scanned.count == line.packages
        }
    }

    let lines: KnownLines?
    private var places: [ItemCode: Int] = [:]
    private var nets: [ItemCode: Mass] = [:]
    private var counts: [Int: Int] = [:]
    private var masses: [Int: Mass] = [:]

    init(_ lines: KnownLines?) {
        self.lines = lines
    }

    /// Where a package is counted that is put on no line: with the first.
    private var first: Int { lines?.lines.first?.number ?? 0 }

    mutating func add(_ answer: ScanAnswer) {
        let place = answer.line?.number ?? first
        let net = answer.item?.weighed?.net ?? .zero
        places[answer.code] = place
        nets[answer.code] = net
        counts[place, default: 0] += 1
        masses[place, default: .zero] = masses[place, default: .zero] + net
    }

    mutating func remove(_ code: ItemCode) {
        guard let place = places.removeValue(forKey: code) else { return }
        counts[place, default: 0] -= 1
        let net = nets.removeValue(forKey: code) ?? .zero
        masses[place, default: .zero] = masses[place, default: .zero] - net
    }

    mutating func weigh(_ code: ItemCode, _ net: Mass) {
        guard let place = places[code] else { return }
        let others = masses[place, default: .zero] - (nets[code] ?? .zero)
        nets[code] = net
        masses[place] = others + net
    }

    /// Packages, and their mass as far as it is known, where a package is counted.
    func total(with code: ItemCode) -> (line: KnownLines.Line?, count: Int, mass: Mass) {
        let place = places[code] ?? first
        let line = lines?.lines.first { $0.number == place }
        return (line, counts[place, default: 0], masses[place, default: .zero])
    }

    /// Everything, line by line.
    func rows(_ packages: ScannedPackages) -> [Row] {
        let grouped = Dictionary(grouping: packages.packages) { places[$0.code] ?? first }
        guard let lines, !lines.lines.isEmpty else {
            let mass = masses[first, default: .zero]
            return [Row(line: nil, scanned: grouped[first] ?? [], mass: mass, missing: [])]
        }
        return lines.lines.map { line in
            Row(
                line: line,
                scanned: grouped[line.number] ?? [],
                mass: masses[line.number, default: .zero],
                missing: line.items.filter { code in
                    ItemCode(code).map { !packages.contains($0) } ?? false
                }
            )
        }
    }
}
