import CanonicalJSON
import LiandanTesting
import Regulation
import Testing
import WasteDomain

struct ParameterTests {
    private static let parameters = Regulation.builtIn.parameters

    @Test(arguments: [
        (Parameters.Name.confirmWorkingDays, 5), (.licenceErrorPercent, 120),
        (.licenceWarnPercent, 100), (.licenceRenewWorkingDays, 30), (.planOverPercent, 100),
        (.clockSkewSeconds, 300), (.doubleJudgementHours, 24), (.toleranceGrams, 20_000),
        (.tolerancePerMille, 10), (.quantityMaximum, 1_000_000_000_000),
        (.collectionHandoverWorkingDays, 90), (.medicalDisposerHours, 24),
        (.medicalInstitutionHours, 48), (.generatorStorageDays, 365),
        (.operatorStorageDays, 365), (.transitHours, 48),
    ])
    func `the figures are those of the law or, where there is none, ours`(
        name: Parameters.Name,
        value: Int
    ) throws {
        #expect(try Self.parameters.number(name, on: #require(CivilDay("2026-10-08"))) == value)
    }

    @Test(arguments: [
        (Parameters.Name.approvalRequired, true), (.contractRequired, true),
        (.deadlineCountsStart, false), (.manifestNumberCheckRegion, true),
        (.unNumberRequired, true), (.waybillRequired, true), (.vehicleLoadCheck, true),
        (.insuranceExpected, true), (.creditCodeCheckBody, true),
    ])
    func `what the law requires is required`(name: Parameters.Name, value: Bool) throws {
        #expect(try Self.parameters.flag(name, on: #require(CivilDay("2026-10-08"))) == value)
    }

    @Test func `every figure names its basis and how sure it is`() {
        for name in Parameters.Name.allCases {
            for value in Self.parameters.all(name) {
                #expect(!value.basis.isEmpty)
                #expect(["high", "medium", "low", "project"].contains(value.confidence))
            }
        }
    }

    @Test func `before its law a figure does not hold`() throws {
        let before = try #require(CivilDay("2021-12-31"))
        let first = try #require(CivilDay("2022-01-01"))
        #expect(Self.parameters.value(.confirmWorkingDays, on: before) == nil)
        #expect(Self.parameters.number(.confirmWorkingDays, on: before) == 0)
        #expect(!Self.parameters.flag(.contractRequired, on: before))
        #expect(Self.parameters.number(.confirmWorkingDays, on: first) == 5)
    }

    @Test func `a figure changes on the day its law says`() throws {
        let text = try #require(RegulationTables.builtIn.texts["parameters"])
        let ended = text.replacing(
            "confirm.workingDays,5,2022-01-01,,",
            with: "confirm.workingDays,5,2022-01-01,2026-12-31,"
        )
        let tables = RegulationTables.builtIn.replacing("parameters", with: ended)
            .adding("confirm.workingDays,3,2027-01-01,,new,high,", to: "parameters")
        let parameters = try tables.regulation().parameters
        #expect(
            try parameters.number(.confirmWorkingDays, on: #require(CivilDay("2026-12-31"))) == 5
        )
        #expect(
            try parameters.number(.confirmWorkingDays, on: #require(CivilDay("2027-01-01"))) == 3
        )
        #expect(parameters.all(.confirmWorkingDays).count == 2)
    }

    @Test func `a day of the year is one in that year`() throws {
        let day = try #require(CivilDay("2026-10-08"))
        let grace = Self.parameters.dayOfYear(.planGraceUntil, in: 2027, on: day)
        #expect(grace?.description == "2027-03-31")
    }

