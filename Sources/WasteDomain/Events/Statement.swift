import CanonicalJSON

/// The closed set of statements.
package indirect enum Statement: Hashable, Sendable {
    case partyRegistered(PartyRegistered)
    case partyAmended(PartyAmended)
    case partyRetired(PartyRetired)
    case siteRegistered(SiteRegistered)
    case facilityRegistered(FacilityRegistered)
    case serialsGranted(SerialsGranted)
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
    case delegationGranted(DelegationGranted)
    case delegationRevoked(DelegationRevoked)
    case approvalGranted(ApprovalGranted)
    case exemptionGranted(ExemptionGranted)
    case regulationAdopted(RegulationAdopted)
    case itemIssued(ItemIssued)
    case itemFilled(ItemFilled)
    case itemWeighed(ItemWeighed)
    case itemStored(ItemStored)
    case itemWithdrawn(ItemWithdrawn)
    case itemVoided(ItemVoided)
    case itemMerged(ItemMerged)
    case itemRecoded(ItemRecoded)
    case itemOverpacked(ItemOverpacked)
    case itemSplit(ItemSplit)
    case itemPacked(ItemPacked)
    case itemUnpacked(ItemUnpacked)
    case itemDamaged(ItemDamaged)
    case itemLost(ItemLost)
    case itemFound(ItemFound)
    case itemRelabelled(ItemRelabelled)
    case itemTreated(ItemTreated)
    case itemSighted(ItemSighted)
    case manifestIssued(ManifestIssued)
    case manifestAmended(ManifestAmended)
    case manifestCancelled(ManifestCancelled)
    case manifestReleased(ManifestReleased)
    case manifestRecalled(ManifestRecalled)
    case manifestLoaded(ManifestLoaded)
    case manifestLoadingRefused(ManifestLoadingRefused)
    case manifestUnloaded(ManifestUnloaded)
    case manifestTakenBack(ManifestTakenBack)
    case manifestDeparted(ManifestDeparted)
    case manifestVehicleChanged(ManifestVehicleChanged)
    case manifestRelayReleased(ManifestRelayReleased)
    case manifestRelayTaken(ManifestRelayTaken)
    case transitObserved(TransitObserved)
    case incidentReported(IncidentReported)
    case manifestArrived(ManifestArrived)
    case manifestReceived(ManifestReceived)
    case manifestDiscrepancyReported(ManifestDiscrepancyReported)
    case partyInformed(PartyInformed)
    case manifestDecided(ManifestDecided)
    case manifestReturnDeparted(ManifestReturnDeparted)
    case manifestReturnReceived(ManifestReturnReceived)
    case manifestRedirected(ManifestRedirected)
    case treatmentRecorded(TreatmentRecorded)
    case manifestFrozen(ManifestFrozen)
    case manifestUnfrozen(ManifestUnfrozen)
    case correctionProposed(CorrectionProposed)
    case correctionAgreed(CorrectionAgreed)
    case correctionDeclined(CorrectionDeclined)
    case correctionWithdrawn(CorrectionWithdrawn)
    case noteAdded(NoteAdded)
    case tripOpened(TripOpened)
    case tripStopped(TripStopped)
    case tripClosed(TripClosed)
    case accountRecorded(AccountRecorded)
    case stockAdjusted(StockAdjusted)
    case sealedErased(SealedErased)

    /// What is stated, seen without its kind.
    var body: any StatementBody {
        switch self {
        case .partyRegistered(let body): body
        case .partyAmended(let body): body
        case .partyRetired(let body): body
        case .siteRegistered(let body): body
        case .facilityRegistered(let body): body
        case .serialsGranted(let body): body
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
        case .delegationGranted(let body): body
        case .delegationRevoked(let body): body
        case .approvalGranted(let body): body
        case .exemptionGranted(let body): body
        case .regulationAdopted(let body): body
        case .itemIssued(let body): body
        case .itemFilled(let body): body
        case .itemWeighed(let body): body
        case .itemStored(let body): body
        case .itemWithdrawn(let body): body
        case .itemVoided(let body): body
        case .itemMerged(let body): body
        case .itemRecoded(let body): body
        case .itemOverpacked(let body): body
        case .itemSplit(let body): body
        case .itemPacked(let body): body
        case .itemUnpacked(let body): body
        case .itemDamaged(let body): body
        case .itemLost(let body): body
        case .itemFound(let body): body
        case .itemRelabelled(let body): body
        case .itemTreated(let body): body
        case .itemSighted(let body): body
        case .manifestIssued(let body): body
        case .manifestAmended(let body): body
        case .manifestCancelled(let body): body
        case .manifestReleased(let body): body
        case .manifestRecalled(let body): body
        case .manifestLoaded(let body): body
        case .manifestLoadingRefused(let body): body
        case .manifestUnloaded(let body): body
        case .manifestTakenBack(let body): body
        case .manifestDeparted(let body): body
        case .manifestVehicleChanged(let body): body
        case .manifestRelayReleased(let body): body
        case .manifestRelayTaken(let body): body
        case .transitObserved(let body): body
        case .incidentReported(let body): body
        case .manifestArrived(let body): body
        case .manifestReceived(let body): body
        case .manifestDiscrepancyReported(let body): body
        case .partyInformed(let body): body
        case .manifestDecided(let body): body
        case .manifestReturnDeparted(let body): body
        case .manifestReturnReceived(let body): body
        case .manifestRedirected(let body): body
        case .treatmentRecorded(let body): body
        case .manifestFrozen(let body): body
        case .manifestUnfrozen(let body): body
        case .correctionProposed(let body): body
        case .correctionAgreed(let body): body
        case .correctionDeclined(let body): body
        case .correctionWithdrawn(let body): body
        case .noteAdded(let body): body
        case .tripOpened(let body): body
        case .tripStopped(let body): body
        case .tripClosed(let body): body
        case .accountRecorded(let body): body
        case .stockAdjusted(let body): body
        case .sealedErased(let body): body
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
        case .facilityRegistered: body(Statement.facilityRegistered)
        case .serialsGranted: body(Statement.serialsGranted)
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
        case .delegationGranted: body(Statement.delegationGranted)
        case .delegationRevoked: body(Statement.delegationRevoked)
        case .approvalGranted: body(Statement.approvalGranted)
        case .exemptionGranted: body(Statement.exemptionGranted)
        case .regulationAdopted: body(Statement.regulationAdopted)
        case .itemIssued: body(Statement.itemIssued)
        case .itemFilled: body(Statement.itemFilled)
        case .itemWeighed: body(Statement.itemWeighed)
        case .itemStored: body(Statement.itemStored)
        case .itemWithdrawn: body(Statement.itemWithdrawn)
        case .itemVoided: body(Statement.itemVoided)
        case .itemMerged: body(Statement.itemMerged)
        case .itemRecoded: body(Statement.itemRecoded)
        case .itemOverpacked: body(Statement.itemOverpacked)
        case .itemSplit: body(Statement.itemSplit)
        case .itemPacked: body(Statement.itemPacked)
        case .itemUnpacked: body(Statement.itemUnpacked)
        case .itemDamaged: body(Statement.itemDamaged)
        case .itemLost: body(Statement.itemLost)
        case .itemFound: body(Statement.itemFound)
        case .itemRelabelled: body(Statement.itemRelabelled)
        case .itemTreated: body(Statement.itemTreated)
        case .itemSighted: body(Statement.itemSighted)
        case .manifestIssued: body(Statement.manifestIssued)
        case .manifestAmended: body(Statement.manifestAmended)
        case .manifestCancelled: body(Statement.manifestCancelled)
        case .manifestReleased: body(Statement.manifestReleased)
        case .manifestRecalled: body(Statement.manifestRecalled)
        case .manifestLoaded: body(Statement.manifestLoaded)
        case .manifestLoadingRefused: body(Statement.manifestLoadingRefused)
        case .manifestUnloaded: body(Statement.manifestUnloaded)
        case .manifestTakenBack: body(Statement.manifestTakenBack)
        case .manifestDeparted: body(Statement.manifestDeparted)
        case .manifestVehicleChanged: body(Statement.manifestVehicleChanged)
        case .manifestRelayReleased: body(Statement.manifestRelayReleased)
        case .manifestRelayTaken: body(Statement.manifestRelayTaken)
        case .transitObserved: body(Statement.transitObserved)
        case .incidentReported: body(Statement.incidentReported)
        case .manifestArrived: body(Statement.manifestArrived)
        case .manifestReceived: body(Statement.manifestReceived)
        case .manifestDiscrepancyReported: body(Statement.manifestDiscrepancyReported)
        case .partyInformed: body(Statement.partyInformed)
        case .manifestDecided: body(Statement.manifestDecided)
        case .manifestReturnDeparted: body(Statement.manifestReturnDeparted)
        case .manifestReturnReceived: body(Statement.manifestReturnReceived)
        case .manifestRedirected: body(Statement.manifestRedirected)
        case .treatmentRecorded: body(Statement.treatmentRecorded)
        case .manifestFrozen: body(Statement.manifestFrozen)
        case .manifestUnfrozen: body(Statement.manifestUnfrozen)
        case .correctionProposed: body(Statement.correctionProposed)
        case .correctionAgreed: body(Statement.correctionAgreed)
        case .correctionDeclined: body(Statement.correctionDeclined)
        case .correctionWithdrawn: body(Statement.correctionWithdrawn)
        case .noteAdded: body(Statement.noteAdded)
        case .tripOpened: body(Statement.tripOpened)
        case .tripStopped: body(Statement.tripStopped)
        case .tripClosed: body(Statement.tripClosed)
        case .accountRecorded: body(Statement.accountRecorded)
        case .stockAdjusted: body(Statement.stockAdjusted)
        case .sealedErased: body(Statement.sealedErased)
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
        case .facilityRegistered: FacilityRegistered.self
        case .serialsGranted: SerialsGranted.self
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
        case .delegationGranted: DelegationGranted.self
        case .delegationRevoked: DelegationRevoked.self
        case .approvalGranted: ApprovalGranted.self
        case .exemptionGranted: ExemptionGranted.self
        case .regulationAdopted: RegulationAdopted.self
        case .itemIssued: ItemIssued.self
        case .itemFilled: ItemFilled.self
        case .itemWeighed: ItemWeighed.self
        case .itemStored: ItemStored.self
        case .itemWithdrawn: ItemWithdrawn.self
        case .itemVoided: ItemVoided.self
        case .itemMerged: ItemMerged.self
        case .itemRecoded: ItemRecoded.self
        case .itemOverpacked: ItemOverpacked.self
        case .itemSplit: ItemSplit.self
        case .itemPacked: ItemPacked.self
        case .itemUnpacked: ItemUnpacked.self
        case .itemDamaged: ItemDamaged.self
        case .itemLost: ItemLost.self
        case .itemFound: ItemFound.self
        case .itemRelabelled: ItemRelabelled.self
        case .itemTreated: ItemTreated.self
        case .itemSighted: ItemSighted.self
        case .manifestIssued: ManifestIssued.self
        case .manifestAmended: ManifestAmended.self
        case .manifestCancelled: ManifestCancelled.self
        case .manifestReleased: ManifestReleased.self
        case .manifestRecalled: ManifestRecalled.self
        case .manifestLoaded: ManifestLoaded.self
        case .manifestLoadingRefused: ManifestLoadingRefused.self
        case .manifestUnloaded: ManifestUnloaded.self
        case .manifestTakenBack: ManifestTakenBack.self
        case .manifestDeparted: ManifestDeparted.self
        case .manifestVehicleChanged: ManifestVehicleChanged.self
        case .manifestRelayReleased: ManifestRelayReleased.self
        case .manifestRelayTaken: ManifestRelayTaken.self
        case .transitObserved: TransitObserved.self
        case .incidentReported: IncidentReported.self
        case .manifestArrived: ManifestArrived.self
        case .manifestReceived: ManifestReceived.self
        case .manifestDiscrepancyReported: ManifestDiscrepancyReported.self
        case .partyInformed: PartyInformed.self
        case .manifestDecided: ManifestDecided.self
        case .manifestReturnDeparted: ManifestReturnDeparted.self
        case .manifestReturnReceived: ManifestReturnReceived.self
        case .manifestRedirected: ManifestRedirected.self
        case .treatmentRecorded: TreatmentRecorded.self
        case .manifestFrozen: ManifestFrozen.self
        case .manifestUnfrozen: ManifestUnfrozen.self
        case .correctionProposed: CorrectionProposed.self
        case .correctionAgreed: CorrectionAgreed.self
        case .correctionDeclined: CorrectionDeclined.self
        case .correctionWithdrawn: CorrectionWithdrawn.self
        case .noteAdded: NoteAdded.self
        case .tripOpened: TripOpened.self
        case .tripStopped: TripStopped.self
        case .tripClosed: TripClosed.self
        case .accountRecorded: AccountRecorded.self
        case .stockAdjusted: StockAdjusted.self
        case .sealedErased: SealedErased.self
        }
    }
}
