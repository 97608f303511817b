/// What a manifest takes of figures that others share 额度.
///
/// These are its site's year, the plan of its site, an approval, a point-to-point plan, the day of a facility in an
/// emergency. It follows from the manifest alone, so that a change of the manifest moves them by the difference of before and after.
struct Quota: Equatable {
    /// What it binds of approvals and point-to-point plans, from issue on.
    private let bound: [WasteMass]
    /// What has left the site.
    private let moved: [WasteMass]
    private let site: SiteID
    private let plan: DocumentID
    private let approval: DocumentID?
    private let grants: [DocumentID]
    private let year: Int
    /// The emergency it moves under, and what its facility took in on a day.
    private let emergency: Reference?
    private let taken: EmergencyUse?

    /// Nothing is bound while there is no manifest.
    init(_ manifest: Manifest) {
        let form = manifest.form
        bound = manifest.bound
        moved = manifest.moved
        site = form.consignor
        plan = DocumentID(form.consignor.party, form.plan)
        approval = form.approval.map { DocumentID(form.consignor.party, $0) }
        grants = form.grants
        year = manifest.issued.at.legalYear
        emergency = form.underEmergency
        taken = EmergencyUse(manifest)
    }

    /// The records it counts in.
    var subjects: [Subject] {
        [Subject(.site, site), Subject(.plan, plan)]
            + (approval.map { [Subject(.approval, $0)] } ?? [])
            + grants.map { Subject(.exemption, $0) }
            + (emergency.map { [Subject(.emergency, $0)] } ?? [])
    }

    /// Moves the shared figures from what one state of a manifest took to what another takes.
    static func move(from old: Quota?, to new: Quota, in slice: inout StateSlice) {
        guard old != new else { return }
        if let old { old.count(in: &slice) { $0 - $1 } }
        new.count(in: &slice) { $0 + $1 }
    }

    private func count(in slice: inout StateSlice, _ change: (Mass, Mass) -> Mass) {
        if !moved.isEmpty {
            slice.update(Site.self, site) {
                $0.moved[year] = change($0.moved[year], moved.map(\.mass).total)
            }
        }
        if let emergency, let taken {
            slice.update(DeclaredEmergency.self, emergency) { record in
                record.received[taken.site, taken.day] = change(
                    record.received[taken.site, taken.day],
                    taken.mass
                )
            }
        }
        for part in moved {
            slice.update(Plan.self, plan) {
                $0.moved[part.code] = change($0.moved[part.code], part.mass)
            }
        }
        for part in bound {
            if let approval {
                slice.update(Approval.self, approval) {
                    $0.used[part.code] = change($0.used[part.code], part.mass)
                }
            }
            for grant in grants {
                slice.update(ExemptionGrant.self, grant) { record in
                    guard record.code == part.code else { return }
                    record.use({ change($0, part.mass) }, in: year)
                }
            }
        }
    }
}

extension StateSlice {
    /// Puts a manifest in the place of what it was, with what it now takes of shared figures.
    package mutating func put(_ manifest: Manifest, inPlaceOf old: Manifest) {
        put(manifest)
        Quota.move(from: Quota(old), to: Quota(manifest), in: &self)
    }
}

extension Manifest {
    /// What it binds of an approval: what was released last or, before that, what the form says.
    ///
    /// A release that comes to nothing goes on binding: what it left free may be given away by now.
    package var bound: [WasteMass] {
        guard status != .cancelled else { return [] }
        if released == nil, !held.isEmpty { return held }
        return form.lines.map { line in
            WasteMass(code: line.code, mass: released(line.line)?.mass ?? line.mass)
        }
        .summed
    }

    /// What has left the site under it.
    var moved: [WasteMass] {
        // What is redirected has left under the manifest it was refused on.
        guard form.redirects == nil else { return [] }
        return form.lines.compactMap { line in
            progress(line.line)?.released.map { WasteMass(code: line.code, mass: $0) }
        }
        .summed
    }
}

extension [WasteMass] {
    /// Each code once, in the order of their first lines.
    package var summed: [WasteMass] {
        reduce(into: []) { $0[$1.code] = $0[$1.code] + $1.mass }
    }
}
