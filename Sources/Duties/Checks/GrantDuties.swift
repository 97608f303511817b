import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Approvals, point-to-point plans and delegations that are about to end 批准、豁免、委托到期.
///
/// What has been replaced by a later one is done; what ended long ago is history.
enum GrantDuties {
    static let all: [DutyCheck] = [
        DutyCheck(
            "approval.end",
            of: Approval.self,
            terms: ["approval"],
            limit: .dueRenewDays,
            lead: .dueRenewDays,
            zh: (
                "跨省转移批准到期", "到期前 {limit} 天重新申请；批准有效期至多12个月，不超过接受人许可证",
                "至 {consignee}，{until} 到期"
            ),
            en: (
                "end of an interprovincial approval",
                "Apply again {limit} days before; it lasts 12 months at most, and never longer than"
                    + " the consignee's licence.",
                "to {consignee}, ends on {until}"
            ),
            command: "liandan approval grant --party {party} --consignee {consignee}"
                + " --approval NUMBER --issuer NAME --waste CODE=MASS@METHOD --from DAY --until DAY",
            basis: [.law("ORDER23", "27(2)")]
        ) { (approval, context) throws(LogError) in
            let here = try context.at(of: approval.party)
            let last = try here.lastDay(of: approval)
            guard here.isEnding(last), try !here.isReplaced(approval, last) else { return [] }
            return [
                Obligation(
                    party: approval.party,
                    name: approval.approval.description,
                    due: .day(last),
                    facts: [
                        "consignee": approval.consignee.description,
                        "party": approval.party.description, "until": last.description,
                    ]
                )
            ]
        },
        DutyCheck(
            "exemption.end",
            of: ExemptionGrant.self,
            terms: ["exemption"],
            limit: .dueRenewDays,
            lead: .dueRenewDays,
            zh: ("点对点定向利用方案到期", "到期前 {limit} 天办理；新方案登记后方可继续利用", "{waste} 至 {consignee}，{until} 到期"),
            en: (
                "end of a point-to-point plan",
                "See to a new one {limit} days before; without one the use is not exempt.",
                "{waste} to {consignee}, ends on {until}"
            ),
            command: "liandan exemption grant --party {party} --consignee {consignee}"
                + " --waste {waste} --exemption NUMBER --yearly-cap MASS --from DAY --until DAY",
            basis: [.law("CAT2021", "annex")]
        ) { (grant, context) throws(LogError) in
            let here = try context.at(of: grant.party)
            guard here.isEnding(grant.days.until), try !here.isReplaced(grant) else { return [] }
            return [
                Obligation(
                    party: grant.party,
                    name: grant.exemption.description,
                    due: .day(grant.days.until),
                    facts: [
                        "consignee": grant.consignee.description,
                        "party": grant.party.description,
                        "until": grant.days.until.description, "waste": grant.code.description,
                    ]
                )
            ]
        },
        DutyCheck(
            "delegation.end",
            of: Delegation.self,
            terms: ["delegation"],
            limit: .dueRenewDays,
            lead: .dueRenewDays,
            zh: ("委托到期", "到期前 {limit} 天续委托；不续的由本单位自己签署", "{statement} 委托 {to}，{until} 到期"),
            en: (
                "end of a delegation",
                "Grant it anew {limit} days before, or sign yourself after it.",
                "{statement} by {to}, ends on {until}"
            ),
            command: "liandan delegate grant --to {to} --statement {statement} --until DAY",
            basis: [.project]
        ) { (delegation, context) throws(LogError) in
            let here = try context.at(of: delegation.party)
            guard delegation.revoked == nil, here.isEnding(delegation.days.until),
                try !here.isOver(delegation), try !here.isReplaced(delegation)
            else { return [] }
            return [
                Obligation(
                    party: delegation.party,
                    name: delegation.delegation.description,
                    due: .day(delegation.days.until),
                    facts: [
                        "statement": delegation.statement.rawValue,
                        "to": delegation.to.description,
                        "until": delegation.days.until.description,
                    ]
                )
            ]
        },
    ]
}

extension DutyContext {
    /// Whether a later approval to the same consignee has all the codes of one that ends.
    fileprivate func isReplaced(_ approval: Approval, _ last: CivilDay) throws(LogError) -> Bool {
        try has(Approval.self, of: approval.party) { (other) throws(LogError) in
            guard other.party == approval.party, other.consignee == approval.consignee,
                approval.wastes.allSatisfy({ other.waste($0.code) != nil })
            else { return false }
            return try lastDay(of: other) > last
        }
    }

    fileprivate func isReplaced(_ grant: ExemptionGrant) throws(LogError) -> Bool {
        try has(ExemptionGrant.self, of: grant.party) { (other) throws(LogError) in
            other.party == grant.party && other.consignee == grant.consignee
                && other.code == grant.code && other.days.until > grant.days.until
        }
    }

    fileprivate func isReplaced(_ delegation: Delegation) throws(LogError) -> Bool {
        try has(Delegation.self, of: delegation.party) { (other) throws(LogError) in
            other.party == delegation.party && other.to == delegation.to
                && other.statement == delegation.statement && other.revoked == nil
                && (other.manifest == nil || other.manifest == delegation.manifest)
                && other.days.until > delegation.days.until
        }
    }

    /// Whether the one manifest a delegation is about has come to its end.
    fileprivate func isOver(_ delegation: Delegation) throws(LogError) -> Bool {
        guard let manifest = delegation.manifest else { return false }
        return try reader.record(Manifest.self, manifest)?.status.isFinal ?? false
    }
}
