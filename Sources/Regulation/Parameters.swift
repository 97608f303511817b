package import CanonicalJSON

/// The figures rules work with, each dated and with its source.
package struct Parameters: Sendable {
    /// The parameters this program asks for; a regulation must have them all.
    package enum Name: String, Sendable, CaseIterable {
        case approvalRequired = "approval.requiredAcrossProvinces"
        case clockSkewSeconds = "clock.skewSeconds"
        case confirmWorkingDays = "confirm.workingDays"
        case contractRequired = "contract.required"
        case creditCodeCheckBody = "creditCode.checkBody"
        case deadlineCountsStart = "deadline.countStartDay"
        case doubleJudgementHours = "double.judgementHours"
        case insuranceExpected = "insurance.expected"
        case licenceErrorPercent = "licence.errorPercent"
        case licenceRenewWorkingDays = "licence.renewWorkingDays"
        case licenceWarnPercent = "licence.warnPercent"
        case manifestNumberCheckRegion = "manifestNumber.checkRegion"
        case planGraceUntil = "plan.graceUntil"
        case planOverPercent = "plan.overPercent"
        case quantityMaximum = "quantity.maximumGrams"
        case toleranceGrams = "tolerance.absoluteGrams"
        case tolerancePerMille = "tolerance.perMille"
        case unNumberRequired = "transport.unNumberRequired"
        case vehicleLoadCheck = "vehicle.loadCheck"
        case waybillRequired = "transport.waybillRequired"
        case collectionHandoverWorkingDays = "collection.handoverWorkingDays"
        case dueEndedDays = "due.endedDays"
        case dueRenewDays = "due.renewDays"
        case dueSoonDays = "due.soonDays"
        case dueSoonHours = "due.soonHours"
        case itemUnfilledDays = "item.unfilledDays"
        case medicalDisposerHours = "medical.disposerHours"
        case medicalInstitutionHours = "medical.institutionHours"
        case nearlyUsedPercent = "nearlyUsed.percent"
        case releaseUnloadedHours = "release.unloadedHours"
        case storageGeneratorMaxDays = "storage.generatorMaxDays"
        case storageOperatorMaxDays = "storage.operatorMaxDays"
        case transitMaxHours = "transit.maxHours"
    }

    /// One value and when it holds.
    package struct Value: Hashable, Sendable {
        /// As the table has it: a number, `yes` or `no`, or a month and day `03-31`.
        package let text: String
        /// The first day it holds; from the beginning if nil.
        package let from: CivilDay?
        /// The last day it holds; open if nil.
        package let until: CivilDay?
        /// Where it comes from, such as `ORDER23 art. 18`.
        package let basis: String
        /// How sure that is: `high`, `medium`, `low`, or `project` for our own choice.
        package let confidence: String

        fileprivate var number: Int? { Int(text) }
    }

    private let values: [Name: [Value]]

    init(_ rows: [TableRow]) throws(RegulationError) {
        var values: [Name: [Value]] = [:]
        for row in rows {
            guard let name = Name(rawValue: try row.value("name")) else { continue }
            let value = Value(
                text: try row.value("value"),
                from: try row.optional("from"),
                until: try row.optional("until"),
                basis: row.row["basis"] ?? "",
                confidence: row.row["confidence"] ?? ""
            )
            guard name.accepts(value.text) else { throw row.fault("value") }
            values[name, default: []].append(value)
        }
        for name in Name.allCases where values[name] == nil {
            throw RegulationError(.missingParameter, "the regulation has no \(name.rawValue)")
        }
        self.values = values
    }

    /// The value that holds on a day; nil before the first and after the last.
    package func value(_ name: Name, on day: CivilDay) -> Value? {
        values[name]?.last { value in
            value.from.map { $0 <= day } ?? true && value.until.map { day <= $0 } ?? true
        }
    }

    /// A number; zero where no value holds.
    package func number(_ name: Name, on day: CivilDay) -> Int {
        value(name, on: day)?.number ?? 0
    }

    /// Whether something is required; no where no value holds.
    package func flag(_ name: Name, on day: CivilDay) -> Bool {
        value(name, on: day)?.text == "yes"
    }

    /// A day of the year of another day.
    package func dayOfYear(_ name: Name, in year: Int, on day: CivilDay) -> CivilDay? {
        value(name, on: day).flatMap {
            CivilDay("\(Digits.text(of: Int64(year), width: 4))-\($0.text)")
        }
    }

    /// All values of a parameter.
    package func all(_ name: Name) -> [Value] { values[name] ?? [] }
}

extension Parameters.Name {
    /// Whether a text is a value of this parameter.
    fileprivate func accepts(_ text: String) -> Bool {
        switch self {
        case .approvalRequired, .contractRequired, .creditCodeCheckBody, .deadlineCountsStart,
            .insuranceExpected, .manifestNumberCheckRegion, .unNumberRequired, .vehicleLoadCheck,
            .waybillRequired:
            text == "yes" || text == "no"
        case .planGraceUntil: CivilDay("2000-\(text)") != nil
        // Small enough that nothing computed from it can overflow.
        default: Int(text).map { (0...1_000_000_000_000).contains($0) } ?? false
        }
    }
}
