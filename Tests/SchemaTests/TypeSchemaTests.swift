import Audit
import CanonicalJSON
import Conformance
import Duties
import HandoffRules
import Interchange
import LedgerCrypto
import LedgerLog
import LiandanTesting
import Testing
import WasteDomain

/// The types all schemas share: the same limits and the same words as in the code.
struct TypeSchemaTests {
    @Test func `a text is taken by schema and code, or by neither`() throws {
        let cases = Spelling.all.flatMap { spelling in
            (spelling.taken.map { ($0, true) } + spelling.refused.map { ($0, false) })
                .map { (spelling: spelling, text: $0, isTaken: $1) }
        }
        let errors = try SchemaChecker.errors(
            cases.map {
                .init(schema: "types#/$defs/\($0.spelling.name)", document: .string($0.text))
            }
        )
        try #require(errors.count == cases.count)
        for (one, errors) in zip(cases, errors) {
            let isRead = one.spelling.type.init(scalar: .string(one.text)) != nil
            #expect(isRead == one.isTaken, "code: \(one.spelling) \(one.text)")
            #expect(errors.isEmpty == one.isTaken, "schema: \(one.spelling) \(one.text)")
        }
    }

    /// Where the schemas list words, and the words of the code.
    static let words: [(schema: String, name: String, words: [String])] = [
        ("types", "EventKind", EventKind.allCases.map(\.rawValue)),
        ("types", "PartyRole", PartyRole.allCases.map(\.rawValue)),
        ("types", "KeyRole", KeyRole.allCases.map(\.rawValue)),
        ("types", "LicenceType", LicenceType.allCases.map(\.rawValue)),
        ("types", "ManagementClass", ManagementClass.allCases.map(\.rawValue)),
        ("types", "Activity", Activity.allCases.map(\.rawValue)),
        ("types", "StockEffect", StockEffect.allCases.map(\.rawValue)),
        ("types", "ContractPurpose", ContractPurpose.allCases.map(\.rawValue)),
        ("types", "VehicleType", VehicleType.allCases.map(\.rawValue)),
        ("types", "HazardProperty", HazardProperty.allCases.map(\.rawValue)),
        ("types", "ShipperRole", ShipperRole.allCases.map(\.rawValue)),
        ("types", "DifferenceAxis", DifferenceAxis.allCases.map(\.rawValue)),
        ("types", "CountedWeighing", CountedWeighing.allCases.map(\.rawValue)),
        ("types", "NoticeSubject", NoticeSubject.allCases.map(\.rawValue)),
        ("cli/audit", "LedgerKeyVoucher", LedgerKeyVoucher.allCases.map(\.rawValue)),
        ("types", "ErasureGround", ErasureGround.allCases.map(\.rawValue)),
        ("types", "ExemptionStage", ExemptionStage.allCases.map(\.rawValue)),
        ("types", "EmergencyFacilityType", EmergencyFacilityType.allCases.map(\.rawValue)),
        ("types", "ItemStatus", ItemStatus.allCases.map(\.rawValue)),
        ("types", "ManifestStatus", ManifestStatus.allCases.map(\.rawValue)),
        ("types", "LineStatus", LineStatus.allCases.map(\.rawValue)),
        ("types", "MedicalOrigin", MedicalOrigin.allCases.map(\.rawValue)),
        ("types", "StoreTemperature", StoreTemperature.allCases.map(\.rawValue)),
        ("types", "CorrectionStatus", CorrectionStatus.allCases.map(\.rawValue)),
        ("types", "Severity", Severity.allCases.map(\.rawValue)),
        ("types", "FigureUnit", FigureUnit.allCases.map(\.rawValue)),
        ("types", "Effect", Effect.allCases.map(\.rawValue)),
        ("types", "Stage", Stage.allCases.map(\.rawValue)),
        ("types", "HashSuite", HashSuite.allCases.map(\.rawValue)),
        ("types", "SignatureAlgorithm", SignatureAlgorithm.allCases.map(\.rawValue)),
        ("scenario", "Status", Expectation.Status.allCases.map(\.rawValue)),
        ("scenario", "Spoiling", ScenarioStep.Spoiling.allCases.map(\.rawValue)),
        ("cli/audit", "Guarantee", Guarantee.allCases.map(\.rawValue)),
        ("cli/audit", "Assurance", Assurance.allCases.map(\.rawValue)),
        ("cli/audit", "ProblemKind", Problem.Kind.allCases.map(\.rawValue)),
        ("cli/audit", "EvidenceKind", EvidenceKind.allCases.map(\.rawValue)),
        ("cli/audit", "EvidenceVerdict", EvidenceVerdict.allCases.map(\.rawValue)),
        (
            "cli/checkpoint-compare", "Verdict",
            CheckpointComparison.Verdict.allCases.map(\.rawValue)
        ),
        ("cli/due", "DutyKind", DutyCheck.all.map(\.kind)),
        ("cli/due", "DutyState", DutyState.allCases.map(\.rawValue)),
        (
            "cli/error", "Code",
            ["refused", "usage", "not-found", "not-allowed", "try-again", "fault"]
                + LogError.Code.allCases.map(\.rawValue)
                + LedgerCryptoError.Code.allCases.map(\.rawValue)
                + InterchangeError.Code.allCases.map(\.rawValue)
                + ConformanceError.Code.allCases.map(\.rawValue)
        ),
    ]

    @Test func `every list of words is that of the code`() throws {
        for (schema, name, words) in Self.words {
            let document = try LooseJSON.read("Schemas/\(schema).schema.json").object
            let listed = document?["$defs"]?.object?[name]?.object?["enum"]?.array
            #expect(listed?.compactMap(\.string) == words, "\(schema) \(name)")
        }
        let types = try LooseJSON.read("Schemas/types.schema.json").object?["$defs"]?.object
        let lists = types?.members.filter { $0.value.object?["enum"] != nil }.map(\.name) ?? []
        #expect(Set(lists) == Set(Self.words.filter { $0.schema == "types" }.map(\.name)))
    }
}
