import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Licences, certificates, contracts and policies that are about to end 证照到期.
///
/// What has been replaced by a later one is done; what ended long ago is history.
enum DocumentDuties {
    static let all: [DutyCheck] = [
        DutyCheck(
            "licence.renewal",
            of: Licence.self,
            terms: ["licence"],
            limit: .licenceRenewWorkingDays,
            lead: .dueRenewDays,
            zh: ("经营许可证换证", "有效期届满 {limit} 个工作日前申请换证；换证后登记", "{issuer}，{until} 到期"),
            en: (
                "renewal of a waste licence",
                "Apply {limit} working days before it ends; have the new one recorded.",
                "{issuer}, ends on {until}"
            ),
            command: "liandan licence amend --file FILE",
            basis: [.law("LIC408", "13")]
        ) { (licence, context) throws(LogError) in
            let until = licence.content.days.until
            let here = try context.at(of: licence.party)
            guard licence.content.type.isForWaste, here.isRecent(until),
                let due = here.renewal(before: until), try here.isNeeded(licence)
            else { return [] }
            return [Obligation(licence, due: due)]
        },
        DutyCheck(
            "licence.end",
            of: Licence.self,
            terms: ["licence"],
            limit: .dueRenewDays,
            lead: .dueRenewDays,
            zh: ("许可证到期", "到期前 {limit} 天着手续办；续办后登记", "{issuer}，{until} 到期"),
            en: (
                "end of a licence",
                "See to its renewal {limit} days before; have the new one recorded.",
                "{issuer}, ends on {until}"
            ),
            command: "liandan licence amend --file FILE",
            basis: [.law("MOT29", "22")]
        ) { (licence, context) throws(LogError) in
            let until = licence.content.days.until
            let here = try context.at(of: licence.party)
            guard !licence.content.type.isForWaste, here.isEnding(until),
                try here.isNeeded(licence)
            else { return [] }
            return [Obligation(licence, due: .day(until))]
        },
        DutyCheck(
            "vehicle.end",
            of: Vehicle.self,
            terms: ["vehicle"],
            limit: .dueRenewDays,
            lead: .dueRenewDays,
            zh: ("道路运输证到期", "到期前 {limit} 天着手续办；续办后重新登记车辆", "{until} 到期"),
            en: (
                "end of a vehicle's certificate",
                "See to its renewal {limit} days before; register the vehicle again.",
                "ends on {until}"
            ),
            command: "liandan vehicle register --plate {vehicle} --party {party} --type {type}"
                + " --certificate NUMBER --from DAY --until DAY",
            basis: [.law("MOT29", "22")]
        ) { (vehicle, context) throws(LogError) in
            let here = try context.at(of: vehicle.party)
            guard here.isEnding(vehicle.days.until) else { return [] }
            return [
                Obligation(
                    party: vehicle.party,
                    name: vehicle.plate.description,
                    due: .day(vehicle.days.until),
                    facts: [
                        "party": vehicle.party.description, "until": vehicle.days.until.description,
                        "type": vehicle.type.rawValue, "vehicle": vehicle.plate.description,
                    ]
                )
            ]
        },
        DutyCheck(
            "contract.end",
            of: Contract.self,
            terms: ["contract"],
            limit: .dueRenewDays,
            lead: .dueRenewDays,
            zh: ("合同到期", "到期前 {limit} 天续签并登记", "与 {contractor}，{until} 到期"),
            en: (
                "end of a contract",
                "Renew it {limit} days before, and record it.",
                "with {contractor}, ends on {until}"
            ),
            command: "liandan contract record --party {party} --contractor {contractor}"
                + " --purpose {purpose} --contract NUMBER --from DAY --until DAY",
            basis: [.law("ORDER23", "10(1)")]
        ) { (contract, context) throws(LogError) in
            let here = try context.at(of: contract.party)
            guard here.isEnding(contract.days.until), try !here.isReplaced(contract) else {
                return []
            }
            return [
                Obligation(
                    party: contract.party,
                    name: contract.contract.description,
                    due: .day(contract.days.until),
                    facts: [
                        "contractor": contract.contractor.description,
                        "party": contract.party.description,
                        "purpose": contract.purpose.rawValue,
                        "until": contract.days.until.description,
                    ]
                )
            ]
        },
        DutyCheck(
            "insurance.end",
            of: Insurance.self,
            terms: ["insurance"],
            limit: .dueRenewDays,
            lead: .dueRenewDays,
            zh: ("环境污染责任保险到期", "到期前 {limit} 天续保并登记", "{until} 到期"),
            en: (
                "end of a liability policy",
                "Renew it {limit} days before, and record it.",
                "ends on {until}"
            ),
            command: "liandan insurance record --party {party} --policy NUMBER --insurer NAME"
                + " --from DAY --until DAY",
            basis: [.law("SWL2020", "99")]
        ) { (insurance, context) throws(LogError) in
            let here = try context.at(of: insurance.party)
            guard here.isEnding(insurance.days.until), try !here.isReplaced(insurance) else {
                return []
            }
            return [
                Obligation(
                    party: insurance.party,
                    name: insurance.policy.description,
                    due: .day(insurance.days.until),
                    facts: [
                        "party": insurance.party.description,
                        "until": insurance.days.until.description,
                    ]
                )
            ]
        },
    ]
}

