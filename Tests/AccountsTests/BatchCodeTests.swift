import Accounts
import CanonicalJSON
import Testing

/// Codes of HJ 1259-2022 annex B.
struct BatchCodeTests {
    @Test(arguments: [
        ("HWCS20260901001", BatchKind.generation, 1), ("HWRK20260901012", .storing, 12),
        ("HWCK20260901999", .withdrawing, 999), ("HWZXLY20260901001", .ownUse, 1),
        ("HWZXCZ20260901001", .ownDisposal, 1), ("HWWWLY20260901001", .outsourcedUse, 1),
        ("HWWWCZ20260901001", .outsourcedDisposal, 1), ("HWCKLY20260901001", .exportedUse, 1),
        ("HWCKCZ20260901001", .exportedDisposal, 1), ("HWCS202609011000", .generation, 1000),
    ])
    func `a code says what it is a batch of, of which day, and its number`(
        text: String,
        kind: BatchKind,
        number: Int
    ) throws {
        let code = try #require(BatchCode(text))
        #expect(code.kind == kind)
        #expect(code.number == number)
        #expect(code.day == CivilDay("2026-09-01"))
        #expect(code.description == text)
    }

    @Test(arguments: [
        "", "HWCS", "HWCS20260901", "HWCS2026090101", "HWCS20260231001", "HWCS19990901001",
        "HWCKL20260901001", "HWXX20260901001", "hwcs20260901001", "HWCS20260901001 ",
        "HWCS202609010001", "B-2026-1",
    ])
    func `what is not of the suggested form is no such code`(text: String) {
        #expect(BatchCode(text) == nil)
    }
}
