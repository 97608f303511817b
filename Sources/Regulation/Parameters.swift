package import CanonicalJSON
package import WasteDomain

/// The figures rules work with, each dated, with its source and the region it holds in.
package struct Parameters: Sendable {
    /// The parameters this program asks for.
    package enum Name: String, Sendable, CaseIterable {
        case approvalMonths = "approval.maxMonths"
        case approvalRequired = "approval.requiredAcrossProvinces"
        case clockSkewSeconds = "clock.skewSeconds"
        case collectionHandoverWorkingDays = "collection.handoverWorkingDays"
        case confirmWorkingDays = "confirm.workingDays"
        case contractRequired = "contract.required"
        case correctionOpenDays = "correction.openDays"
        case creditCodeCheckBody = "creditCode.checkBody"
        case deadlineCountsStart = "deadline.countStartDay"
        case discrepancyAcceptAllowed = "discrepancy.acceptAllowed"
        case doubleJudgementHours = "double.judgementHours"
        case dueEndedDays = "due.endedDays"
        case dueRenewDays = "due.renewDays"
        case dueSoonDays = "due.soonDays"
        case dueSoonHours = "due.soonHours"
        case exemptionEvidence = "exemption.evidenceRequired"
        case generatorStorageDays = "storage.generatorMaxDays"
        case incidentOpenDays = "incident.openDays"
        case incidentReportHours = "incident.reportHours"
        case insuranceExpected = "insurance.expected"
        case itemUnfilledDays = "item.unfilledDays"
        case licenceErrorPercent = "licence.errorPercent"
        case licenceRenewWorkingDays = "licence.renewWorkingDays"
        case licenceWarnPercent = "licence.warnPercent"
        case manifestNumberCheckRegion = "manifestNumber.checkRegion"
        case manifestOpenDays = "manifest.openDays"
        case medicalCalendarDays = "medical.calendarDays"
        case medicalCleanHours = "medical.cleanHours"
        case medicalColdHours = "medical.disposerColdHours"
        case medicalCollectDays = "medical.collectDays"
        case medicalCollectDaysWithBeds = "medical.collectDaysWithBeds"
        case medicalConfirmHours = "medical.confirmHours"
        case medicalDisposerHours = "medical.disposerHours"
        case medicalInstitutionHours = "medical.institutionHours"
        case medicalMonthlyManifest = "medical.monthlyManifest"
        case medicalRemoteHours = "medical.disposerRemoteHours"
        case medicalSmallBeds = "medical.smallBeds"
        case nearlyUsedPercent = "nearlyUsed.percent"
        case operatorStorageDays = "storage.operatorMaxDays"
        case paperWorkingDays = "paper.workingDays"
        case pilotGeneratorLimit = "pilot.generatorLimitGrams"
        case planGraceUntil = "plan.graceUntil"
        case planOverPercent = "plan.overPercent"
        case quantityMaximum = "quantity.maximumGrams"
        case refusedDays = "refused.maxDays"
        case relayCarriers = "relay.maxCarriers"
        case releaseUnloadedHours = "release.unloadedHours"
        case toleranceGrams = "tolerance.absoluteGrams"
        case tolerancePerMille = "tolerance.perMille"
        case transitHours = "transit.maxHours"
        case treatmentInformDays = "treatment.informDays"
        case tripOpenHours = "trip.openHours"
        case unNumberRequired = "transport.unNumberRequired"
        case vehicleLoadCheck = "vehicle.loadCheck"
        case waybillRequired = "transport.waybillRequired"
        case paperPerMille = "paper.maxPerMille"
        case biasPerMille = "pattern.biasPerMille"
        case biasSignPerMille = "pattern.biasSignPerMille"
        case maximumHops = "pattern.maximumHops"
        case minimumSamples = "pattern.minimumSamples"
        case nightFrom = "pattern.nightFrom"
        case nightUntil = "pattern.nightUntil"
        case oddWeightsPerMille = "pattern.oddWeightsPerMille"
        case pointMetres = "pattern.pointMetres"
        case roadKilometresPerHour = "pattern.roadKilometresPerHour"
        case roundGrams = "pattern.roundGrams"
        case smallContractRecorded = "small.contractRecorded"
        case smallGeneratorGrams = "pattern.smallGeneratorGrams"
        case smallPlanRecorded = "small.planRecorded"
        case smallWindowDays = "small.windowDays"
        case thresholdGrams = "pattern.thresholdGrams"
        case thresholdPerMille = "pattern.thresholdPerMille"
        case thresholdShipments = "pattern.thresholdShipments"
        case treatmentDays = "pattern.treatmentDays"
        case treatmentPercent = "pattern.treatmentPercent"
        case itemRetentionYears = "retention.itemYears"
        case keyRetentionYears = "retention.keyYears"
        case manifestRetentionYears = "retention.manifestYears"
    }

    /// One value and when it holds.
    package struct Value: Hashable, Sendable {
        /// As the table has it: a number, `yes` or `no`, or a month and day `03-31`.
        package let text: String
        /// The first day it holds; from the beginning if nil.
        package let from: CivilDay?
        /// The last day it holds; open if nil.
        package let until: CivilDay?
        /// Where it holds: a province, prefecture or county 行政区划; the whole country if nil.
        package let region: RegionPrefix?
        /// Where it comes from, such as `ORDER23 art. 18`.
        package let basis: String
        /// How sure that is: `high`, `medium`, `low`, or `project` for our own choice.
        package let confidence: String

        fileprivate var number: Int? { Int(text) }

        /// Whether it holds on a day.
        package func holds(on day: CivilDay) -> Bool {
            from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
        }
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
                // Tables of the first version have no such column.
                region: row.row.has(column: "region") ? try row.optional("region") : nil,
                basis: row.row["basis"] ?? "",
                confidence: row.row["confidence"] ?? ""
            )
            guard name.accepts(value.text) else { throw row.fault("value") }
            values[name, default: []].append(value)
        }
        for name in Name.first where values[name] == nil {
            throw RegulationError(.missingParameter, "the regulation has no \(name.rawValue)")
        }
        self.values = values
    }

    /// The value that holds on a day in a region: that of the smallest region around it which has
    /// one of its own, else the country's.
    ///
    /// - Parameters:
    ///   - name: The parameter.
    ///   - day: The legal day.
    ///   - region: Where the matter lies; nil if nobody knows.
    /// - Returns: Nil before the first value and after the last, and if the tables, which may be
    ///   of an earlier version, have none.
    package func value(_ name: Name, on day: CivilDay, in region: RegionCode? = nil) -> Value? {
        var found: Value?
        for value in values[name] ?? [] where value.holds(on: day) {
            if let prefix = value.region {
                guard let region, prefix.contains(region) else { continue }
            }
            // Of two for the same region the later row counts.
            if value.region.length >= found?.region.length ?? 0 { found = value }
        }
        return found
    }

    /// A number; zero where no value holds.
    package func number(_ name: Name, on day: CivilDay, in region: RegionCode? = nil) -> Int {
        value(name, on: day, in: region)?.number ?? 0
    }

    /// A number; nil where no value holds.
    package func limit(_ name: Name, on day: CivilDay, in region: RegionCode? = nil) -> Int? {
        value(name, on: day, in: region)?.number
    }

    /// Whether something is required; no where no value holds.
    package func flag(_ name: Name, on day: CivilDay, in region: RegionCode? = nil) -> Bool {
        value(name, on: day, in: region)?.text == "yes"
    }

    /// A day of the year of another day.
    package func dayOfYear(
        _ name: Name,
        in year: Int,
        on day: CivilDay,
        in region: RegionCode? = nil
    ) -> CivilDay? {
        value(name, on: day, in: region).flatMap {
            CivilDay("\(Digits.text(of: Int64(year), width: 4))-\($0.text)")
        }
    }

    /// All values of a parameter.
    package func all(_ name: Name) -> [Value] { values[name] ?? [] }
}

