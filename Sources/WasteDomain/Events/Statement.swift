import CanonicalJSON

/// The closed set of statements: each kind stands here once as a case and once as it is read.
package indirect enum Statement: Hashable, Sendable {
    case partyRegistered(PartyRegistered)
    case partyAmended(PartyAmended)
    case partyRetired(PartyRetired)
    case siteRegistered(SiteRegistered)
    case siteClassified(SiteClassified)
    case facilityRegistered(FacilityRegistered)
    case serialsGranted(SerialsGranted)
    case keyEnrolled(KeyEnrolled)
    case keyRevoked(KeyRevoked)
    case ledgerKeyRotated(LedgerKeyRotated)
    case licenceGranted(LicenceGranted)
    case licenceAmended(LicenceAmended)
    case licenceSuspended(LicenceSuspended)
    case licenceRevoked(LicenceRevoked)
    case vehicleRegistered(VehicleRegistered)
    case vehicleCleaned(VehicleCleaned)
    case binCleaned(BinCleaned)
    case institutionRegistered(InstitutionRegistered)
    case planFiled(PlanFiled)
    case planAmended(PlanAmended)
    case contractRecorded(ContractRecorded)
    case insuranceRecorded(InsuranceRecorded)
    case numbersGranted(NumbersGranted)
    case delegationGranted(DelegationGranted)
    case delegationRevoked(DelegationRevoked)
    case approvalGranted(ApprovalGranted)
    case exemptionGranted(ExemptionGranted)
    case emergencyDeclared(EmergencyDeclared)
    case emergencyEnded(EmergencyEnded)
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
    case manifestConfirmed(ManifestConfirmed)
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
    case wasteGenerated(WasteGenerated)
    case wasteTreated(WasteTreated)
    case declarationFiled(DeclarationFiled)
    case figureDeclared(FigureDeclared)
    case sealedErased(SealedErased)
    case streamRecorded(StreamRecorded)
    case regimeChanged(RegimeChanged)

    /// Reads the members of a statement of some kind, seen by its kind and without it.
    static func read(
        _ kind: EventKind,
        from reader: inout ObjectReader
    ) -> (statement: Statement, body: any StatementBody)? {
        func body<Body: StatementBody>(
            _ wrap: (Body) -> Statement
        ) -> (statement: Statement, body: any StatementBody)? {
            Body(from: &reader).map { (wrap($0), $0) }
        }
        return switch kind {
        case .partyRegistered: body(Statement.partyRegistered)
        case .partyAmended: body(Statement.partyAmended)
        case .partyRetired: body(Statement.partyRetired)
        case .siteRegistered: body(Statement.siteRegistered)
        case .siteClassified: body(Statement.siteClassified)
        case .facilityRegistered: body(Statement.facilityRegistered)
        case .serialsGranted: body(Statement.serialsGranted)
        case .keyEnrolled: body(Statement.keyEnrolled)
        case .keyRevoked: body(Statement.keyRevoked)
        case .ledgerKeyRotated: body(Statement.ledgerKeyRotated)
        case .licenceGranted: body(Statement.licenceGranted)
        case .licenceAmended: body(Statement.licenceAmended)
        case .licenceSuspended: body(Statement.licenceSuspended)
        case .licenceRevoked: body(Statement.licenceRevoked)
        case .vehicleRegistered: body(Statement.vehicleRegistered)
        case .vehicleCleaned: body(Statement.vehicleCleaned)
        case .binCleaned: body(Statement.binCleaned)
        case .institutionRegistered: body(Statement.institutionRegistered)
        case .planFiled: body(Statement.planFiled)
        case .planAmended: body(Statement.planAmended)
        case .contractRecorded: body(Statement.contractRecorded)
        case .insuranceRecorded: body(Statement.insuranceRecorded)
        case .numbersGranted: body(Statement.numbersGranted)
        case .delegationGranted: body(Statement.delegationGranted)
        case .delegationRevoked: body(Statement.delegationRevoked)
        case .approvalGranted: body(Statement.approvalGranted)
        case .exemptionGranted: body(Statement.exemptionGranted)
        case .emergencyDeclared: body(Statement.emergencyDeclared)
        case .emergencyEnded: body(Statement.emergencyEnded)
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
        case .manifestConfirmed: body(Statement.manifestConfirmed)
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
        case .wasteGenerated: body(Statement.wasteGenerated)
        case .wasteTreated: body(Statement.wasteTreated)
        case .declarationFiled: body(Statement.declarationFiled)
        case .figureDeclared: body(Statement.figureDeclared)
        case .sealedErased: body(Statement.sealedErased)
        case .streamRecorded: body(Statement.streamRecorded)
        case .regimeChanged: body(Statement.regimeChanged)
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
        case .siteClassified: SiteClassified.self
        case .facilityRegistered: FacilityRegistered.self
        case .serialsGranted: SerialsGranted.self
        case .keyEnrolled: KeyEnrolled.self
        case .keyRevoked: KeyRevoked.self
        case .ledgerKeyRotated: LedgerKeyRotated.self
        case .licenceGranted: LicenceGranted.self
        case .licenceAmended: LicenceAmended.self
        case .licenceSuspended: LicenceSuspended.self
        case .licenceRevoked: LicenceRevoked.self
        case .vehicleRegistered: VehicleRegistered.self
        case .vehicleCleaned: VehicleCleaned.self
        case .binCleaned: BinCleaned.self
        case .institutionRegistered: InstitutionRegistered.self
        case .planFiled: PlanFiled.self
        case .planAmended: PlanAmended.self
        case .contractRecorded: ContractRecorded.self
        case .insuranceRecorded: InsuranceRecorded.self
        case .numbersGranted: NumbersGranted.self
        case .delegationGranted: DelegationGranted.self
        case .delegationRevoked: DelegationRevoked.self
        case .approvalGranted: ApprovalGranted.self
        case .exemptionGranted: ExemptionGranted.self
        case .emergencyDeclared: EmergencyDeclared.self
        case .emergencyEnded: EmergencyEnded.self
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
        case .manifestConfirmed: ManifestConfirmed.self
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
        case .wasteGenerated: WasteGenerated.self
        case .wasteTreated: WasteTreated.self
        case .declarationFiled: DeclarationFiled.self
        case .figureDeclared: FigureDeclared.self
        case .sealedErased: SealedErased.self
        case .streamRecorded: StreamRecorded.self
        case .regimeChanged: RegimeChanged.self
        }
    }
}
