package import CanonicalJSON

/// A manifest 联单 and everything stated about it so far.
package struct Manifest: StateRecord {
    package static let kind = Subject.Kind.manifest

    /// The id its consignor chose, which stays whatever number it gets.
    package let manifest: UniqueID
    /// 联单编号, with the row if it stands on a monthly sheet.
    package let number: ManifestNumber
    /// 移出信息, as issued, amended or corrected last.
    package var form: ManifestForm
    /// 联单状态.
    package var status: ManifestStatus
    /// How far each 废物行 has come, in the form's order.
    package var lines: [LineProgress]
    /// 联单填发.
    package internal(set) var issued: StatementNote
    /// 联单变更, newest.
    package var amended: StatementNote?
    /// 联单作废.
    package var cancelled: StatementNote?
    /// 移出人交付, newest: the half of the hand-over whose figures bind.
    package var released: LoadStatement?
    /// The consignor's own word on a release that another signed 移出人确认; nil before.
    package internal(set) var confirmed: Confirmation?
    /// What a release that came to nothing goes on binding, until another or an amendment 占用量.
    var held: [WasteMass] = []
    /// Where the load came from, if it is sent on.
    package var sources: [LoadSource] = []
    /// 承运人装车, newest; it must speak of the same packages.
    package var loaded: LoadStatement?
    /// The vehicle the load is on, or was last.
    package var vehicle: Plate?
    /// 挂车; nil if there is none.
    package var trailer: Plate?
    /// The round it was loaded on 运次.
    package var trip: UniqueID?
    /// Who has carried it, one after another; empty before custody moves.
    package var legs: [Leg] = []
    /// 卸回, by the carrier, until the consignor says the same.
    package var unloaded: StatementNote?
    /// 取回, by the consignor, until the carrier says the same.
    package var takenBack: StatementNote?
    /// 起运; a driver without a network may state it late.
    package var departed: StatementNote?
    /// 联运移交, until the next carrier says the same.
    package var relayReleased: RelayHalf?
    /// 联运接收, until the present carrier says the same.
    package var relayTaken: RelayHalf?
    /// Where it was last seen on the way 在途.
    package var observed: StatementNote?
    /// The carrier's word on the arrival.
    package var arrivedByCarrier: StatementNote?
    /// The consignee's word on the arrival, where the driver could not give his.
    package var arrivedByConsignee: StatementNote?
    /// 接收核实.
    package var received: StatementNote?
    /// The consignee's 磅单.
    package var receivedTicket: WeighTicket?
    /// 重大差异报告, in the order they were made.
    package var discrepancies: [DiscrepancyReport] = []
    /// 告知, in the order they were made.
    package var notices: [Notice] = []
    /// 接受意见.
    package var decided: StatementNote?
    /// The third scale's 磅单 a decision names 复称磅单.
    package var reweighing: WeighTicket?
    /// 退运起运, newest, until the consignor says the same.
    package var returnDeparted: LoadStatement?
    /// 退回接收, newest, until the carrier says the same.
    package var returnReceived: LoadStatement?
    /// The manifests that took refused waste elsewhere 改送联单.
    package var redirectedTo: [UniqueID] = []
    /// 突发环境事件, in the order they were reported.
    package var incidents: [Incident] = []
    /// 冻结; nil while it is not.
    package var frozen: StatementNote?
    /// Corrections that are neither agreed nor ended 待定更正.
    package var corrections: [UniqueID] = []
    /// The newest statement that moved it on.
    package var latest: StatementNote

    package var id: String { manifest.description }

    package var terms: [String] {
        let carriers = Set(legs.map(\.carrier)).subtracting(form.parties).sorted()
        return ["manifest", "status:\(status.rawValue)"]
            + (form.parties + carriers).map { "party:\($0)" }
            + (number.row == nil ? [] : ["sheet:\(number.sheet)"])
            + (corrections.isEmpty ? [] : ["manifest:correcting"])
            + (frozen == nil ? [] : ["manifest:frozen"])
            + (form.underEmergency.map { ["emergency:\($0)"] } ?? [])
            + (isUnconfirmed ? ["manifest:unconfirmed"] : [])
            + (isAnybodyUntold ? ["manifest:untold"] : [])
            + (incidents.contains { $0.isOpen } ? ["manifest:incident"] : []) + awaitingTerms
    }

    init(_ stated: ManifestIssued, _ number: ManifestNumber, _ note: StatementNote) {
        manifest = stated.manifest
        self.number = number
        form = stated.form
        status = .issued
        lines = stated.form.lines.map { LineProgress(line: $0.line) }
        issued = note
        latest = note
    }

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let number = reader.required("number", ManifestNumber.self)
        let form = reader.required("form", ManifestForm.self)
        let status = reader.required("status", ManifestStatus.self)
        lines = reader.required("lines") ?? []
        let issued = reader.required("issued", StatementNote.self)
        amended = reader.optional("amended")
        cancelled = reader.optional("cancelled")
        released = reader.optional("released")
        confirmed = reader.optional("confirmed")
        held = reader.list("held")
        sources = reader.list("sources")
        loaded = reader.optional("loaded")
        vehicle = reader.optional("vehicle")
        trailer = reader.optional("trailer")
        trip = reader.optional("trip")
        legs = reader.list("legs")
        unloaded = reader.optional("unloaded")
        takenBack = reader.optional("takenBack")
        departed = reader.optional("departed")
        relayReleased = reader.optional("relayReleased")
        relayTaken = reader.optional("relayTaken")
        observed = reader.optional("observed")
        arrivedByCarrier = reader.optional("arrivedByCarrier")
        arrivedByConsignee = reader.optional("arrivedByConsignee")
        received = reader.optional("received")
        receivedTicket = reader.optional("receivedTicket")
        discrepancies = reader.list("discrepancies")
        notices = reader.list("notices")
        decided = reader.optional("decided")
        reweighing = reader.optional("reweighing")
        returnDeparted = reader.optional("returnDeparted")
        returnReceived = reader.optional("returnReceived")
        redirectedTo = reader.list("redirectedTo")
        incidents = reader.list("incidents")
        frozen = reader.optional("frozen")
        corrections = reader.list("corrections")
        let latest = reader.required("latest", StatementNote.self)
        guard let manifest, let number, let form, let status, let issued, let latest else {
            return nil
        }
        self.manifest = manifest
        self.number = number
        self.form = form
        self.status = status
        self.issued = issued
        self.latest = latest
    }

    package var json: JSONValue {
        .object([
            "amended": amended, "arrivedByCarrier": arrivedByCarrier,
            "arrivedByConsignee": arrivedByConsignee, "cancelled": cancelled,
            "confirmed": confirmed, "corrections": corrections.unlessEmpty, "decided": decided,
            "departed": departed,
            "discrepancies": discrepancies.unlessEmpty, "form": form, "frozen": frozen,
            "held": held.unlessEmpty, "incidents": incidents.unlessEmpty, "issued": issued,
            "latest": latest,
            "legs": legs.unlessEmpty, "lines": lines, "loaded": loaded, "manifest": manifest,
            "notices": notices.unlessEmpty, "number": number, "observed": observed,
            "received": received, "receivedTicket": receivedTicket,
            "redirectedTo": redirectedTo.unlessEmpty, "relayReleased": relayReleased,
            "relayTaken": relayTaken, "released": released, "returnDeparted": returnDeparted,
            "returnReceived": returnReceived, "reweighing": reweighing,
            "sources": sources.unlessEmpty, "status": status, "takenBack": takenBack,
            "trailer": trailer, "trip": trip, "unloaded": unloaded, "vehicle": vehicle,
        ])
    }
}

