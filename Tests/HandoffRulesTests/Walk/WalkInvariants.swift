import CanonicalJSON
import LiandanTesting
import Testing
import WasteDomain

/// What holds after every step, whatever was stated.
struct WalkInvariants {
    let walk: WalkTown

    /// Who may ever make statements of a kind, told apart from the code that decides it.
    private func mayState(_ kind: EventKind, _ party: PartyID, _ manifest: Manifest) -> Bool {
        let form = manifest.form
        let carriers = form.carriers + manifest.legs.map(\.carrier)
        let consignor = party == form.consignor.party
        let consignee = party == form.consignee.party
        let carrier = carriers.contains(party) || manifest.relayReleased?.to == party
        let authority = party.description == Town.authority
        return switch kind {
        case .manifestIssued, .manifestAmended, .manifestCancelled, .manifestReleased,
            .manifestRecalled, .manifestTakenBack, .manifestReturnReceived, .manifestRedirected:
            consignor
        case .manifestLoaded, .manifestLoadingRefused, .manifestUnloaded, .manifestDeparted,
            .manifestVehicleChanged, .manifestRelayReleased, .manifestRelayTaken,
            .manifestReturnDeparted:
            carrier
        case .manifestArrived: carrier || consignee
        case .manifestReceived, .manifestDiscrepancyReported, .manifestDecided,
            .treatmentRecorded:
            consignee
        case .manifestFrozen, .manifestUnfrozen: authority
        case .transitObserved: carrier || authority
        case .partyInformed: consignee || consignor || authority
        default: consignor || consignee || carrier || authority
        }
    }

    /// After one accepted statement about a manifest.
    func expect(
        _ kind: EventKind,
        by party: PartyID,
        took before: Manifest?,
        to after: Manifest
    ) {
        #expect(mayState(kind, party, after), "\(kind) by \(party)")
        if let before, before.status != after.status {
            let row = ManifestTransition.of(kind)
            // Whatever ends the last line closes it: also the decision, if nothing came.
            let ends: [ManifestStatus] = kind == .manifestDecided ? [.received] : [.decided]
            let isClosing = after.status == .closed && ends.contains(before.status)
            #expect(
                row?.to.contains(after.status) == true || isClosing,
                "\(kind) to \(after.status)"
            )
            let steps = "\(kind): \(before.status) → \(after.status)"
            #expect(row?.from.contains(before.status) == true, "\(steps)")
        }
        if let before { #expect(after.lines.count == before.lines.count) }
        if let leg = after.legs.first { #expect(leg.taken.key != after.released?.note.key) }
        for line in after.lines { expectConservation(line, in: after) }
    }

    /// No gram appears or vanishes on a line.
    private func expectConservation(_ line: LineProgress, in manifest: Manifest) {
        guard let released = line.released else {
            #expect(line.accepted == nil)
            return
        }
        #expect(released == manifest.released(line.line)?.mass)
        guard let accepted = line.accepted, let refused = line.refused,
            let missing = line.missing, let difference = line.difference
        else { return }
        let sum = accepted.grams + refused.grams + missing.grams + Int64(difference)
        #expect(sum == released.grams)
        #expect(line.treated + line.passedOn <= accepted)
        #expect(line.returned + line.redirected <= refused)
        if manifest.status == .closed {
            #expect(line.treated + line.passedOn == accepted)
            #expect(line.returned + line.redirected == refused)
        }
    }

    /// Every package is with one party, on one open manifest, and where that says.
    func expectCustody(_ item: Item, _ manifest: Manifest) {
        switch item.status {
        case .loaded:
            #expect(item.manifest != nil, "\(item.code)")
            // A package that came home or was sent on is on another manifest now.
            guard item.manifest == manifest.manifest else { return }
            #expect(item.custodian == manifest.holder, "\(item.code)")
            #expect(manifest.released?.items.contains(item.code) == true)
        case .received, .missing:
            // What was sent on belongs to another manifest now.
            guard item.manifest == manifest.manifest, item.status == .received else { return }
            // Until it is loaded it is still with who sends it on.
            let party = manifest.legs.isEmpty ? manifest.form.consignor : manifest.form.consignee
            #expect(item.custodian == party.party, "\(item.code)")
        case .treated, .merged: #expect(item.manifest == nil)
        default: break
        }
    }

    /// The figures many manifests share are the sums of what each takes.
    func expectSums() throws {
        let manifests = try walk.records(Manifest.self, "manifest")
        let moved = try walk.records(Plan.self, "plan").flatMap(\.moved).map(\.mass).total
        let first = manifests.filter { $0.form.redirects == nil }
        #expect(moved == first.flatMap(\.lines).compactMap(\.released).total)
        let approvals = try walk.records(Approval.self, "approval")
        for approval in approvals {
            let under = manifests.filter { $0.form.approval == approval.approval }
            let bound = under.flatMap(\.bound).map(\.mass).total
            #expect(approval.used.map(\.mass).total == bound)
            #expect(bound.grams <= Int64(WalkTown.budget))
        }
        let used = try walk.records(Licence.self, "licence").flatMap(\.used).map(\.mass).total
        #expect(used == manifests.flatMap(\.lines).compactMap(\.accepted).total)
        let onTheRoad = manifests.filter { !$0.legs.isEmpty }.flatMap(\.sources)
        for manifest in manifests {
            for line in manifest.lines {
                let sent = onTheRoad.filter {
                    $0.manifest == manifest.manifest && $0.line == line.line
                }
                #expect(sent.map(\.mass).total == line.passedOn)
            }
        }
        try expectNoMoreThanAccepted(manifests)
        let numbers = Set(manifests.map(\.number))
        #expect(numbers.count == manifests.count)
    }

    /// What is treated, sent on, bound to be, and still there of a line is what was accepted of it
    /// at most, whatever its packages became.
    private func expectNoMoreThanAccepted(_ manifests: [Manifest]) throws {
        var standing: [String: Int64] = [:]
        for party in WalkTown.parties {
            for item in try walk.records(Item.self, "holder:\(party)")
            where item.container == nil && !item.status.isFinal {
                for source in item.origin
                where item.manifest == nil || item.manifest == source.manifest {
                    standing["\(source.manifest) \(source.line)", default: 0] += source.mass.grams
                }
            }
        }
        for manifest in manifests where manifest.decided != nil {
            for line in manifest.lines {
                let there = standing["\(manifest.manifest) \(line.line)"] ?? 0
                let gone = line.treated + line.passedOn + line.sending
                let accepted = line.accepted?.grams ?? 0
                #expect(gone.grams + there <= accepted, "\(manifest.number) \(line.line)")
            }
        }
    }
}
