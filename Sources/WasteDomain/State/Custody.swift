import CanonicalJSON

/// Who has which package 保管责任; it moves when both halves of a hand-over are there.
enum Custody {
    /// The packages go on board with the carrier.
    private static func load(_ codes: [ItemCode], onto carrier: PartyID, _ slice: inout StateSlice)
    {
        for code in codes {
            slice.move(code) { item in
                guard item.status != .lost else {
                    // It is not on this load, and free if it turns up.
                    item.lostAs = nil
                    return
                }
                item.status = .loaded
                item.custodian = carrier
                item.stored = nil
            }
        }
    }

    /// The packages go from one carrier to the next, or to nobody new.
    static func relay(_ codes: [ItemCode], to carrier: PartyID, _ slice: inout StateSlice) {
        for code in codes {
            slice.move(code) { item in
                if item.status == .loaded { item.custodian = carrier }
                // Lost on the way here, it is not on this load any more.
                item.lostAs = nil
            }
        }
    }

    /// The packages are with the consignor again.
    static func giveBack(_ codes: [ItemCode], to consignor: PartyID, _ slice: inout StateSlice) {
        for code in codes { slice.move(code) { $0.giveBack(to: consignor) } }
    }

    /// The whole load goes back to the consignor once carrier and consignor say so, by two keys.
    static func undo(_ manifest: inout Manifest, _ slice: inout StateSlice, _ made: Made) {
        guard let unloaded = manifest.unloaded, let takenBack = manifest.takenBack,
            unloaded.key != takenBack.key
        else {
            manifest.latest = made.note
            return
        }
        giveBack(manifest.releasedItems, to: manifest.form.consignor.party, &slice)
        count(manifest.sources, made, &slice) { $0.passedOn = $0.passedOn - $1 }
        if manifest.isMedical {
            slice.update(Institution.self, manifest.form.consignor) { $0.unload(manifest) }
        }
        manifest.resetLoading(made)
    }

    /// The packages are not on a manifest any more.
    static func free(_ codes: [ItemCode], of manifest: UniqueID, _ slice: inout StateSlice) {
        for code in codes {
            slice.move(code) { if $0.manifest == manifest { $0.free() } }
        }
    }

    /// Nothing is handed over after all: the packages are free, and what they were to bring.
    static func cancel(_ manifest: inout Manifest, _ slice: inout StateSlice, _ made: Made) {
        free(manifest.releasedItems, of: manifest.manifest, &slice)
        count(manifest.sources, made, &slice) { $0.sending = $0.sending - $1 }
        manifest.resetLoading(made)
    }

    /// What is sent on counts for the manifests it came by: bound at release, gone when on board.
    ///
    /// A manifest that was closed by it is open again if it comes back.
    static func count(
        _ sources: [LoadSource],
        _ made: Made,
        _ slice: inout StateSlice,
        _ change: (inout LineProgress, Mass) -> Void
    ) {
        for source in sources {
            slice.update(Manifest.self, source.manifest) { origin in
                origin.update(source.line) { change(&$0, source.mass) }
                origin.closeIfDone(made)
                if origin.status == .closed, !origin.lines.allSatisfy(\.isDone) {
                    origin.advance(to: .decided, made)
                }
            }
        }
    }

    /// The whole load goes on board with the carrier.
    static func board(
        _ manifest: Manifest,
        _ carrier: PartyID,
        _ slice: inout StateSlice,
        _ made: Made
    ) {
        load(manifest.releasedItems, onto: carrier, &slice)
        if manifest.isMedical, let loaded = manifest.loaded {
            let oldest = manifest.releasedItems
                .compactMap { slice[Item.self, $0]?.waitingSince }.min()
            slice.update(Institution.self, manifest.form.consignor) {
                $0.leave(manifest, loaded.note, oldest: oldest)
            }
        }
        count(manifest.sources, made, &slice) { line, mass in
            line.sending = line.sending - mass
            line.passedOn = line.passedOn + mass
        }
    }
}