extension Manifest {
    /// When the load reached the consignee, whoever said so first.
    package var arrived: StatementNote? { arrivedByCarrier ?? arrivedByConsignee }

    /// The carrier that has the load, or had it last; nil before custody moves.
    package var holder: PartyID? { legs.last?.carrier }

    /// When the consignee first had it, from which the time for its decision runs 接受之日.
    ///
    /// At arrival, if reception lags (《危险废物转移管理办法》第18条第1款).
    package var firstSeenAtConsignee: Timestamp? {
        [arrivedByCarrier, arrivedByConsignee, received].compactMap { $0?.at }.min()
    }

    /// The progress of a line, by its number.
    package func progress(_ line: Int) -> LineProgress? { lines.first { $0.line == line } }

    /// The form's words on a line.
    package func line(_ line: Int) -> ManifestLine? { form.lines.first { $0.line == line } }

    /// What was released of a line.
    package func released(_ line: Int) -> LoadLine? { released?.line(line) }

    /// The packages that were released, by the newest word 已交付的物品.
    package var releasedItems: [ItemCode] { released?.items ?? [] }

    /// What moves with the whole load: its packages, and the manifests they came by.
    var loadSubjects: [Subject] {
        releasedItems.map { Subject(.item, $0) } + sources.map { Subject(.manifest, $0.manifest) }
            + institution
    }

    /// Changes the progress of a line.
    mutating func update(_ line: Int, _ change: (inout LineProgress) -> Void) {
        guard let index = lines.firstIndex(where: { $0.line == line }) else { return }
        change(&lines[index])
    }

    /// Takes another form in place of the one it was issued or amended with; false if that is not
    /// the one it has, or the lines would be other ones.
    mutating func replaceForm(_ old: ManifestForm, by new: ManifestForm) -> Bool {
        guard form == old, new.lines.map(\.line) == old.lines.map(\.line) else { return false }
        form = new
        return true
    }

    /// Takes a statement that moves the manifest on.
    mutating func advance(to status: ManifestStatus, _ made: Made) {
        self.status = status
        latest = made.note
    }

    /// Closes the manifest once every line has come to its end; what is missing needs an incident.
    mutating func closeIfDone(_ made: Made) {
        let isExplained =
            !incidents.isEmpty || lines.allSatisfy { ($0.missing ?? .zero) == .zero }
        guard status == .decided, isExplained, lines.allSatisfy(\.isDone) else { return }
        advance(to: .closed, made)
    }
}

extension Array {
    /// Nil for the empty list, which is left out.
    var unlessEmpty: Self? { isEmpty ? nil : self }
}
