import LiandanTesting
import WasteDomain

extension CommandStep {
    /// The device a ward shares.
    static let wards =
        [
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
        ] + sheet

    /// The test writes into the tables that the region has monthly manifests.
    private static let sheet =
        [
            "regulation adopt tables",
            "institution register --party \(Town.generator) --beds 0",
            "licence grant --party \(Town.disposer) --licence L-3 --type comprehensive --issuer 示例局"
                + " --from 2026-01-01 --until 2026-12-31 --activities collect;dispose --methods Y10=50t"
                + " --wastes HW01 --scale 100t",
            "contract record --party \(Town.generator) --contract C-3 --contractor \(Town.disposer)"
                + " --purpose disposal --from 2026-01-01 --until 2026-12-31 --codes 841-001-01",
            "plan file --party \(Town.generator) --site 001 --plan P-3 --year 2026"
                + " --line 841-001-01=1t@\(Town.disposer)",
            "manifest issue --monthly --carrier \(Town.carrier) --consignee \(Town.disposer)/001"
                + " --plan P-3 --contract C-3 --transport-contract T-1 --measures 围堵"
                + " --phone 023-79220119 --manifest \(row) --as g.key --line code=841-001-01,mass=2kg,"
                + "packages=1,method=Y10,un=UN3291,hazards=In,form=solid,packaging=bag",
            "manifest release \(row) --load line=1,mass=2kg,packages=1 --handler 王芳 --as g.key",
            "manifest load \(row) --as-released --vehicle 渝H12345 --driver 李强 --as c.key",
        ].map { CommandStep("outcome", $0) }
        + ["", " --unseal"].map { CommandStep("manifest-sheet", "manifest sheet \(row)" + $0) }
        + [
            CommandStep("form-print", "manifest sheet \(row) --out sheet.html"),
            CommandStep("manifest-sheets", "manifest sheets --party \(Town.generator)"),
            CommandStep("manifest-list", "manifest list"),
        ]

    private static let row = "01a1f3b0-5c00-7000-8000-0000000000f1"

    private static func label(_ serial: Int) -> String {
        PartyID(Town.generator).flatMap { RollCode(unit: $0, serial: serial) }?.description ?? "?"
    }
}
