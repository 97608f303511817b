import LiandanTesting
import WasteDomain

extension CommandStep {
    /// The device a ward shares.
    static let wards = [
        CommandStep(
            "ward-handlers",
            "ward handler add 12 --name 王芳 --badge N0012-7F3K --as g.key"
        ),
        CommandStep("ward-handlers", "ward handler list --as g.key"),
        CommandStep(
            "ward-scan",
            "ward scan --ward 内科 --as g.key",
            typing:
                "\(label(1)) NOBODYS-BADGE N0012-7F3K \(label(1)) 损伤性 \(label(1)) \(label(1)) =1.8kg"
                + " 标本 双层 灭菌 lock N0012-7F3K \(label(2)) undo undo \(label(2)) x ? cancel list done"
        ),
        CommandStep(
            "ward-scan",
            "ward scan --ward 内科 --class infectious --as g.key --out ward.sub",
            typing: "N0012-7F3K \(label(2)) \(label(3)) 传染病 done"
        ),
        CommandStep("ward-handlers", "ward handler remove 12 --as g.key"),
        CommandStep("outcome", "bin clean ZZX-1 ZZX-2 --method 含氯消毒液浸泡 --as g.key"),
        CommandStep("bin-list", "bin list"),
        CommandStep("ward-commands", "ward commands --out words.html"),
        CommandStep("ward-book", "ward book --party \(Town.generator)"),
    ]

    private static func label(_ serial: Int) -> String {
        PartyID(Town.generator).flatMap { RollCode(unit: $0, serial: serial) }?.description ?? "?"
    }
}
