package import CanonicalJSON

/// A manifest 联单 and everything stated about it so far.
package struct Manifest: StateRecord {
    package static let kind = Subject.Kind.manifest

    /// The id its consignor chose, which stays whatever number it gets.
    package let manifest: UniqueID
    /// 联单编号.
    package let number: ManifestNumber
    /// 移出信息, as it was issued.
    package let form: ManifestForm
    /// 联单状态.
    package var status: ManifestStatus
    /// How far each 废物行 has come, in the form's order.
    package var lines: [LineProgress]
    /// 联单填发.
    package let issued: StatementNote
    /// 联单作废.
    package var cancelled: StatementNote?
    /// 移出人交付, newest: the half of the hand-over whose figures bind.
    package var released: LoadStatement?
    /// 承运人装车, newest; it must speak of the same packages.
    package var loaded: LoadStatement?
    /// The vehicle, and its trailer, that the carrier loaded.
    package var vehicle: Plate?
    /// 挂车; nil if there is none.
    package var trailer: Plate?
    /// 起运; a driver without a network may state it late.
    package var departed: StatementNote?
    /// The carrier's word on the arrival.
    package var arrivedByCarrier: StatementNote?
    /// The consignee's word on the arrival, where the driver could not give his.
    package var arrivedByConsignee: StatementNote?
    /// 接收核实.
    package var received: StatementNote?
    /// 接受意见.
    package var decided: StatementNote?
    /// The newest statement that moved it on.
    package var latest: StatementNote

    package var id: String { manifest.description }

    package var terms: [String] {
        ["manifest", "status:\(status.rawValue)"] + form.parties.map { "party:\($0)" }
            + awaitingTerms
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
        cancelled = reader.optional("cancelled")
        released = reader.optional("released")
        loaded = reader.optional("loaded")
        vehicle = reader.optional("vehicle")
        trailer = reader.optional("trailer")
        departed = reader.optional("departed")
        arrivedByCarrier = reader.optional("arrivedByCarrier")
        arrivedByConsignee = reader.optional("arrivedByConsignee")
        received = reader.optional("received")
        decided = reader.optional("decided")
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
            "arrivedByCarrier": arrivedByCarrier, "arrivedByConsignee": arrivedByConsignee,
            "cancelled": cancelled, "decided": decided, "departed": departed, "form": form,
            "issued": issued, "latest": latest, "lines": lines, "loaded": loaded,
            "manifest": manifest, "number": number, "received": received, "released": released,
            "status": status, "trailer": trailer, "vehicle": vehicle,
        ])
    }
}

extension Manifest {
    /// When the load reached the consignee, whoever said so first.
    package var arrived: StatementNote? { arrivedByCarrier ?? arrivedByConsignee }

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
    package func released(_ line: Int) -> LoadLine? { released?.lines.first { $0.line == line } }

    /// In which role a party may make statements of a kind, if in any.
    package func role(of party: PartyID, for kind: EventKind) -> ManifestRole? {
        ManifestTransition.of(kind)?.by.first { self.party(in: $0) == party }
    }

    /// The party in a role.
    package func party(in role: ManifestRole) -> PartyID? {
        switch role {
        case .consignor: form.consignor.party
        case .carrier: form.carriers.first
        case .consignee: form.consignee.party
        case .authority, .nextCarrier, .author, .everyOtherParty: nil
        }
    }

    /// Whether a statement of a kind can follow the present state.
    package func canFollow(_ kind: EventKind, by party: PartyID) -> Bool {
        let isNext = ManifestTransition.of(kind)?.from.contains(status) ?? false
        return isNext || isLate(kind, by: party)
    }

    /// Whether a statement comes after others have already moved the manifest past it.
    ///
    /// A driver without a network may state departure and arrival when the load is long received:
    /// the fact is taken, and changes no state.
    package func isLate(_ kind: EventKind, by party: PartyID) -> Bool {
        let isPast: Bool = [.arrived, .received, .decided, .closed].contains(status)
        return switch kind {
        case .manifestDeparted: isPast && departed == nil
        case .manifestArrived: isPast && arrival(statedBy: party) == nil
        default: false
        }
    }

    private func arrival(statedBy party: PartyID) -> StatementNote? {
        party == form.consignee.party ? arrivedByConsignee : arrivedByCarrier
    }

    /// Takes a statement that moves the manifest on.
    mutating func advance(to status: ManifestStatus, _ made: Made) {
        self.status = status
        latest = made.note
    }

    /// Moves on to `loaded` when both halves of the hand-over are there and speak of the same.
    ///
    /// - Returns: Whether custody moves.
    mutating func settleLoading(_ made: Made) -> Bool {
        guard let released, let loaded, released.agrees(with: loaded),
            released.note.key != loaded.note.key
        else {
            advance(to: .handingOver, made)
            return false
        }
        for line in released.lines { update(line.line) { $0.released = line.mass } }
        advance(to: .loaded, made)
        return true
    }

    /// Changes the progress of a line.
    mutating func update(_ line: Int, _ change: (inout LineProgress) -> Void) {
        guard let index = lines.firstIndex(where: { $0.line == line }) else { return }
        change(&lines[index])
    }

    /// Closes the manifest once every line has come to its end.
    mutating func closeIfDone(_ made: Made) {
        if lines.allSatisfy(\.isDone) { advance(to: .closed, made) }
    }
}

/// How far one line has come, in grams: released = accepted + refused + missing + difference.
package struct LineProgress: Hashable, Sendable, CanonicalObject {
    /// 序号.
    package let line: Int
    /// 移出量 as handed over; nil until both halves of the hand-over agree.
    package var released: Mass?
    /// The consignee's own weighing; nil before 接收核实.
    package var received: Mass?
    /// 接受量; nil until decided.
    package var accepted: Mass?
    /// 拒收量; nil until decided.
    package var refused: Mass?
    /// 缺失量; nil until decided.
    package var missing: Mass?
    /// The stated weight difference; negative if more came than left.
    package var difference: Int?
    /// 利用处置方式 decided on.
    package var method: MethodCode?
    /// What was used or disposed of so far.
    package var treated: Mass = .zero
    /// 废物行状态.
    package var status = LineStatus.open

    init(line: Int) {
        self.line = line
    }

    package init?(from reader: inout ObjectReader) {
        let line = reader.required("line", Int.self)
        released = reader.optional("released")
        received = reader.optional("received")
        accepted = reader.optional("accepted")
        refused = reader.optional("refused")
        missing = reader.optional("missing")
        difference = reader.optional("difference")
        method = reader.optional("method")
        treated = reader.optional("treated") ?? .zero
        status = reader.required("status") ?? .open
        guard let line else { return nil }
        self.line = line
    }

    package var json: JSONValue {
        .object([
            "accepted": accepted, "difference": difference, "line": line, "method": method,
            "missing": missing, "received": received, "refused": refused, "released": released,
            "status": status, "treated": treated == .zero ? nil : treated,
        ])
    }

    /// Whether nothing of this line is open any more.
    package var isDone: Bool {
        guard let accepted, let refused, let missing else { return false }
        return treated >= accepted && refused == .zero && missing == .zero
    }
}
