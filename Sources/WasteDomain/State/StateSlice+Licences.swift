package import CanonicalJSON

extension StateSlice {
    /// The licences a party holds or held.
    package func licences(of party: PartyID) -> [Licence] {
        (self[Party.self, party]?.licences ?? []).compactMap {
            self[Licence.self, DocumentID(party, $0)]
        }
    }

    /// The licences a party may take in hazardous waste by, on a day.
    package func wasteLicences(of party: PartyID, on day: CivilDay) -> [Licence] {
        licences(of: party).filter { $0.content.type.isForWaste && $0.counts(on: day) }
    }

    /// The licence something is done under: of those that cover the waste the one that names the
    /// method, else one that is not for collecting only, else the first.
    package func licence(
        of party: PartyID,
        covering code: WasteCode,
        by method: MethodCode,
        on day: CivilDay
    ) -> Licence? {
        let covering = wasteLicences(of: party, on: day).filter { $0.content.covers(code) }
        return covering.first { $0.content.methods.contains { $0.method == method } }
            ?? covering.first { !$0.content.type.isForCollection } ?? covering.first
    }
}
