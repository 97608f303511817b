package import WasteDomain

/// Where the matter of a statement lies 属地: provinces and cities may be stricter than the country.
package enum Jurisdiction {
    /// Statements that concern the place the load comes to; all others of a manifest concern the
    /// place it leaves.
    private static let atConsignee: Set<EventKind> = [
        .manifestArrived, .manifestReceived, .manifestDiscrepancyReported, .partyInformed,
        .manifestDecided, .treatmentRecorded,
    ]

    /// What has to be looked up to know the region, as far as what is known leads.
    package static func subjects(of event: WasteEvent, in slice: StateSlice) -> [Subject] {
        if let stated = event.body as? any StreamStatement { return stated.movement.point.subjects }
        return site(of: event, in: slice).map { [Subject(.site, $0)] } ?? []
    }

    /// The region whose figures count; nil for the country's.
    static func region(of event: WasteEvent, in slice: StateSlice) -> RegionCode? {
        switch event.statement {
        case .siteRegistered(let registered): registered.region
        case .partyRegistered(let registered): registered.region
        case .emergencyDeclared(let declared): declared.region
        case .streamRecorded(let stated): slice.region(of: stated.movement.point)
        case .regimeChanged(let stated): slice.region(of: stated.movement.point)
        default:
            site(of: event, in: slice).flatMap { slice[Subject(.site, $0)] as? Site }?.region
        }
    }

    /// The site that a statement of a kind about a manifest concerns.
    package static func site(of kind: EventKind, on form: ManifestForm) -> SiteID {
        atConsignee.contains(kind) ? form.consignee : form.consignor
    }

    private static func site(of event: WasteEvent, in slice: StateSlice) -> SiteID? {
        switch event.statement {
        case .manifestIssued(let issued): return issued.form.consignor
        case .accountRecorded(let recorded): return recorded.from
        case .planFiled(let filed): return filed.site
        case .planAmended(let amended):
            let plan = Subject(.plan, DocumentID(amended.party, amended.plan))
            return (slice[plan] as? Plan)?.site
        case .itemIssued(let issued): return SiteID(party: issued.code.unit, site: issued.site)
        default: break
        }
        if let statement = event.manifestStatement {
            let manifest = slice[Subject(.manifest, statement.manifest)] as? Manifest
            return manifest.map { site(of: event.kind, on: $0.form) }
        }
        let treated = (event.body as? ItemTreated)?.items.first
        guard let code = event.itemStatement?.code ?? treated,
            let item = slice[Subject(.item, code)] as? Item, item.custodian == item.code.unit
        else { return nil }
        return SiteID(party: item.code.unit, site: item.site)
    }
}