    @Test(arguments: Parameters.Name.first)
    func
        `a regulation without a parameter of the first version, or with another value than it takes, is refused`(
            name: Parameters.Name
        ) throws
    {
        let text = try #require(RegulationTables.builtIn.texts["parameters"])
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix(name.rawValue + ",") }
        let less = lines.joined(separator: "\n") + "\n"
        let tables = RegulationTables.builtIn.replacing("parameters", with: less)
        let missing = #expect(throws: RegulationError.self) { try tables.regulation() }
        #expect(missing?.code == .missingParameter)
        #expect(missing?.reason.contains(name.rawValue) == true)
        for value in ["", "maybe", "-1", "1.5", "13-01"] {
            let wrong = tables.adding("\(name.rawValue),\(value),,,x,low,", to: "parameters")
            let error = #expect(throws: RegulationError.self) { try wrong.regulation() }
            #expect(error?.code == .badRow)
        }
    }

    /// What was adopted before has neither the column nor the later parameters.
    @Test func `tables of the first version are read, and have no later figures`() throws {
        let text = try #require(RegulationTables.builtIn.texts["parameters"])
        let first = Set(Parameters.Name.first.map(\.rawValue) + ["name"])
        let lines = text.split(separator: "\n")
            .filter { first.contains(String($0.prefix { $0 != "," })) && $0.hasSuffix(",") }
            .map { String($0.dropLast()) }
        let header = "name,value,from,until,basis,confidence"
        let tables = RegulationTables.builtIn
            .replacing("parameters", with: ([header] + lines).joined(separator: "\n") + "\n")
        let parameters = try tables.regulation().parameters
        let day = try #require(CivilDay("2026-10-08"))
        for name in Parameters.Name.first {
            #expect(
                parameters.value(name, on: day)?.text == Self.parameters.value(name, on: day)?.text
            )
        }
        for name in Set(Parameters.Name.allCases).subtracting(Parameters.Name.first) {
            #expect(parameters.all(name) == [])
            #expect(parameters.limit(name, on: day) == nil)
        }
    }

    @Test(arguments: [
        ("440305", 1), ("440106", 2), ("440304", 3), ("450102", 5), (nil, 5),
    ])
    func `the figure of the smallest region around a place counts`(
        region: String?,
        days: Int
    ) throws {
        let tables = RegulationTables.builtIn
            .adding("confirm.workingDays,3,,,x,low,4403", to: "parameters")
            .adding("confirm.workingDays,1,,,x,low,440305", to: "parameters")
            .adding("confirm.workingDays,2,,,x,low,44", to: "parameters")
        let parameters = try tables.regulation().parameters
        let day = try #require(CivilDay("2026-10-08"))
        let place = region.flatMap { RegionCode($0) }
        #expect(parameters.number(.confirmWorkingDays, on: day, in: place) == days)
    }

    @Test func `a region's own figure holds only in its time`() throws {
        let tables = RegulationTables.builtIn
            .adding("confirm.workingDays,3,2026-01-01,2026-06-30,x,low,44", to: "parameters")
        let parameters = try tables.regulation().parameters
        for (day, days) in [("2025-12-31", 5), ("2026-01-01", 3), ("2026-07-01", 5)] {
            let day = try #require(CivilDay(day))
            let found = parameters.number(.confirmWorkingDays, on: day, in: RegionCode("440305"))
            #expect(found == days)
        }
    }

    /// 《广东省固体废物污染环境防治条例》第41条; the country leaves it to the consignee (第18条第2款).
    @Test func `in Guangdong a load that differs from its manifest may not be accepted`() throws {
        let day = try #require(CivilDay("2026-10-08"))
        let mayAccept = { (region: String) in
            Self.parameters.flag(.discrepancyAcceptAllowed, on: day, in: RegionCode(region))
        }
        #expect(!mayAccept("440305"))
        #expect(mayAccept("500114"))
        #expect(Self.parameters.flag(.discrepancyAcceptAllowed, on: day))
    }

    @Test(arguments: ["4", "440", "44030", "4403055", "GD"])
    func `a region is two, four or six digits`(region: String) {
        let tables = RegulationTables.builtIn
            .adding("confirm.workingDays,3,,,x,low,\(region)", to: "parameters")
        let error = #expect(throws: RegulationError.self) { try tables.regulation() }
        #expect(error?.reason.hasSuffix("region: \"\(region)\"") == true)
    }

    @Test func `a parameter of a later version is passed over`() throws {
        let tables = RegulationTables.builtIn.adding("later.parameter,x,,,x,low,", to: "parameters")
        _ = try tables.regulation()
    }
}
