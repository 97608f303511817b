package import CanonicalJSON
package import Regulation
package import WasteDomain

/// One cell of a table.
package enum AccountCell: Hashable, Sendable {
    case empty
    case text(String)
    case count(Int)
    /// In tonnes, as the standard has them; kept in grams.
    case mass(Mass)
    /// In Beijing time.
    case time(Timestamp)

    /// As text: tonnes as an exact decimal.
    package var text: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .count(let count): String(count)
        case .mass(let mass): mass.tonnes
        case .time(let time): time.legalTime
        }
    }
}

/// The words cells are written with.
package struct AccountWords: Sendable {
    private let regulation: Regulation
    private let pick: @Sendable (Bilingual) -> String

    /// - Parameters:
    ///   - regulation: For the names of wastes and packaging.
    ///   - pick: Chooses the reader's language.
    package init(_ regulation: Regulation, _ pick: @escaping @Sendable (Bilingual) -> String) {
        self.regulation = regulation
        self.pick = pick
    }

    /// The headings of a table.
    package func titles(of table: AccountTable) -> [String] {
        table.columns.map { pick(table.title(of: $0)) }
    }

    /// The cells of a row, in the order of its table's columns.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - names: 经办人, if their seals were opened.
    /// - Returns: As many cells as the table has columns.
    package func cells(of row: AccountRow, names: OpenedNames = OpenedNames()) -> [AccountCell] {
        row.table.columns.map { cell($0, of: row, names) }
    }

    private func cell(_ column: AccountColumn, of row: AccountRow, _ names: OpenedNames)
        -> AccountCell
    {
        let contents = row.contents
        switch column {
        case .batch: return .text(row.batch)
        case .time: return .time(row.time)
        case .containerCode: return text(contents.code)
        case .containerType:
            guard let packaging = contents.packaging else { return .empty }
            let title = regulation.vocabularies.title(packaging, in: "packaging")
            return .text(title.map(pick) ?? packaging.description)
        case .containerCount: return contents.packages == 0 ? .empty : .count(contents.packages)
        case .name: return text(contents.name)
        case .listedName:
            return text(regulation.catalogue.entry(contents.waste)?.name)
        case .category: return text(contents.waste.category)
        case .waste: return text(contents.waste)
        case .unit: return .text(pick(Bilingual(zh: "吨", en: "t")))
        case .amount: return .mass(row.mass)
        case .facility: return text(row.facility)
        case .facilityType:
            guard let type = row.facilityType else { return .empty }
            let title = regulation.vocabularies.title(type, in: "facility")
            return .text(title.map(pick) ?? type.description)
        case .carrier: return row.hasCarrier ? opened(names.carrier) : .empty
        case .handler: return row.hasHandler ? opened(names.handler) : .empty
        case .destination: return destination(row.destination)
        case .method: return text(row.method)
        case .finished: return row.finished.map(AccountCell.time) ?? .empty
        case .consigneeType: return text(row.consignee.map { pick($0.kind.title) })
        case .licensee: return name(of: row.consignee, if: .licensed)
        case .licence: return text(row.consignee?.licence)
        case .exemptUnit: return name(of: row.consignee, if: .exempt)
        case .overseasUnit: return name(of: row.consignee, if: .overseas)
        case .exportNotice: return .empty
        case .source:
            return row.sources.isEmpty ? .empty : .text(row.sources.joined(separator: " "))
        case .manifest: return text(row.manifest)
        case .event: return text(row.event)
        }
    }

    private func opened(_ name: String?) -> AccountCell {
        .text(name ?? pick(Bilingual(zh: "（已封存）", en: "(sealed)")))
    }

    private func text(_ value: (some CustomStringConvertible)?) -> AccountCell {
        value.map { .text($0.description) } ?? .empty
    }

    private func name(of consignee: Consignee?, if kind: Consignee.Kind) -> AccountCell {
        guard let consignee, consignee.kind == kind else { return .empty }
        return .text(consignee.name?.description ?? consignee.site.party.description)
    }

    private func destination(_ destination: Destination?) -> AccountCell {
        switch destination {
        case nil, .some(.none): .empty
        case .store(let facility): .text(pick(Bilingual(zh: "贮存", en: "store")) + " \(facility)")
        case .package(let code): .text(pick(Bilingual(zh: "并入", en: "into")) + " \(code)")
        case .treated(let method):
            .text(pick(Bilingual(zh: "自行利用处置", en: "treated")) + " \(method)")
        case .consignee(let site):
            .text(pick(Bilingual(zh: "委外", en: "outsourced")) + " \(site)")
        }
    }
}

extension AccountRow {
    /// For machines: masses in grams, times as in the log; 经办人 by name if seals were opened.
    package func json(names: OpenedNames = OpenedNames()) -> JSONObject {
        var object: JSONObject = [
            "batch": batch, "carrier": names.carrier,
            "carrierSealed": hasCarrier && names.carrier == nil ? true : nil, "code": contents.code,
            "event": event, "facility": facility,
            "facilityType": facilityType,
            "finished": finished, "handler": names.handler,
            "handlerSealed": hasHandler && names.handler == nil ? true : nil,
            "manifest": manifest, "mass": mass, "method": method, "name": contents.name,
            "packages": contents.packages, "packaging": contents.packaging, "site": site,
            "table": table.rawValue, "time": time, "waste": contents.waste,
        ]
        if !sources.isEmpty { object["sources"] = sources.json }
        if !unusualBatches.isEmpty { object["unusualBatches"] = unusualBatches.json }
        if let consignee { object["consignee"] = consignee.json }
        switch destination {
        case nil, .some(.none): break
        case .store(let facility): object["destination"] = facility.json
        case .package(let code): object["destination"] = code.json
        case .treated(let method): object["destination"] = method.json
        case .consignee(let site): object["destination"] = site.description.json
        }
        return object
    }
}

extension Consignee: CanonicalEncodable {
    package var json: JSONValue {
        .object([
            "kind": kind.rawValue, "licence": licence, "name": name, "region": region,
            "site": site,
        ])
    }
}
