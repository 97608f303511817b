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
}

/// A package as it was found.
struct ScanAnswer {
    var verdict: ScanVerdict
    let code: ItemCode
    /// What the ledger knows of it.
    var item: Item?
    /// The line it is put on.
    var line: KnownLines.Line?
    /// The manifest it is on, if that is another.
    var other: ManifestNumber?
}

/// What scanned packages are held against.
struct ScanTarget {
    let purpose: ScanPurpose
    /// The lines of the manifest, if it is about one and they are known.
    let lines: KnownLines?
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

    func answer(_ code: ItemCode) throws -> ScanAnswer {
        guard CreditCode(code.unit.description) != nil else {
            return ScanAnswer(verdict: .unreadable, code: code)
        }
        guard let ledger else {
            let line = lines?.line(of: code.description, nil)
            return ScanAnswer(verdict: withoutLedger(code), code: code, line: line)
        }
        return try ledger.query { (reader) throws(LogError) in
            let item = try reader.record(Item.self, code)
            var answer = ScanAnswer(
                verdict: try verdict(code, item, reader),
                code: code,
                item: item,
                line: lines?.line(of: code.description, item?.content)
            )
            if answer.verdict == .wrongLoad, let id = item?.manifest {
                answer.other = try reader.record(Manifest.self, id)?.number
            }
            return answer
        }
    }

    private func withoutLedger(_ code: ItemCode) -> ScanVerdict {
        guard let lines else { return .ok }
        if lines.areListed { return lines.listed(code.description) == nil ? .notListed : .ok }
        return lines.line(of: code.description, nil) == nil ? .wrongWaste : .ok
    }

    private func verdict(
        _ code: ItemCode,
        _ item: Item?,
        _ reader: StateReader
    ) throws(LogError) -> ScanVerdict {
        if lines?.listed(code.description) != nil { return .ok }
        guard let item else { return .unknown }
        if item.status == .voided { return .voided }
        if let other = item.manifest, other != purpose.manifest {
            // What was accepted can be sent on, stored, treated: it has come to its end there.
            let isFree = try reader.record(Manifest.self, other)?.decided != nil
            if !isFree { return .wrongLoad }
        }
        if let lines, lines.areListed { return .notListed }
        if let holder, item.custodian != holder { return .wrongHolder }
        if !statuses.contains(item.status) { return .wrongState }
        if let lines, lines.line(of: code.description, item.content) == nil { return .wrongWaste }
        return .ok
    }
}
