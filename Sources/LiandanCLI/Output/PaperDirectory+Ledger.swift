import CanonicalJSON
import LedgerLog
import Liandan
import Prints
import WasteDomain

extension PaperDirectory {
    /// What a ledger knows of everybody and everything a manifest names.
    init(
        of form: ManifestForm,
        _ statements: [PaperStatement],
        _ reader: StateReader
    ) throws(LogError) {
        self.init()
        let issued = statements.first { $0.event.kind == .manifestIssued }
        let day = issued?.event.occurredAt.legalDay
        for id in Set(form.parties + statements.map(\.by)) {
            guard let party = try reader.record(Party.self, id) else { continue }
            parties[id] = try PaperParty(party, on: day, reader)
        }
        for id in [form.consignor, form.consignee] {
            guard let site = try reader.record(Site.self, id) else { continue }
            sites[id] = PaperSite(
                name: site.name.description,
                address: site.address.description
            )
        }
        let plates = statements.flatMap { statement in
            (statement.event.body as? any VehicleStatement)?.plates.map(\.plate) ?? []
        }
        for plate in Set(plates) {
            guard let vehicle = try reader.record(Vehicle.self, plate) else { continue }
            vehicles[plate] = PaperVehicle(
                type: vehicle.type,
                certificate: vehicle.certificate.description
            )
        }
    }
}

extension PaperParty {
    /// A party with the licences that count on a day.
    fileprivate init(_ party: Party, on day: CivilDay?, _ reader: StateReader) throws(LogError) {
        var licences: [Licence] = []
        for number in party.licences {
            let id = DocumentID(party.party, number)
            guard let licence = try reader.record(Licence.self, id) else { continue }
            if day.map(licence.counts) ?? true { licences.append(licence) }
        }
        self.init(
            name: party.name.description,
            address: party.address?.description,
            phone: party.phone?.description,
            wasteLicences: licences.filter(\.content.type.isForWaste).map(\.licence.description),
            transportLicences: licences.filter { $0.content.type == .transport }
                .map(\.licence.description)
        )
    }
}
