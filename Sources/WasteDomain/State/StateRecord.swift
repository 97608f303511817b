package import CanonicalJSON

/// The state of one subject, as a store keeps it.
package protocol StateRecord: CanonicalObject, Hashable {
    /// One type of record for each kind of subject.
    static var kind: Subject.Kind { get }

    /// The subject's name among those of its kind.
    var id: String { get }

    /// What the subject is found by, such as `party:<id>` or `status:issued`.
    var terms: [String] { get }
}

extension StateRecord {
    /// Kind and id together, unique in a ledger.
    package var subject: Subject { Subject(Self.kind, id) }

    /// Found by its name alone.
    package var terms: [String] { [] }
}

extension Subject.Kind {
    /// The type that holds the state of subjects of this kind.
    package var recordType: any StateRecord.Type {
        switch self {
        case .party: Party.self
        case .site: Site.self
        case .key: PartyKey.self
        case .licence: Licence.self
        case .vehicle: Vehicle.self
        case .plan: Plan.self
        case .contract: Contract.self
        case .insurance: Insurance.self
        case .numbers: NumberRanges.self
        case .regulation: AdoptedRegulation.self
        case .item: Item.self
        case .manifest: Manifest.self
        case .number: NumberAlias.self
        case .sheet: MonthlySheet.self
        case .delegation: Delegation.self
        case .approval: Approval.self
        case .exemption: ExemptionGrant.self
        case .emergency: DeclaredEmergency.self
        case .emergencyArea: EmergencyArea.self
        case .trip: Trip.self
        case .account: Account.self
        case .correction: Correction.self
        case .facility: Facility.self
        case .serials: SerialBlocks.self
        case .stock: StockAdjustments.self
        case .batch: Batch.self
        case .declaration: Filing.self
        case .figure: Figure.self
        case .institution: Institution.self
        case .roll: RollLabel.self
        case .bin: TurnoverBin.self
        case .streamRow: StreamRow.self
        case .streamStock: StreamStock.self
        case .streamLoad: StreamLoad.self
        case .event: StatedEvent.self
        case .erasure: Erasure.self
        case .ledgerKey: LedgerKeyHistory.self
        }
    }
}
