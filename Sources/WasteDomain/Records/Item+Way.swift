package import CanonicalJSON

/// What happens to a package on its way.
extension Item {
    /// Since when the oldest waste in it has been waiting 最早装填时间.
    package var waitingSince: Timestamp? { oldest ?? filled?.at }

    /// Since when waste of its holder's own has been kept 贮存起算: storing it again, or giving it
    /// another package, makes it no younger.
    ///
    /// Nil once it has left, and for what was collected, which counts from its receipt
    /// (`WasteChain`).
    package var keptSince: Timestamp? {
        stage == .kept && sources.isEmpty ? waitingSince : nil
    }

    /// Where what it holds came from: what its parents brought, or the manifest it came by itself;
    /// that it is lost changes nothing.
    package var origin: [LoadSource] {
        guard sources.isEmpty else { return sources }
        guard (lostAs ?? status) == .received, let manifest, let line, let mass = accepted ?? net
        else { return [] }
        return [LoadSource(manifest: manifest, line: line, mass: mass)]
    }

    /// Whether it is on no manifest any more and became of what came by a line, beside other
    /// waste or alone.
    package func holds(_ line: Int, of manifest: UniqueID) -> Bool {
        self.manifest == nil && canFollow(.treatmentRecorded)
            && sources.contains { $0.manifest == manifest && $0.line == line }
    }

    /// Whether treating it is treating what came by a line: it came by that manifest itself, or
    /// became of nothing else that came.
    package func stands(for line: Int, of manifest: UniqueID) -> Bool {
        if self.manifest == manifest { return status == .received }
        return holds(line, of: manifest) && sources.count == 1
    }

    /// The manifest it came by itself, not in another package, and is now sent on from.
    private var cameBy: LoadSource? { sources.first { manifests.contains($0.manifest) } }

    /// Is released under a manifest 交付.
    mutating func release(under manifest: UniqueID, line: Int) {
        if self.manifest != manifest { sources = origin }
        self.manifest = manifest
        self.line = line
        if !manifests.contains(manifest) { manifests.append(manifest) }
    }

    /// Is not on its manifest any more; what came by an earlier one is on that again.
    mutating func free() {
        let source = cameBy
        let isBack = [.received, .refused].contains(lostAs ?? status)
        manifest = isBack ? source?.manifest ?? manifests.last { $0 != manifest } : nil
        line = isBack ? source?.line : nil
        sources.removeAll { $0 == source }
    }

    /// Is with its consignor again, as it was before it left; what was lost still is.
    mutating func giveBack(to consignor: PartyID) {
        let source = cameBy
        let asBefore: ItemStatus = source == nil ? .withdrawn : .received
        if status == .lost { lostAs = asBefore } else { status = asBefore }
        stored = nil
        custodian = consignor
        manifest = source?.manifest
        line = source?.line
        sources.removeAll { $0 == source }
    }

    /// Is taken in by the consignee of its manifest, from which it can be sent on.
    mutating func receive(by consignee: PartyID) {
        status = .received
        lostAs = nil
        custodian = consignee
        receivedNet = nil
        accepted = nil
        sources = []
    }

    /// Stands in the store where what it came out of stood 仍在原贮存位置.
    mutating func stay(in place: StoredPlace?) {
        guard let place else { return }
        stored = place
        status = .stored
    }

    /// Cannot be found 丢失.
    mutating func lose(_ made: Made) {
        lostAs = status
        moved = made.note
        status = .lost
        stored = nil
    }

    /// Turns up 找回: with whoever lost it as it was before, with anyone else free to go on.
    mutating func find(_ made: Made) {
        let before = custodian == made.by ? lostAs : nil
        status = before ?? (net == nil ? .filled : .withdrawn)
        if status == .stored { status = .withdrawn }
        lostAs = nil
        moved = made.note
        custodian = made.by
        guard before == nil else { return }
        manifest = nil
        line = nil
        sources = []
    }

    /// Is used up 利用处置.
    mutating func treat(_ made: Made, batch: Reference?) {
        status = .treated
        treated = made.note
        self.batch = batch
        manifest = nil
        line = nil
        stored = nil
    }

    /// Goes into others, or is empty, and ends.
    mutating func end(as status: ItemStatus, into children: [ItemCode], _ made: Made) {
        self.status = status
        ended = made.note
        self.children = children
        contents = []
        manifest = nil
        line = nil
        stored = nil
    }

