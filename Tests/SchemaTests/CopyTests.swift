import CanonicalJSON
import LedgerStoreSQLite
import LiandanTesting
import Testing
import WasteDomain

/// What stands in `Schemas` and `Fixtures` for other readers, beside the code that it copies.
struct CopyTests {
    @Test func `the SQL file has the statements of the store, in their order`() throws {
        let text = String(decoding: try Fixture.bytes("Schemas/sql/sqlite.sql"), as: UTF8.self)
        let statements = text.split(separator: "\n").filter { !$0.hasPrefix("--") }.map(String.init)
        #expect(statements == LogSchema.statements.map { $0 + ";" })
        let mark = "0x" + Hex.text(of: bytes(of: LogSchema.applicationID)).uppercased()
        #expect(
            text.contains("application_id \(mark) (\"LDAN\"), user_version \(LogSchema.version).")
        )
    }

    @Test func `the SQL file of a witness has the statements of its store, in their order`() throws
    {
        let text = String(decoding: try Fixture.bytes("Schemas/sql/witness.sql"), as: UTF8.self)
        let statements = text.split(separator: "\n").filter { !$0.hasPrefix("--") }.map(String.init)
        #expect(statements == WitnessSchema.statements.map { $0 + ";" })
        let mark = "0x" + Hex.text(of: bytes(of: WitnessSchema.applicationID)).uppercased()
        #expect(
            text.contains(
                "application_id \(mark) (\"LDWT\"), user_version \(WitnessSchema.version)."
            )
        )
    }

    private func bytes(of number: Int32) -> [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    @Test func `the transition table is the domain's own`() throws {
        let machine = try TransitionFile.read()
        #expect(machine.transitions == ManifestTransition.table.map(TransitionFile.Row.init))
        #expect(machine.states == ManifestStatus.allCases.map(\.rawValue))
        #expect(machine.lineStates == LineStatus.allCases.map(\.rawValue))
        #expect(
            Set(machine.terminal) == Set(ManifestStatus.allCases.filter(\.isFinal).map(\.rawValue))
        )
    }

    @Test func `the statements about manifests are rows of the table`() {
        let rows = Set(ManifestTransition.table.map(\.event))
        for kind in EventKind.allCases {
            let isAboutOne = kind == .manifestIssued || kind.bodyType is any ManifestStatement.Type
            #expect(rows.contains(kind.rawValue) == isAboutOne, "\(kind.rawValue)")
        }
    }
}
