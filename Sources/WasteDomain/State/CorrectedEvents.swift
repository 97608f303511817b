package import CanonicalJSON

extension Correction {
    /// The records that agreeing to a correction reads: the events it changes and, once these are
    /// known, what they touch.
    static func subjects(of correction: UniqueID, in slice: StateSlice) -> [Subject] {
        let subject = Subject(.correction, correction)
        guard slice.knows(subject), let record = slice[Correction.self, correction] else {
            return [subject]
        }
        return [subject] + record.changes.map { Subject(.event, $0.event) }
            + CorrectedEvents(record.changes, in: slice).events.flatMap { corrected in
                corrected.event.body.subjects(in: slice, corrected.made)
            }
    }

    /// Applies it once nobody is left who has to agree and it still can be applied.
    mutating func applyIfAgreed(
        to manifest: inout Manifest,
        _ slice: inout StateSlice,
        _ made: Made
    ) {
        guard status == .open, awaits.isEmpty else { return }
        let corrected = CorrectedEvents(changes, in: slice)
        guard corrected.apply(to: &manifest, &slice) else { return }
        end(.applied, &manifest, made)
        manifest.closeIfDone(made)
    }

    mutating func end(_ status: CorrectionStatus, _ manifest: inout Manifest, _ made: Made) {
        self.status = status
        ended = made.note
        manifest.corrections.removeAll { $0 == correction }
    }
}

extension StateSlice {
    /// Changes an open correction together with the manifest it is about.
    mutating func updateCorrection(
        _ id: UniqueID,
        of manifest: inout Manifest,
        _ change: (inout Correction, inout Manifest, inout StateSlice) -> Void
    ) {
        guard var record = self[Correction.self, id], record.status == .open,
            record.manifest == manifest.manifest
        else { return }
        change(&record, &manifest, &self)
        put(record)
    }
}

/// The events a correction changes, as they were and as they are to be.
package struct CorrectedEvents {
    /// One event before and after.
    package struct Corrected {
        /// Where it stands, whose it is, and how it counts now.
        package let stated: StatedEvent
        /// What it is to be.
        package let event: WasteEvent
        /// How it was made, as far as a correction needs it.
        package let made: Made
        fileprivate let old: WasteEvent
    }

    /// Those that can be read again after the change, in the order of the log.
    package private(set) var events: [Corrected] = []
    /// What keeps others from being changed, by the index of the change.
    package private(set) var faults: [(change: Int, fault: CorrectionFault)] = []

    /// Nothing is changed yet; what is not known to the slice counts as not recorded.
    package init(_ changes: [FieldChange], in slice: StateSlice) {
        for place in Set(changes.map(\.event)).sorted() {
            let mine = changes.enumerated().filter { $0.element.event == place }
            guard let stated = slice[StatedEvent.self, place] else {
                faults += mine.map { ($0.offset, .unknownEvent) }
                continue
            }
            take(mine.map { ($0.offset, $0.element) }, stated)
        }
    }

    private mutating func take(_ changes: [(Int, FieldChange)], _ stated: StatedEvent) {
        var json = stated.event
        for (index, change) in changes {
            if json.value(at: change.path) != change.old { faults.append((index, .otherValue)) }
            if change.isFixed {
                faults.append((index, .fixed))
            } else if !json.set(change.new, at: change.path) {
                faults.append((index, .unknownPlace))
            }
        }
        guard let first = changes.first, case .success(let old) = WasteEvent.read(stated.event)
        else { return }
        switch WasteEvent.read(json) {
        case .failure(let error):
            faults += error.faults.map { (first.0, .unreadable($0)) }
        case .success(let event):
            let made = Made(
                by: stated.by,
                key: Digest(words: .zero),
                occurredAt: event.occurredAt,
                recordedAt: event.occurredAt,
                place: stated.place
            )
            events.append(
                Corrected(
                    stated: StatedEvent(place: stated.place, by: stated.by, event: json),
                    event: event,
                    made: made,
                    old: old
                )
            )
        }
    }

    /// Puts what is corrected in the place of what was stated; false, and nothing changes, if any
    /// of it cannot be.
    package func apply(to manifest: inout Manifest, _ slice: inout StateSlice) -> Bool {
        guard faults.isEmpty else { return false }
        var (changedManifest, changedSlice) = (manifest, slice)
        for corrected in events {
            guard
                Self.replace(
                    corrected.event.body,
                    corrected.old.body,
                    &changedManifest,
                    &changedSlice
                )
            else { return false }
            changedManifest.restate(corrected.event, at: corrected.stated.place)
            changedSlice.restate(corrected.event, at: corrected.stated.place)
            changedSlice.put(corrected.stated)
        }
        (manifest, slice) = (changedManifest, changedSlice)
        return true
    }

    private static func replace(
        _ new: any StatementBody,
        _ old: any StatementBody,
        _ manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        if let new = new as? ManifestIssued {
            guard let old = old as? ManifestIssued, old.manifest == manifest.manifest else {
                return false
            }
            return manifest.replaceForm(old.form, by: new.form)
        }
        guard let new = new as? any ManifestStatement else { return false }
        return replace(opening: new, old, &manifest, &slice)
    }

    private static func replace<Body: ManifestStatement>(
        opening new: Body,
        _ old: any StatementBody,
        _ manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        guard let old = old as? Body, old.manifest == manifest.manifest,
            new.manifest == manifest.manifest
        else { return false }
        return new.replace(old, in: &manifest, &slice)
    }
}

/// Why a change of a correction cannot be made.
package enum CorrectionFault: Hashable, Sendable {
    /// There is no such event in an earlier entry.
    case unknownEvent
    /// There is no such place in the event.
    case unknownPlace
    /// Something else stands there now.
    case otherValue
    /// What it is about, who hands over to whom, and which packages are not corrected but stated.
    case fixed
    /// The event could not be read any more.
    case unreadable(FieldFault)
}

extension FieldChange {
    /// Names of members that no correction can change.
    private static let fixed: Set<String> = [
        "kind", "v", "onBehalfOf", "manifest", "number", "consignor", "consignee", "carriers",
        "sheet", "items", "code", "refusedItems", "missingItems", "correction", "incident", "line",
    ]

    fileprivate var isFixed: Bool {
        let parts = path.parts
        // The code of a line of the form can be mistaken; the code of a package names it.
        if parts.count == 3, parts[0] == "lines", parts[2] == "code" { return false }
        // Which packages came is stated; what one of them weighs is a figure.
        if parts.count == 5, parts[2] == "items", parts[4] == "net" { return false }
        return parts.contains { Self.fixed.contains($0) }
    }
}
