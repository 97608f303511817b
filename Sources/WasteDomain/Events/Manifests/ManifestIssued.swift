package import CanonicalJSON

/// A manifest is issued 联单填发; its number is allotted on append, unless it already has one.
///
/// One that goes on a monthly sheet is allotted the next row of it; the first takes the number.
package struct ManifestIssued: StatementBody {
    package static let kind = EventKind.manifestIssued
    package static let sealedFields = ["handler", "handlerPhone"]

    /// Chosen by the consignor.
    package let manifest: UniqueID
    /// 移出信息.
    package let form: ManifestForm
    /// A number the national system or a paper form gave.
    package let number: ManifestNumber?
    /// 经办人.
    package let handler: SealedField?
    /// 联系电话.
    package let handlerPhone: SealedField?

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let form = ManifestForm(from: &reader)
        number = reader.optional("number")
        if number?.row != nil { reader.refuse("number", "ManifestNumber") }
        handler = reader.optional("handler")
        handlerPhone = reader.optional("handlerPhone")
        guard let manifest, let form else { return nil }
        self.manifest = manifest
        self.form = form
    }

    package var statedForm: ManifestForm? { form }

    package var json: JSONValue {
        var object = form.object
        object["manifest"] = manifest.json
        object["number"] = number?.json
        object["handler"] = handler?.json
        object["handlerPhone"] = handlerPhone?.json
        return .object(object)
    }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(form.consignor.party)] }

    package var needs: [Mention] { form.needs }

    package var creates: [Mention] { [Mention("/manifest", Subject(.manifest, manifest))] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        var subjects = [Subject(.manifest, manifest)] + form.subjects(in: slice)
        let ranges = numberRanges(in: slice, made)
        if let ranges { subjects.append(Subject(.numbers, ranges)) }
        if let number {
            subjects.append(Subject(.numbers, NumberRanges.id(number.segment, number.year)))
            subjects.append(Subject(.number, number))
        } else if let ranges, let next = Self.next(ranges, in: slice) {
            subjects.append(Subject(.number, next))
        }
        if let sheet = form.sheetID { subjects.append(Subject(.sheet, sheet)) }
        return subjects
    }

    /// The number the ledger gives: a row of the sheet it goes on, or the next; nil if it brought
    /// one, and if none is left.
    package func allotment(in slice: StateSlice, _ made: Made) -> ManifestNumber? {
        let next = { numberRanges(in: slice, made).flatMap { Self.next($0, in: slice) } }
        guard form.sheet != nil else { return number == nil ? next() : nil }
        let sheet = sheet(in: slice)
        return (sheet?.number ?? number ?? next())?.row((sheet?.rows ?? 0) + 1)
    }

    /// Takes the number allotted, or the one it brought; without either nothing changes.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard let number = made.allotted.flatMap({ ManifestNumber($0) }) ?? number,
            slice[Manifest.self, manifest] == nil
        else { return }
        if self.number == nil, number.row ?? 1 == 1 {
            let ranges = NumberRanges.id(number.segment, number.year)
            slice.update(NumberRanges.self, ranges) { $0.take(number) }
        }
        slice.put(NumberAlias(number: number, manifest: manifest))
        putRow(number, in: &slice)
        let record = Manifest(self, number, made.note)
        slice.put(record)
        Quota.move(from: nil, to: Quota(record), in: &slice)
    }

    /// Counts a row of a sheet; the first stands for the sheet's number too.
    private func putRow(_ number: ManifestNumber, in slice: inout StateSlice) {
        guard let month = form.sheet, let row = number.row else { return }
        var sheet = sheet(in: slice) ?? MonthlySheet(form, month, number.sheet)
        sheet.rows = row
        slice.put(sheet)
        if row == 1 { slice.put(NumberAlias(number: number.sheet, manifest: manifest)) }
    }

    /// The ranges the number comes from: the consignor site's segment, the year of recording.
    private func numberRanges(in slice: StateSlice, _ made: Made) -> String? {
        guard slice.knows(Subject(.site, form.consignor)),
            let site = slice[Site.self, form.consignor]
        else { return nil }
        return NumberRanges.id(site.segment, made.recordedAt.legalYear)
    }

    /// The first number that no manifest is known to have.
    private static func next(_ ranges: String, in slice: StateSlice) -> ManifestNumber? {
        guard slice.knows(Subject(.numbers, ranges)) else { return nil }
        return slice[NumberRanges.self, ranges]?.first { number in
            slice[Subject(.number, number)] == nil
        }
    }
}

extension ManifestForm {
    /// Who and what it names that must be registered.
    var needs: [Mention] {
        let redirected = redirects.map { Mention("/redirects", Subject(.manifest, $0)) }
        return [
            Mention("/consignor", Subject(.site, consignor)),
            Mention("/consignee", Subject(.site, consignee)),
        ] + carriers.enumerated().map { Mention("/carriers/\($0)", Subject(.party, $1)) }
            + (redirected.map { [$0] } ?? []) + emergencyNeeds
    }

    /// What it is judged by: sites, parties with their licences, plan, contracts, approvals.
    func subjects(in slice: StateSlice) -> [Subject] {
        var subjects =
            [
                Subject(.site, consignor), Subject(.site, consignee),
                Subject(.plan, DocumentID(consignor.party, plan)),
                Subject(.contract, DocumentID(consignor.party, contract)),
            ] + institution
        if let transportContract {
            subjects.append(Subject(.contract, DocumentID(shipperParty, transportContract)))
        }
        if let approval {
            subjects.append(Subject(.approval, DocumentID(consignor.party, approval)))
        }
        subjects += grants.map { Subject(.exemption, $0) }
        if let redirects { subjects.append(Subject(.manifest, redirects)) }
        subjects += emergencyNeeds.map(\.subject)
        return subjects + parties.flatMap { Party.subjects(of: $0, in: slice) }
    }
}

extension ManifestForm {
    /// The emergency it names, which must have been declared.
    fileprivate var emergencyNeeds: [Mention] {
        underEmergency.map { [Mention("/underEmergency", Subject(.emergency, $0))] } ?? []
    }
}

extension Party {
    /// A party and, once it is known, its licences and policies.
    static func subjects(of party: PartyID, in slice: StateSlice) -> [Subject] {
        let subject = Subject(.party, party)
        guard slice.knows(subject), let record = slice[Party.self, party] else { return [subject] }
        return [subject]
            + record.licences.map { Subject(.licence, DocumentID(party, $0)) }
            + record.insurances.map { Subject(.insurance, DocumentID(party, $0)) }
    }
}
