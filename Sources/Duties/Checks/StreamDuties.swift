import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Loads of other wastes that one side only has stated 单方运单, and waste under an agreement that nobody
/// fetched 逾期未收运.
enum StreamDuties {
    static let all: [DutyCheck] = [
        DutyCheck(
            "stream.load",
            of: StreamLoad.self,
            terms: [StreamLoad.oneSided],
            limit: nil,
            lead: .dueSoonDays,
            zh: (
                "其他固废运单缺一方记录", "由另一方按同一运单号登记；没有收到的说明去向", "{stream} 运单 {document}，{day}，对方 {other}"
            ),
            en: (
                "a load of another waste that one side did not record",
                "The other side states it under the same document; if it never came, find out where it went.",
                "{stream}, load {document} of {day}, the other side is {other}"
            ),
            command: "liandan record --stream {stream} --act {act} --document {document}"
                + " --counterparty {other} --mass MASS",
            basis: [.law("SWL2020", "71")]
        ) { (load, context) throws(LogError) in
            guard
                let row = try (load.given + load.taken).first.flatMap({
                    (name) throws(LogError) in try context.reader.record(StreamRow.self, name)
                })?.movement,
                let profile = context.regulation.streams[load.stream],
                let transfer = profile.transfer, let act = profile[row.act]?.pair,
                let party = row.counterparty?.party
            else { return [] }
            return [
                Obligation(
                    party: party,
                    name: "\(load.stream) \(load.document)",
                    since: load.day.start,
                    due: .day(load.day.advanced(by: Int64(transfer.days))),
                    facts: [
                        "act": act.description, "day": load.day.description,
                        "document": load.document.description,
                        "other": row.point.party.description, "stream": load.stream.description,
                    ]
                )
            ]
        },
        DutyCheck(
            "stream.visit",
            of: Contract.self,
            terms: ["contract"],
            limit: nil,
            lead: .dueSoonDays,
            zh: ("按协议上门收运", "每 {interval} 天至少收运一次；拒交的登记拒交", "协议 {contract}，{party}，上次 {last}"),
            en: (
                "waste to be fetched under an agreement",
                "Fetch it at least once in {interval} days; a refusal is recorded as one.",
                "agreement {contract} with {party}, fetched last on {last}"
            ),
            command: "liandan record --stream {stream} --act {act} --counterparty {party}"
                + " --contract {contract} --mass MASS",
            basis: [.law("SWL2020", "57")]
        ) { (contract, context) throws(LogError) in
            guard contract.purpose == .collection, contract.days.contains(context.today),
                let (stream, visits) = context.regulation.streams.visits
            else { return [] }
            let start = max(contract.days.from, contract.recorded.at.legalDay)
            let last = contract.served ?? start
            return [
                Obligation(
                    party: contract.contractor,
                    name: contract.party.description,
                    since: last.start,
                    due: .day(last.advanced(by: Int64(visits.days))),
                    facts: [
                        "act": visits.act.description, "contract": contract.contract.description,
                        "interval": String(visits.days),
                        "last": contract.served?.description ?? "—",
                        "party": contract.party.description, "stream": stream.description,
                    ],
                    group: contract.contractor.description
                )
            ]
        },
    ]
}
