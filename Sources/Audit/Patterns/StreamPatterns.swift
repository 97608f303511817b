import CanonicalJSON
import HandoffRules
import LedgerLog
import Regulation
import WasteDomain

/// Loads of a stream that the profile wants weighed at both ends, and that one side only has stated
/// 单方联单; those whose time is not over are left out.
struct OneSidedLoads: Pattern {
    static let about = AuditPattern(
        "HW-STR-001",
        .error,
        zh: ("{stream} 联单 {document} ({day}): 只有 {by} 的记录", "查明去向；另一方补记"),
        en: (
            "{stream}, load {document} of {day}: only {by} has stated it",
            "Find out where it went; the other side states it."
        ),
        basis: [.law("SWL2020", "71"), .law("SEED-QJ", "任务六(三)5")]
    )

    init() {}

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        try end.each(StreamLoad.self, term: StreamLoad.oneSided) { (load) throws(LogError) in
            guard let transfer = end.figures.streams[load.stream]?.transfer,
                transfer.oneSided == Self.about.id.description,
                load.day.advanced(by: Int64(transfer.days)) < end.today,
                let name = (load.given + load.taken).first,
                let row = try end.record(StreamRow.self, name)
            else { return true }
            findings.add(
                [load.subject],
                [
                    "by": row.movement.point.party.description, "day": load.day.description,
                    "document": load.document.description, "stream": load.stream.description,
                ],
                [row.note.event]
            )
            return true
        }
        return findings
    }
}

/// Waste under a collection agreement that nobody has fetched for longer than the profile allows 逾期未收运.
struct UnservedAgreements: Pattern {
    static let about = AuditPattern(
        "HW-STR-003",
        .warning,
        zh: (
            "{party} 与 {contractor} 的收运协议 {contract}: {days} 天没有收运，上次 {last}",
            "查看是否另行处置或拒交；督促按时收运"
        ),
        en: (
            "agreement {contract} of {party} with {contractor}: nothing fetched for {days} days, last on {last}",
            "See whether it goes elsewhere or is refused, and have it fetched in time."
        ),
        basis: [.law("SWL2020", "57")]
    )

    init() {}

    mutating func conclude(_ end: LedgerEnd) throws(LogError) -> PatternFindings {
        var findings = PatternFindings(Self.about)
        guard let (_, visits) = end.figures.streams.visits,
            visits.rule == Self.about.id.description
        else { return findings }
        try end.each(Contract.self, term: "contract") { (contract) throws(LogError) in
            guard contract.purpose == .collection, contract.days.contains(end.today) else {
                return true
            }
            let start = max(contract.days.from, contract.recorded.at.legalDay)
            let days = end.today.number - (contract.served ?? start).number
            guard days > Int64(visits.days) else { return true }
            findings.add(
                [contract.subject],
                [
                    "contract": contract.contract.description,
                    "contractor": contract.contractor.description, "days": String(days),
                    "last": contract.served?.description ?? "—",
                    "party": contract.party.description,
                ],
                [contract.recorded.event]
            )
            return true
        }
        return findings
    }
}