    /// Goes into a packed unit, whose place in store is from now on its own.
    mutating func enter(_ unit: ItemCode, _ made: Made) {
        container = unit
        packed = made.note
        stored = nil
    }

    /// Stands for itself again, where the packed unit stands.
    mutating func leave(_ unit: Item, _ made: Made) {
        let atHome: [ItemStatus] = [.filled, .weighed, .stored, .withdrawn]
        container = nil
        packed = nil
        moved = made.note
        stored = unit.stored
        guard atHome.contains(status), atHome.contains(unit.status), net != nil else { return }
        status = unit.status == .filled ? .weighed : unit.status
    }

    /// The statement after which nothing can follow 终结; nil until then.
    package var end: StatementNote? { ended ?? treated }

    /// Whether it is itself: neither used up, nor in another, nor sent on.
    package var isWhole: Bool {
        treated == nil && children.isEmpty && container == nil && sources.isEmpty
    }

    /// The statement that one of a kind cannot have happened before, as far as the package alone
    /// shows 先后: what it is told of has to be there, and to stand where it is taken from.
    package func previous(to kind: EventKind) -> StatementNote? {
        let notes: [StatementNote?] =
            switch kind {
            // Where it stood says nothing about when it was seen or got damaged.
            case .itemSighted, .itemRelabelled: [issued]
            case .itemDamaged: [issued, filled]
            default: [issued, filled, stored?.stored, moved]
            }
        return notes.compactMap(\.self).max { $0.at < $1.at }
    }

    /// What it weighs, by the newest word 净重; nil if nobody weighed it.
    package var net: Mass? { receivedNet ?? weighed?.net }

    /// Whether it is a packed unit, or can become one.
    package var canBePacked: Bool {
        container == nil && manifest == nil
            && (status == .issued || !contents.isEmpty && !status.isFinal && status != .lost)
    }

    /// Statements that are true of a package wherever it is, in a packed unit or not.
    package static let trueAnywhere: Set<EventKind> = [.itemDamaged, .itemRelabelled, .itemFound]

    /// Whether a statement of a kind can follow, as far as the package alone shows.
    package func canFollow(_ kind: EventKind) -> Bool {
        // What was received and is in store stays received.
        let isStored = kind == .itemWithdrawn && status == .received && stored != nil
        guard isStored || ItemStatus.sources(of: kind)?.contains(status) == true else {
            return false
        }
        if Self.trueAnywhere.contains(kind) { return true }
        let stands = container == nil
        switch kind {
        case .itemOverpacked, .itemLost: return stands
        case .itemUnpacked: return stands && !contents.isEmpty
        case .itemStored, .itemPacked:
            return stands && (manifest == nil || status == .received)
        // What is poured out of a packed unit would have to be taken out of it first.
        case .itemMerged, .itemSplit:
            return stands && contents.isEmpty && (manifest == nil || status == .received)
        case .manifestReleased, .treatmentRecorded: return stands
        default: return stands && (isStored || manifest == nil)
        }
    }

    /// What a store counts while it stands there by itself; nil elsewhere.
    var holding: Holding? {
        guard let stored, container == nil else { return nil }
        return Holding(
            facility: Facility.id(stored.site, stored.facility),
            waste: HeldWaste(self, in: stored.zone),
            stored: stored.stored.event
        )
    }

    /// What a package is to the store it stands in.
    struct Holding: Hashable {
        let facility: String
        let waste: HeldWaste
        /// 入库.
        let stored: EventID
    }
}

/// A label put on anew 补贴标签.
package struct LabelRenewal: Hashable, Sendable, CanonicalObject {
    /// H of the old label's photograph or symbol; nil if nothing was left of it.
    package let oldLabel: Digest?
    package let note: StatementNote

    init(oldLabel: Digest?, note: StatementNote) {
        self.oldLabel = oldLabel
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        oldLabel = reader.optional("oldLabel")
        let note = reader.required("note", StatementNote.self)
        guard let note else { return nil }
        self.note = note
    }

    package var json: JSONValue { .object(["note": note, "oldLabel": oldLabel]) }
}

/// Where a package was seen, by whom and when.
package struct Sighting: Hashable, Sendable, CanonicalObject {
    package let place: OneLine
    package let note: StatementNote

    init(place: OneLine, note: StatementNote) {
        self.place = place
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        let place = reader.required("place", OneLine.self)
        let note = reader.required("note", StatementNote.self)
        guard let place, let note else { return nil }
        self.init(place: place, note: note)
    }

    package var json: JSONValue { .object(["note": note, "place": place]) }
}
