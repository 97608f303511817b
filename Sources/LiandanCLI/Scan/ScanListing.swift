import LedgerLog
import Liandan
import WasteDomain

/// Which packages should be there, a packed unit for what is in it.
struct ScanListing {
    /// Nil where nobody knows of lines.
    let lines: KnownLines?
    /// The listed packages with what is in them, by their code.
    private let trees: [String: PackageTree]
    /// The line of each package that holds no others.
    private let places: [ItemCode: KnownLines.Line]

    init(_ lines: KnownLines?, _ ledger: Ledger?) throws {
        self.lines = lines
        let listed = lines?.lines.flatMap(\.items) ?? []
        let codes = listed.compactMap { ItemCode($0) }
        let trees =
            try ledger?.query { (reader) throws(LogError) in
                var trees: [PackageTree] = []
                for code in codes { trees.append(try PackageTree(code, reader)) }
                return trees
            } ?? codes.map { PackageTree($0) }
        let named = Dictionary(trees.map { ($0.code.description, $0) }) { first, _ in first }
        self.trees = named
        let pairs = (lines?.lines ?? []).flatMap { line in
            line.items.flatMap { named[$0]?.plain ?? [] }.map { ($0, line) }
        }
        places = Dictionary(pairs) { first, _ in first }
    }

    /// The line a package is listed on: itself, what it is in, or all that is in it.
    func listed(_ package: PackageTree) -> KnownLines.Line? {
        let plain = package.plain
        guard plain.allSatisfy({ places[$0] != nil }) else {
            return lines?.listed(package.code.description)
        }
        return plain.first.flatMap { places[$0] }
    }

    /// Whether a package is listed, or in one that is.
    func lists(_ code: String) -> Bool { ItemCode(code).map { places[$0] != nil } ?? false }

    /// How many packages a line should have: those that are listed, or as many as the form says.
    func expected(_ line: KnownLines.Line) -> Int {
        line.packages + line.items.compactMap { trees[$0]?.plain.count }.reduce(0) { $0 + $1 - 1 }
    }

    /// What is listed on a line and not here: a packed unit of which nothing is, by its own code.
    func missing(on line: KnownLines.Line, _ here: Set<ItemCode>) -> [String] {
        line.items.flatMap { trees[$0].map { Self.missing($0, here) } ?? [] }.map(\.description)
    }

    private static func missing(_ tree: PackageTree, _ here: Set<ItemCode>) -> [ItemCode] {
        guard tree.plain.contains(where: here.contains) else { return [tree.code] }
        return tree.inner.flatMap { missing($0, here) }
    }
}
