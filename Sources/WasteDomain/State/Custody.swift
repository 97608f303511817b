import CanonicalJSON

/// Who has which package 保管责任; it moves when both halves of a hand-over are there.
enum Custody {
    /// The packages go on board with the carrier.
    static func load(_ codes: [ItemCode], onto carrier: PartyID, _ slice: inout StateSlice) {
        for code in codes {
            slice.update(Item.self, code) { item in
                item.status = .loaded
                item.custodian = carrier
                item.stored = nil
            }
        }
    }

    /// The packages go from one carrier to the next, or to nobody new.
    static func relay(_ codes: [ItemCode], to carrier: PartyID, _ slice: inout StateSlice) {
        for code in codes {
            slice.update(Item.self, code) { if $0.status == .loaded { $0.custodian = carrier } }
        }
    }

    /// The packages are with the consignor again.
    static func giveBack(_ codes: [ItemCode], to consignor: PartyID, _ slice: inout StateSlice) {
        for code in codes { slice.update(Item.self, code) { $0.giveBack(to: consignor) } }
    }

    /// The whole load goes back to the consignor once carrier and consignor say so, by two keys.
    static func undo(_ manifest: inout Manifest, _ slice: inout StateSlice, _ made: Made) {
        guard let unloaded = manifest.unloaded, let takenBack = manifest.takenBack,
            unloaded.key != takenBack.key
        else {
            manifest.latest = made.note
            return
        }
        giveBack(manifest.released?.items ?? [], to: manifest.form.consignor.party, &slice)
        passOn(manifest.sources, made, &slice, -)
        manifest.resetLoading(made)
    }

    /// The packages are not on a manifest any more.
    static func free(_ codes: [ItemCode], of manifest: UniqueID, _ slice: inout StateSlice) {
        for code in codes {
            slice.update(Item.self, code) { if $0.manifest == manifest { $0.free() } }
        }
    }

    /// What is sent on counts for the manifests it came by.
    static func passOn(
        _ sources: [LoadSource],
        _ made: Made,
        _ slice: inout StateSlice,
        _ change: (Mass, Mass) -> Mass
    ) {
        for source in sources {
            slice.update(Manifest.self, source.manifest) { origin in
                origin.update(source.line) { $0.passedOn = change($0.passedOn, source.mass) }
                origin.closeIfDone(made)
            }
        }
    }
}