extension Obligation {
    fileprivate init(_ licence: Licence, due: Deadline) {
        self.init(
            party: licence.party,
            name: licence.licence.description,
            due: due,
            facts: [
                "issuer": licence.content.issuer.description,
                "licence": licence.licence.description, "party": licence.party.description,
                "until": licence.content.days.until.description,
            ]
        )
    }
}

extension DutyContext {
    /// Whether a document has not ended so long ago that nobody renews it any more.
    fileprivate func isRecent(_ until: CivilDay) -> Bool {
        today <= until.advanced(by: Int64(number(.dueEndedDays) ?? 0))
    }

    /// Whether a document ends soon, or has just ended.
    func isEnding(_ until: CivilDay) -> Bool {
        isRecent(until) && state(of: .day(until), lead: .dueRenewDays) != .open
    }

    /// Whether a licence is neither revoked nor replaced by a later one of its kind.
    fileprivate func isNeeded(_ licence: Licence) throws(LogError) -> Bool {
        guard !licence.isRevoked(by: today) else { return false }
        return try !licences(of: licence.party).contains { other in
            other.content.type == licence.content.type && !other.isRevoked(by: today)
                && other.content.days.until > licence.content.days.until
        }
    }

    /// Whether there is a later contract between the same two for the same purpose.
    fileprivate func isReplaced(_ contract: Contract) throws(LogError) -> Bool {
        try has(Contract.self, of: contract.party) { (other) throws(LogError) in
            other.party == contract.party && other.contractor == contract.contractor
                && other.purpose == contract.purpose && other.days.until > contract.days.until
        }
    }

    fileprivate func isReplaced(_ insurance: Insurance) throws(LogError) -> Bool {
        for policy in try reader.record(Party.self, insurance.party)?.insurances ?? [] {
            let id = DocumentID(insurance.party, policy)
            let other = try reader.record(Insurance.self, id)
            if let other, other.days.until > insurance.days.until { return true }
        }
        return false
    }

    /// The last day to apply for a renewal; nil while it is far.
    fileprivate func renewal(before end: CivilDay) -> Deadline? {
        guard let count = number(.licenceRenewWorkingDays) else { return nil }
        // More than every third day is a working day in any year: far off needs no calendar.
        let earliest = end.advanced(by: -3 * Int64(count))
        guard state(of: .day(earliest), lead: .dueRenewDays) != .open else { return nil }
        if let day = regulation.calendar.day(leaving: count, through: end) { return .day(day) }
        let isKnown = regulation.calendar.isWorkday(end) != nil
        return .unknownCalendar(year: isKnown ? end.year - 1 : end.year)
    }
}

extension Licence {
    fileprivate func isRevoked(by day: CivilDay) -> Bool { revokedFrom.map { $0 <= day } ?? false }
}
