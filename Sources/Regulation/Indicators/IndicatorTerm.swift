package import WasteDomain

/// One sum that is part of an indicator, written as the table has it.
package struct IndicatorTerm: Hashable, Sendable, LosslessStringConvertible {
    /// Where the sum comes from.
    package enum Source: Hashable, Sendable {
        /// Events and records of the ledger, added up in the way the name stands for.
        case ledger(LedgerSum)
        /// An outside figure 外部数据 somebody declared.
        case figure(Word)
        /// Rows of the books of another stream of waste.
        case stream(StreamTerm)
        /// A name this program does not know: a later one made the table.
        case unknown
    }

    package let source: Source
    /// Whether it is taken away instead of added.
    package let isTakenAway: Bool
    package let description: String

    /// Parses `industrial.generated`, `figure:filmUsed`, `stream:straw:used`, a minus before any of
    /// them; only the empty text is nil.
    package init?(_ description: String) {
        guard !description.isEmpty else { return nil }
        self.description = description
        isTakenAway = description.hasPrefix("-")
        let text = String(description.drop { $0 == "-" })
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        source =
            if let sum = LedgerSum(rawValue: text) {
                .ledger(sum)
            } else if parts.count == 2, parts[0] == "figure", let name = Word(parts[1]) {
                .figure(name)
            } else if let stream = StreamTerm(parts) {
                .stream(stream)
            } else {
                .unknown
            }
    }
}

/// Rows of a stream's books 其他废物台账 that are added up: `stream:domestic:disposed:method=landfill`.
package struct StreamTerm: Hashable, Sendable {
    /// The stream, such as `sludge`.
    package let stream: String
    /// What was done, words of the stream's profile; rows of any of them count.
    package let acts: [String]
    /// What the rows must say besides, any of the values of each name.
    package let filters: [String: [String]]

    /// Takes the parts between the colons: `stream`, its name, acts with `+` between them, and
    /// `name=value+value` as often as need be.
    init?(_ parts: [String]) {
        guard parts.count >= 3, parts[0] == "stream", !parts[1].isEmpty else { return nil }
        func words(_ text: String) -> [String] {
            text.split(separator: "+" as Character, omittingEmptySubsequences: false)
                .map(String.init)
        }
        var filters: [String: [String]] = [:]
        for filter in parts.dropFirst(3) {
            let sides = filter.split(separator: "=" as Character, omittingEmptySubsequences: false)
                .map(String.init)
            guard sides.count == 2, filters[sides[0]] == nil else { return nil }
            filters[sides[0]] = words(sides[1])
        }
        stream = parts[1]
        acts = words(parts[2])
        self.filters = filters
        guard !(acts + filters.keys + filters.values.joined()).contains("") else { return nil }
    }
}

/// The sums the ledger gives 可由账本计算的量: a fixed set, each with one meaning
/// (`Schemas/indicators.md` 3).
///
/// Masses are in grams and of waste that was generated where the region is; industrial waste is all
/// hazardous waste but that of medical institutions and listed social sources.
package enum LedgerSum: String, Sendable, CaseIterable {
    /// 产生量.
    case industrialGenerated = "industrial.generated"
    /// 年初贮存.
    case industrialOpening = "industrial.opening"
    /// 利用: treated by a method of use, wherever, whoever did it.
    case industrialUsed = "industrial.used"
    /// 填埋: treated by method D1.
    case industrialLandfilled = "industrial.landfilled"
    /// 自行利用处置.
    case industrialOwnTreated = "industrial.ownTreated"
    /// Handed over to who may take it in 移出.
    case industrialDelivered = "industrial.delivered"
    /// 退回.
    case industrialReturned = "industrial.returned"
    /// Stored at the end and not longer than allowed 未超期贮存.
    case industrialStored = "industrial.stored"
    /// 医疗卫生机构.
    case medicalInstitutions = "medical.institutions"
    /// Those that were called at in every required interval.
    case medicalServed = "medical.served"
    /// 社会源产生单位, as listed.
    case socialUnits = "social.units"
    /// Those with a contract and a manifest.
    case socialServed = "social.served"
    /// 危险废物经营单位.
    case operatorsLicensed = "operators.licensed"
    /// Those with a policy in force.
    case operatorsInsured = "operators.insured"
    /// 联单, but for cancelled ones.
    case manifestsIssued = "manifests.issued"
    /// Those of which nothing was first made on paper.
    case manifestsElectronic = "manifests.electronic"
    /// Those of which something was.
    case manifestsPaper = "manifests.paper"
    /// Those whose paper was entered in time.
    case manifestsPaperInTime = "manifests.paperInTime"
    /// 已办结.
    case manifestsClosed = "manifests.closed"
    /// Loads that reached their consignee and are decided on, or should be.
    case decisionsDue = "decisions.due"
    /// Those decided on in time.
    case decisionsInTime = "decisions.inTime"
    /// Lines of manifests that were received and checked.
    case linesReceived = "lines.received"
    case differencesName = "differences.name"
    case differencesQuantity = "differences.quantity"
    case differencesCharacteristic = "differences.characteristic"
    case differencesForm = "differences.form"
    case differencesPackaging = "differences.packaging"
    case differencesOther = "differences.other"
    /// What left, by the lines that were received.
    case massReleased = "mass.released"
    /// How far what came is from it, line by line.
    case massGap = "mass.gap"
    /// Packages handed over.
    case packagesShipped = "packages.shipped"
    /// Those with a code.
    case packagesCoded = "packages.coded"
    /// Packages that were reported lost.
    case packagesLost = "packages.lost"
    /// What is stored at the end.
    case stockMass = "stock.mass"
    /// The same times the days it has been there.
    case stockAge = "stock.age"
    /// 重点监管单位.
    case keyUnits = "keyUnits"
    /// Those that handed over and generated nothing without a code.
    case keyUnitsCoded = "keyUnits.coded"
    /// What an audit finds: never known without one.
    case ledgerProblems = "ledger.problems"
}

/// What a sum is counted in.
package enum IndicatorMeasure: String, Sendable {
    /// 克.
    case grams = "g"
    /// 件、个、份.
    case count
    /// 万元.
    case tenThousandYuan = "10kCNY"
    /// 克·天.
    case gramDays = "g.d"
}

extension LedgerSum {
    /// What it is counted in.
    package var measure: IndicatorMeasure {
        switch self {
        case .industrialGenerated, .industrialOpening, .industrialUsed, .industrialLandfilled,
            .industrialOwnTreated, .industrialDelivered, .industrialReturned, .industrialStored,
            .massReleased, .massGap, .stockMass:
            .grams
        case .stockAge: .gramDays
        default: .count
        }
    }
}

extension FigureUnit {
    /// What figures in it are added up in.
    package var measure: IndicatorMeasure {
        switch self {
        case .count: .count
        case .kilogram: .grams
        case .tenThousandYuan: .tenThousandYuan
        }
    }
}
