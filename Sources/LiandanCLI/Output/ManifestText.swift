import CanonicalJSON
import HandoffRules
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// A manifest with all that was stated about it, for `manifest show`.
struct ManifestText {
    private let manifest: Manifest
    private let history: History
    /// Every correction that was ever proposed, in order.
    private let corrections: [Correction]
    private let parties: [PartyID: String]
    /// The numbers of the other manifests it names.
    private let numbers: [UniqueID: String]

    /// By when a round was to come, if it never did 收运窗口期.
    private let missed: CivilDay?

    init(
        _ manifest: Manifest,
        _ reader: StateReader,
        _ regulation: Regulation,
        on today: CivilDay
    ) throws(LogError) {
        self.manifest = manifest
        let window = try reader.window(of: manifest, regulation)
        missed = window.flatMap { $0.isOver(on: today) ? $0.until : nil }
        history = try History(of: manifest.subject, reader)
        var corrections: [Correction] = []
        for event in history.events {
            guard case .correctionProposed(let proposed) = event.event.statement,
                let record = try reader.record(Correction.self, proposed.correction)
            else { continue }
            corrections.append(record)
        }
        self.corrections = corrections
        var parties: [PartyID: String] = [:]
        for party in manifest.everybody {
            parties[party] = try reader.record(Party.self, party)?.name.description
        }
        self.parties = parties
        let others =
            manifest.redirectedTo + manifest.sources.map(\.manifest)
            + [manifest.form.redirects].compactMap(\.self)
        var numbers: [UniqueID: String] = [:]
        for other in others {
            numbers[other] = try reader.record(Manifest.self, other)?.number.description
        }
        self.numbers = numbers
    }

    /// For machines (`Schemas/cli/manifest-show.schema.json`).
    var json: JSONObject {
        [
            "corrections": corrections.isEmpty ? nil : corrections, "droppedOut": missed,
            "history": history.json,
            "record": manifest, "v": 1,
        ]
    }

    /// For people.
    var text: String {
        let findings = history.events.flatMap(\.findings)
        let explained = FindingText(on: manifest.issued.at.legalDay).text(findings)
        return [
            TextTable([say("联单 ", "manifest ") + manifest.number.description, ""], rows).text,
            ManifestLinesText(manifest).text, waiting, legs, differences, notices, incidents,
            corrected, history.text(late: manifest.lateEvents),
            findings.isEmpty ? nil : say("检查结果:\n", "findings:\n") + explained,
        ].compactMap(\.self).joined(separator: "\n\n")
    }

    private func name(_ party: PartyID) -> String { "\(party) \(parties[party] ?? "")" }

    private func number(_ manifest: UniqueID) -> String {
        numbers[manifest] ?? manifest.description
    }

    private var rows: [[String]] {
        let form = manifest.form
        let documents = [form.plan, form.contract, form.transportContract, form.approval]
            .compactMap { $0?.description }
        var rows = [
            [say("状态", "state"), state],
            ["UUID", manifest.id],
            [say("移出人", "consignor"), "\(name(form.consignor.party)) / \(form.consignor.site)"],
            [say("承运人", "carrier"), form.carriers.map(name).joined(separator: ", ")],
            [say("接受人", "consignee"), "\(name(form.consignee.party)) / \(form.consignee.site)"],
            [say("计划、合同、批准", "plan, contracts, approval"), documents.joined(separator: ", ")],
            [say("应急", "emergency"), "\(form.emergency.phone) \(form.emergency.measures)"],
        ]
        for claim in form.exemptions {
            let evidence = [claim.evidence?.description, claim.grant?.description]
                .compactMap(\.self).joined(separator: " ")
            rows.append([say("豁免", "exempt"), "\(claim.row) \(claim.stage.title.text) \(evidence)"])
        }
        if let emergency = form.underEmergency {
            rows.append([say("应急处置", "under the emergency"), emergency.description])
        }
        if let vehicle = manifest.vehicle {
            let trailer = manifest.trailer.map { " + \($0)" } ?? ""
            rows.append([say("车辆", "vehicle"), vehicle.description + trailer])
        }
        if let trip = manifest.trip { rows.append([say("运次", "trip"), trip.description]) }
        if let redirects = form.redirects {
            rows.append([say("改送自", "redirected from"), number(redirects)])
        }
        if !manifest.redirectedTo.isEmpty {
            let others = manifest.redirectedTo.map(number).joined(separator: ", ")
            rows.append([say("改送至", "redirected to"), others])
        }
        for source in manifest.sources {
            let place = say(" 第\(source.line)行 ", " line \(source.line) ")
            rows.append([
                say("来源", "came by"),
                number(source.manifest) + place + source.mass.kilograms + " kg",
            ])
        }
        return rows
    }

