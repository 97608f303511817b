package import CanonicalJSON
package import Regulation
package import WasteDomain

/// What a pilot collects from a small generator 小微收运: two registers and what is eased for it.
package enum Pickup {
    /// Whether whoever holds these licences may take in waste on a day as a pilot collector only.
    package static func isForPilot(_ licences: [Licence], on day: CivilDay) -> Bool {
        let counting = licences.filter { $0.content.type.isForWaste && $0.counts(on: day) }
        return !counting.isEmpty
            && counting.allSatisfy { $0.content.type == .pilotCollection }
    }

    /// Whether a site that is set to be small (登记管理) hands over to such a collector.
    package static func isOne(
        from site: Site?,
        to licences: [Licence],
        on day: CivilDay
    ) -> Bool {
        site?.managementClass(on: day) == .registered && isForPilot(licences, on: day)
    }
}

/// The days in which a round reaches a small generator 收运窗口期; who is not reached drops out.
///
/// Nobody cancels anything: a manifest that is only issued when its window is over counts no more.
package struct PickupWindow: Hashable, Sendable {
    /// The last day it may be handed over on.
    package let until: CivilDay

    /// Nil for a manifest that is none of a pickup, or has got further than its issue.
    ///
    /// - Parameters:
    ///   - manifest: What was issued.
    ///   - parameters: The figures in force; without one of the window there is none.
    ///   - site: Looks up a site.
    ///   - licences: Looks up the licences of a party.
    /// - Throws: What a look-up throws.
    package init?<Failure: Error>(
        of manifest: Manifest,
        _ parameters: Parameters,
        site: (SiteID) throws(Failure) -> Site?,
        licences: (PartyID) throws(Failure) -> [Licence]
    ) throws(Failure) {
        guard manifest.status == .issued, let place = try site(manifest.form.consignor) else {
            return nil
        }
        let day = manifest.issued.at.legalDay
        let limit = parameters.limit(.smallWindowDays, on: day, in: place.region)
        guard let limit,
            try Pickup.isOne(from: place, to: licences(manifest.form.consignee.party), on: day)
        else { return nil }
        until = day.advanced(by: Int64(limit))
    }

    /// Whether the manifest has dropped out by a day 自动退出.
    package func isOver(on day: CivilDay) -> Bool { day > until }
}

extension RuleContext {
    /// A fault as it is for whom it is eased: only recorded of a small generator whose waste a
    /// pilot collects, where the regulation says so.
    func eased(_ fault: Fault, of form: ManifestForm, where name: Parameters.Name) -> Fault {
        let licences = slice.licences(of: form.consignee.party)
        let site = slice[Site.self, form.consignor]
        guard flag(name), Pickup.isOne(from: site, to: licences, on: day) else { return fault }
        return fault.asWarning
    }

    /// The window of the manifest the statement is about.
    var window: PickupWindow? {
        manifest.flatMap { manifest in
            PickupWindow(of: manifest, regulation.parameters) {
                slice[Site.self, $0]
            } licences: {
                slice.licences(of: $0)
            }
        }
    }
}
