import LiandanTesting

extension CommandStep {
    /// What befalls packages in a store.
    static let stores =
        [
            CommandStep(
                "outcome",
                "item issue --like \(code(1)) --count 8 --serials 11-60 --as g.key"
            )
        ]
        + stated(
            "facility register --facility TS009 --name 库 --type warehouse --capacity 2t",
            "facility register --facility TS009 --codes 900-214-08",
            "item serials grant 1-499,600-700",
            "item fill \(codes(11...18)) --residue-of CZ-1 --vessel T-1"
        )
        + (11...18).flatMap { stated("item weigh \(code($0)) --net 100kg") }
        + stated(
            "item store \(codes(11...18)) --facility TS009 --zone B --site 001",
            "item split \(code(11)) --child 60kg --child 40kg",
            "item recode \(code(12)) --date 2026-08-30 --reason 日期有误",
            "item report damaged \(code(13)) --reason 渗漏",
            "item overpack \(code(13)) --reason 渗漏 --disinfection 已清理 --packaging bag",
            "item pack --new \(codes(14...16)) --vessel ZZX-1",
            "item unpack \(code(22)) \(code(14)) --reason 查验",
            "item relabel \(code(14)) --reason 雨淋 --old-label city.trust",
            "item sight \(code(14)) --place 一号库 --position 29.53,108.77",
            "item report lost \(code(14)) --reason 盘亏",
            "item report found \(code(14)) --place 二号库",
            "item treat \(codes(17...18)) --method R9 --facility LY001 --batch CZ-2",
            "stock adjust --waste 900-214-08 --change -12.5kg --reason 盘亏",
            "bulk generate --waste 900-214-08 --mass 12.5t --name 油泥 --store TS009 --handler 王芳",
            "bulk treat --waste 900-214-08 --mass 3t --method R9 --facility TS101"
        )
        + [
            CommandStep("item-show", "item show \(code(22))"),
            CommandStep("item-show", "item show \(code(14))"),
            CommandStep("item-list", "item list --store TS009 --zone B"),
            CommandStep("facility-list", "facility list"),
            CommandStep("facility-show", "facility show TS009"),
            CommandStep("serials-list", "item serials list"),
            CommandStep("stock-list", "stock list"),
            CommandStep("bulk-list", "bulk list"),
            CommandStep(
                "signed",
                "item split \(code(15)) --child 50kg --child 50kg --as g.key --out split.sub"
            ),
        ]

    private static func code(_ serial: Int) -> String {
        "\(Town.generator)90021408202609010" + (serial < 10 ? "0\(serial)" : "\(serial)")
    }

    private static func codes(_ serials: ClosedRange<Int>) -> String {
        serials.map(code).joined(separator: " ")
    }

    private static func stated(_ words: String...) -> [CommandStep] {
        words.map { CommandStep("outcome", $0 + " --as g.key") }
    }
}
