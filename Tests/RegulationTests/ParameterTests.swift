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
        (.medicalInstitutionHours, 48), (.storageGeneratorMaxDays, 365),
        (.storageOperatorMaxDays, 365), (.transitMaxHours, 48),
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
            .adding("confirm.workingDays,3,2027-01-01,,new,high", to: "parameters")
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

    @Test(arguments: Parameters.Name.allCases)
    func `a regulation without a parameter, or with another value than it takes, is refused`(
        name: Parameters.Name
    ) throws {
        let text = try #require(RegulationTables.builtIn.texts["parameters"])
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix(name.rawValue + ",") }
        let less = lines.joined(separator: "\n") + "\n"
        let tables = RegulationTables.builtIn.replacing("parameters", with: less)
        let missing = #expect(throws: RegulationError.self) { try tables.regulation() }
        #expect(missing?.code == .missingParameter)
        #expect(missing?.reason.contains(name.rawValue) == true)
        for value in ["", "maybe", "-1", "1.5", "13-01"] {
            let wrong = tables.adding("\(name.rawValue),\(value),,,x,low", to: "parameters")
            let error = #expect(throws: RegulationError.self) { try wrong.regulation() }
            #expect(error?.code == .badRow)
        }
    }

    @Test func `a parameter of a later version is passed over`() throws {
        let tables = RegulationTables.builtIn.adding("later.parameter,x,,,x,low", to: "parameters")
        _ = try tables.regulation()
    }
}