    private var state: String {
        if let missed {
            return say("\(missed) 前未收运，已自动退出", "not reached by \(missed): dropped out")
        }
        guard let frozen = manifest.frozen else { return manifest.status.title.text }
        let since = LocalTime.text(frozen.at)
        return manifest.status.title.text
            + Terminal.red(say("，自 \(since) 起冻结", ", frozen since \(since)"))
    }

    /// The halves of hand-overs that wait for the other side.
    private var waiting: String? {
        let halves: [(StatementNote?, EventKind)] = [
            (manifest.relayReleased?.load.note, .manifestRelayReleased),
            (manifest.relayTaken?.load.note, .manifestRelayTaken),
            (manifest.unloaded, .manifestUnloaded), (manifest.takenBack, .manifestTakenBack),
            (manifest.returnDeparted?.note, .manifestReturnDeparted),
            (manifest.returnReceived?.note, .manifestReturnReceived),
        ]
        let loading: [(StatementNote?, EventKind)] =
            manifest.status == .handingOver
            ? [
                (manifest.released?.note, .manifestReleased),
                (manifest.loaded?.note, .manifestLoaded),
            ] : []
        let rows = (loading + halves).compactMap { note, kind in
            note.map { [kind.title.text, $0.by.description, LocalTime.text($0.at)] }
        }
        let head = [say("待对方陈述的一半", "waits for the other half"), say("单位", "by"), ""]
        return rows.isEmpty ? nil : TextTable(head, rows).text
    }

    private var legs: String? {
        guard let first = manifest.legs.first, manifest.legs.count > 1 || first.changes > 0 else {
            return nil
        }
        let head = [
            say("运输段", "leg"), say("承运人", "carrier"), say("车辆", "vehicle"),
            say("换车", "changed"), say("接手地点", "taken over at"), say("接手时间", "taken over"),
        ]
        let rows = manifest.legs.enumerated().map { index, leg in
            [
                String(index + 1), name(leg.carrier),
                leg.vehicle.description + (leg.trailer.map { " + \($0)" } ?? ""),
                leg.changes == 0 ? "—" : String(leg.changes), leg.place?.description ?? "—",
                LocalTime.text(leg.taken.at),
            ]
        }
        return TextTable(head, rows).text
    }

    private var differences: String? {
        let rows = manifest.discrepancies.flatMap { report in
            report.differences.map { difference in
                [
                    String(difference.line), difference.axis.title.text,
                    difference.listed.description, difference.found.description,
                    LocalTime.text(report.note.at),
                ]
            }
        }
        let head = [
            say("重大差异: 行", "differs: line"), say("类别", "on"), say("联单所载", "listed"),
            say("实际", "found"), say("报告", "reported"),
        ]
        return rows.isEmpty ? nil : TextTable(head, rows).text
    }

    private var notices: String? {
        let rows = manifest.notices.map { notice in
            [
                notice.about.title.text, notice.party.description,
                notice.told.map { LocalTime.text($0.at) } ?? "—",
                notice.delivery?.description ?? "—",
                notice.acknowledged.map { LocalTime.text($0.at) } ?? "—",
            ]
        }
        let head = [
            say("告知", "told of"), say("单位", "party"), say("告知时间", "told"),
            say("送达凭证", "delivery"), say("确认", "confirmed"),
        ]
        return rows.isEmpty ? nil : TextTable(head, rows).text
    }

    private var incidents: String? {
        let rows = manifest.incidents.map { incident in
            [
                incident.incident.description, LocalTime.text(incident.reported.at),
                incident.authorityToldAt.map(LocalTime.text) ?? "—",
                incident.ended.map { LocalTime.text($0.at) } ?? say("未结束", "not over"),
            ]
        }
        let head = [
            say("突发事件", "incident"), say("报告", "reported"), say("告知主管部门", "authority told"),
            say("结束", "ended"),
        ]
        return rows.isEmpty ? nil : TextTable(head, rows).text
    }

    private var corrected: String? {
        let rows = corrections.map { correction in
            [
                correction.id, correction.status.title.text,
                correction.awaits.map(\.description).joined(separator: ", "),
                correction.reason.description,
                correction.changes.map(ChangeText.text).joined(separator: "; "),
            ]
        }
        let head = [
            say("更正", "correction"), say("状态", "state"), say("待同意方", "awaits"),
            say("事由", "reason"), say("内容", "changes"),
        ]
        return rows.isEmpty ? nil : TextTable(head, rows).text
    }
}

extension Manifest {
    /// What stands behind its state where it moves under an emergency 应急处置.
    var emergencyMark: String {
        form.underEmergency == nil ? "" : say("（应急）", " (emergency)")
    }

    /// The statements that came after others had moved on 补记.
    fileprivate var lateEvents: Set<EventID> {
        let notes =
            [departed, observed, arrivedByCarrier, arrivedByConsignee]
            + [relayReleased?.load.note, relayTaken?.load.note] + legs.map(\.taken)
        return Set(notes.compactMap { $0 }.filter(\.late).map(\.event))
    }
}
