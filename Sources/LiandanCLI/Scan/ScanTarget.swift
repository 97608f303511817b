import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// What is said of a scanned package, at once.
enum ScanVerdict: String {
    case ok
    /// Scanned before in this session.
    case doubled
    /// The ledger has no such code.
    case unknown
    /// 作废.
    case voided
    /// On another open manifest.
    case wrongLoad
    /// Not on this load, and on no other.
    case notListed
    /// No line of the manifest is of its waste.
    case wrongWaste
    /// Not in a state from which this can follow.
    case wrongState
    /// Somebody else holds it.
    case wrongHolder
    /// No item code, or one with a wrong check character.
    case unreadable
    /// An alternate code that is not known to be of one package.
    case unresolved
}

/// A package as it was found.
struct ScanAnswer {
    var verdict: ScanVerdict
    let code: ItemCode
    /// The unit it is in, the outermost one, or itself, with all that is in it.
    let tree: PackageTree
    /// The line it is put on.
    var line: KnownLines.Line?
    /// The manifest it is on, if that is another.
    var other: ManifestNumber?

    /// The package with what is in it.
    var package: PackageTree { tree[code] ?? PackageTree(code) }

    /// What the ledger knows of it.
    var item: Item? { package.item }
}

/// What scanned packages are held against.
struct ScanTarget {
    let purpose: ScanPurpose
    /// What should be there.
    let listing: ScanListing
    /// Who must hold a package that nobody has listed.
    let holder: PartyID?
    /// From which states it can go on.
    let statuses: [ItemStatus]
    /// Whether what does not belong here can be stated too.
    let mayStray: Bool
    /// Whether a package can be stated with a weight of its own.
    let takesWeights: Bool
    /// What knows the packages; nil where only codes can be looked at.
    let ledger: Ledger?

    /// What is to be said of a package.
    ///
    /// - Parameters:
    ///   - code: Its code.
    ///   - known: What was found of a unit before.
    /// - Returns: The package as it was found, and whether it belongs here.
    /// - Throws: If the ledger cannot be read.
    func answer(_ code: ItemCode, known: (ItemCode) -> PackageTree?) throws -> ScanAnswer {
        guard CreditCode(code.unit.description) != nil else {
            return ScanAnswer(verdict: .unreadable, code: code, tree: PackageTree(code))
        }
        guard let ledger else {
            let line = listing.lines?.line(of: code.description, nil)
            let tree = PackageTree(code)
            return ScanAnswer(verdict: withoutLedger(code), code: code, tree: tree, line: line)
        }
        return try ledger.query { (reader) throws(LogError) in
            let tree = try PackageTree(around: code, reader, known: known)
            var answer = ScanAnswer(verdict: .ok, code: code, tree: tree)
            let line = listing.lines?.line(of: code.description, answer.item?.content)
            answer.line = listing.listed(answer.package) ?? line
            answer.verdict = try verdict(answer, reader)
            if answer.verdict == .wrongLoad, let id = tree.item?.manifest {
                answer.other = try reader.record(Manifest.self, id)?.number
            }
            return answer
        }
    }

    /// Whether a package is one of those that are looked for here.
    func isNear(_ item: Item) -> Bool {
        listing.lists(item.code.description)
            || (purpose.manifest.map { item.manifest == $0 } ?? (item.custodian == holder))
    }

    private func withoutLedger(_ code: ItemCode) -> ScanVerdict {
        guard let lines = listing.lines else { return .ok }
        if lines.areListed { return lines.listed(code.description) == nil ? .notListed : .ok }
        return lines.line(of: code.description, nil) == nil ? .wrongWaste : .ok
    }

    /// A package in a unit goes where the unit goes.
    private func verdict(
        _ answer: ScanAnswer,
        _ reader: StateReader
    ) throws(LogError) -> ScanVerdict {
        if listing.listed(answer.package) != nil { return .ok }
        guard let item = answer.item, let unit = answer.tree.item else { return .unknown }
        if item.status == .voided { return .voided }
        if let other = unit.manifest, other != purpose.manifest {
            // What was accepted can be sent on, stored, treated: it has come to its end there.
            let isFree = try reader.record(Manifest.self, other)?.decided != nil
            if !isFree { return .wrongLoad }
        }
        if listing.lines?.areListed == true { return .notListed }
        if let holder, unit.custodian != holder { return .wrongHolder }
        if !statuses.contains(unit.status) { return .wrongState }
        if listing.lines != nil, answer.line == nil { return .wrongWaste }
        return .ok
    }
}