extension RegionPrefix? {
    /// How many digits it has; none for the whole country.
    var length: Int { self?.description.count ?? 0 }
}

extension Parameters.Name {
    /// Those of the first version, which every regulation has.
    ///
    /// A rule that needs a later one says nothing under a regulation without it, so that what was
    /// adopted judges as it did.
    package static let first: [Parameters.Name] = [
        .approvalRequired, .clockSkewSeconds, .confirmWorkingDays, .contractRequired,
        .creditCodeCheckBody, .deadlineCountsStart, .doubleJudgementHours, .insuranceExpected,
        .licenceErrorPercent, .licenceRenewWorkingDays, .licenceWarnPercent,
        .manifestNumberCheckRegion, .planGraceUntil, .planOverPercent, .quantityMaximum,
        .toleranceGrams, .tolerancePerMille, .unNumberRequired, .vehicleLoadCheck,
        .waybillRequired,
    ]

    /// Whether a text is a value of this parameter.
    fileprivate func accepts(_ text: String) -> Bool {
        switch self {
        case .approvalRequired, .contractRequired, .creditCodeCheckBody, .deadlineCountsStart,
            .discrepancyAcceptAllowed, .exemptionEvidence, .insuranceExpected,
            .manifestNumberCheckRegion, .medicalCalendarDays, .medicalMonthlyManifest,
            .smallContractRecorded, .smallPlanRecorded, .unNumberRequired, .vehicleLoadCheck,
            .waybillRequired:
            text == "yes" || text == "no"
        case .planGraceUntil: CivilDay("2000-\(text)") != nil
        // Small enough that nothing computed from it can overflow.
        default: Int(text).map { (0...1_000_000_000_000).contains($0) } ?? false
        }
    }
}
