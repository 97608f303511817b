import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// How the manifests of a year went 联单运行情况, by what the state says of each.
struct ManifestSums {
    private let scope: IndicatorScope
    private let end: CivilDay
    private let reader: StateReader
    private let regulation: Regulation
    private var amounts: [LedgerSum: Amount] = [:]
    /// A year whose working days are not known.
    private var unknownYear: Int?

    private init(of sheet: SumSheet) {
        scope = sheet.scope
        end = sheet.end
        reader = sheet.reader
        regulation = sheet.regulation
    }

    /// Looks at every manifest of the ledger, one after another.
    static func read(_ sheet: SumSheet) throws(LogError) -> ManifestSums {
        var sums = ManifestSums(of: sheet)
        try sheet.reader.forEach(Manifest.self, term: "manifest") { (manifest) throws(LogError) in
            try sums.take(manifest)
        }
        return sums
    }

    func sum(_ sum: LedgerSum) -> SumResult {
        if let unknownYear, [.decisionsDue, .decisionsInTime, .manifestsPaperInTime].contains(sum) {
            return .missing(.calendar(year: unknownYear))
        }
        return .known(amounts[sum] ?? Amount(of: scope))
    }

    private mutating func add(_ sum: LedgerSum, _ value: Int64, _ event: EventID) {
        let nothing = Amount(of: scope)
        amounts[sum, default: nothing].add(value, event)
    }

    private mutating func take(_ manifest: Manifest) throws(LogError) {
        guard manifest.issued.at.legalYear == scope.year, manifest.status != .cancelled,
            scope.holds(try reader.record(Site.self, manifest.form.consignor)?.region),
            try reader.window(of: manifest, regulation)?.isOver(on: end) != true
        else { return }
        add(.manifestsIssued, 1, manifest.issued.event)
        if manifest.status == .closed { add(.manifestsClosed, 1, manifest.latest.event) }
        try takePaper(manifest)
        try takeDecision(manifest)
        for line in manifest.released?.lines ?? [] where !manifest.legs.isEmpty {
            guard let event = manifest.released?.note.event else { continue }
            add(.packagesShipped, Int64(line.packages), event)
            if !line.items.isEmpty { add(.packagesCoded, Int64(line.items.count), event) }
        }
        for line in manifest.lines { takeReceipt(line, manifest) }
    }

    /// Paper must be entered within so many working days of the day it was signed.
    private mutating func takePaper(_ manifest: Manifest) throws(LogError) {
        guard let note = manifest.newestOnPaper else {
            add(.manifestsElectronic, 1, manifest.issued.event)
            return
        }
        add(.manifestsPaper, 1, note.event)
        let recorded = try reader.event(note.event)?.recordedAt.legalDay
        let place = manifest.form.consignor
        let due = try deadline(.paperWorkingDays, after: note.at.legalDay, at: place)
        if let recorded, let due, recorded <= due { add(.manifestsPaperInTime, 1, note.event) }
    }

    /// A decision is due so many working days after the load came; before that none counts.
    private mutating func takeDecision(_ manifest: Manifest) throws(LogError) {
        let place = manifest.form.consignee
        guard let came = manifest.firstSeenAtConsignee,
            let due = try deadline(.confirmWorkingDays, after: came.legalDay, at: place)
        else { return }
        let decided = manifest.decided
        guard decided != nil || due < end else { return }
        add(.decisionsDue, 1, (decided ?? manifest.latest).event)
        if let decided, decided.at.legalDay <= due { add(.decisionsInTime, 1, decided.event) }
    }

    private mutating func takeReceipt(_ line: LineProgress, _ manifest: Manifest) {
        guard let event = manifest.received?.event, let received = line.received,
            let released = line.released
        else { return }
        add(.linesReceived, 1, event)
        add(.massReleased, released.grams, event)
        let gap = abs(released.grams - received.grams)
        if gap > 0 { add(.massGap, gap, event) }
        for axis in line.differences { add(axis.sum, 1, event) }
    }

    private mutating func deadline(
        _ days: Parameters.Name,
        after start: CivilDay,
        at place: SiteID
    ) throws(LogError) -> CivilDay? {
        let region = try reader.record(Site.self, place)?.region
        let parameters = regulation.parameters
        guard let count = parameters.limit(days, on: start, in: region) else { return nil }
        let countsStart = parameters.flag(.deadlineCountsStart, on: start, in: region)
        let due = regulation.calendar.deadline(count, after: start, countsStart: countsStart)
        if due == nil {
            let isKnown = regulation.calendar.isWorkday(start) != nil
            unknownYear = isKnown ? start.year + 1 : start.year
        }
        return due
    }
}

extension DifferenceAxis {
    /// The lines that differ on it.
    fileprivate var sum: LedgerSum {
        switch self {
        case .name: .differencesName
        case .quantity: .differencesQuantity
        case .characteristic: .differencesCharacteristic
        case .form: .differencesForm
        case .packaging: .differencesPackaging
        case .other: .differencesOther
        }
    }
}
