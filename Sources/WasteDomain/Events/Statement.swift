import CanonicalJSON

/// The closed set of statements.
package enum Statement: Hashable, Sendable {
    case partyRegistered(PartyRegistered)
    case partyAmended(PartyAmended)
    case partyRetired(PartyRetired)
    case siteRegistered(SiteRegistered)
    case keyEnrolled(KeyEnrolled)
    case keyRevoked(KeyRevoked)
    case licenceGranted(LicenceGranted)
    case licenceAmended(LicenceAmended)
    case licenceSuspended(LicenceSuspended)
    case licenceRevoked(LicenceRevoked)
    case vehicleRegistered(VehicleRegistered)
    case planFiled(PlanFiled)
    case planAmended(PlanAmended)
    case contractRecorded(ContractRecorded)
    case insuranceRecorded(InsuranceRecorded)
    case numbersGranted(NumbersGranted)
    case regulationAdopted(RegulationAdopted)
    case itemIssued(ItemIssued)
    case itemFilled(ItemFilled)
    case itemWeighed(ItemWeighed)
    case itemStored(ItemStored)
    case itemWithdrawn(ItemWithdrawn)
    case itemVoided(ItemVoided)
    case manifestIssued(ManifestIssued)
    case manifestCancelled(ManifestCancelled)
    case manifestReleased(ManifestReleased)
    case manifestLoaded(ManifestLoaded)
    case manifestDeparted(ManifestDeparted)
    case manifestArrived(ManifestArrived)
    case manifestReceived(ManifestReceived)
    case manifestDecided(ManifestDecided)
    case treatmentRecorded(TreatmentRecorded)

    /// What is stated, seen without its kind.
    var body: any StatementBody {
        switch self {
        case .partyRegistered(let body): body
        case .partyAmended(let body): body
        case .partyRetired(let body): body
        case .siteRegistered(let body): body
        case .keyEnrolled(let body): body
        case .keyRevoked(let body): body
        case .licenceGranted(let body): body
        case .licenceAmended(let body): body
        case .licenceSuspended(let body): body
        case .licenceRevoked(let body): body
        case .vehicleRegistered(let body): body
        case .planFiled(let body): body
        case .planAmended(let body): body
        case .contractRecorded(let body): body
        case .insuranceRecorded(let body): body
        case .numbersGranted(let body): body
        case .regulationAdopted(let body): body
        case .itemIssued(let body): body
        case .itemFilled(let body): body
        case .itemWeighed(let body): body
        case .itemStored(let body): body
        case .itemWithdrawn(let body): body
        case .itemVoided(let body): body
        case .manifestIssued(let body): body
        case .manifestCancelled(let body): body
        case .manifestReleased(let body): body
        case .manifestLoaded(let body): body
        case .manifestDeparted(let body): body
        case .manifestArrived(let body): body
        case .manifestReceived(let body): body
        case .manifestDecided(let body): body
        case .treatmentRecorded(let body): body
        }
    }

    /// Reads the members of a statement of some kind.
    static func read(_ kind: EventKind, from reader: inout ObjectReader) -> Statement? {
        func body<Body: StatementBody>(_ wrap: (Body) -> Statement) -> Statement? {
            Body(from: &reader).map(wrap)
        }
        return switch kind {
        case .partyRegistered: body(Statement.partyRegistered)
        case .partyAmended: body(Statement.partyAmended)
        case .partyRetired: body(Statement.partyRetired)
        case .siteRegistered: body(Statement.siteRegistered)
        case .keyEnrolled: body(Statement.keyEnrolled)
        case .keyRevoked: body(Statement.keyRevoked)
        case .licenceGranted: body(Statement.licenceGranted)
        case .licenceAmended: body(Statement.licenceAmended)
        case .licenceSuspended: body(Statement.licenceSuspended)
        case .licenceRevoked: body(Statement.licenceRevoked)
        case .vehicleRegistered: body(Statement.vehicleRegistered)
        case .planFiled: body(Statement.planFiled)
        case .planAmended: body(Statement.planAmended)
        case .contractRecorded: body(Statement.contractRecorded)
        case .insuranceRecorded: body(Statement.insuranceRecorded)
        case .numbersGranted: body(Statement.numbersGranted)
        case .regulationAdopted: body(Statement.regulationAdopted)
        case .itemIssued: body(Statement.itemIssued)
        case .itemFilled: body(Statement.itemFilled)
        case .itemWeighed: body(Statement.itemWeighed)
        case .itemStored: body(Statement.itemStored)
        case .itemWithdrawn: body(Statement.itemWithdrawn)
        case .itemVoided: body(Statement.itemVoided)
        case .manifestIssued: body(Statement.manifestIssued)
        case .manifestCancelled: body(Statement.manifestCancelled)
        case .manifestReleased: body(Statement.manifestReleased)
        case .manifestLoaded: body(Statement.manifestLoaded)
        case .manifestDeparted: body(Statement.manifestDeparted)
        case .manifestArrived: body(Statement.manifestArrived)
        case .manifestReceived: body(Statement.manifestReceived)
        case .manifestDecided: body(Statement.manifestDecided)
        case .treatmentRecorded: body(Statement.treatmentRecorded)
        }
    }
}

extension EventKind {
    /// The type that says what an event of this kind states.
    package var bodyType: any StatementBody.Type {
        switch self {
        case .partyRegistered: PartyRegistered.self
        case .partyAmended: PartyAmended.self
        case .partyRetired: PartyRetired.self
        case .siteRegistered: SiteRegistered.self
        case .keyEnrolled: KeyEnrolled.self
        case .keyRevoked: KeyRevoked.self
        case .licenceGranted: LicenceGranted.self
        case .licenceAmended: LicenceAmended.self
        case .licenceSuspended: LicenceSuspended.self
        case .licenceRevoked: LicenceRevoked.self
        case .vehicleRegistered: VehicleRegistered.self
        case .planFiled: PlanFiled.self
        case .planAmended: PlanAmended.self
        case .contractRecorded: ContractRecorded.self
        case .insuranceRecorded: InsuranceRecorded.self
        case .numbersGranted: NumbersGranted.self
        case .regulationAdopted: RegulationAdopted.self
        case .itemIssued: ItemIssued.self
        case .itemFilled: ItemFilled.self
        case .itemWeighed: ItemWeighed.self
        case .itemStored: ItemStored.self
        case .itemWithdrawn: ItemWithdrawn.self
        case .itemVoided: ItemVoided.self
        case .manifestIssued: ManifestIssued.self
        case .manifestCancelled: ManifestCancelled.self
        case .manifestReleased: ManifestReleased.self
        case .manifestLoaded: ManifestLoaded.self
        case .manifestDeparted: ManifestDeparted.self
        case .manifestArrived: ManifestArrived.self
        case .manifestReceived: ManifestReceived.self
        case .manifestDecided: ManifestDecided.self
        case .treatmentRecorded: TreatmentRecorded.self
        }
    }
}
