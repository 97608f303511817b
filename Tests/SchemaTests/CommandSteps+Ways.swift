import LiandanTesting

extension CommandStep {
    /// A manifest that goes every way but the straight one.
    static let ways =
        guests + documents + round + undone + underway + corrected + refusedLoad + redirected
        + accounts + seen

    private static let (authority, generator) = (Town.authority, Town.generator)
    private static let (carrier, disposer) = (Town.carrier, Town.disposer)
    private static let (second, other) = (Invented.creditCode(11), Invented.creditCode(13))
    private static let manifest = "01a1f3b0-5c00-7000-8000-000000000002"
    private static let elsewhere = "01a1f3b0-5c00-7000-8000-000000000003"
    private static let trip = "01a1f3b0-5c00-7000-8000-000000000004"
    private static let year = "--from 2026-01-01 --until 2026-12-31"
    private static let load = "--load line=1,mass=200kg,packages=2"

    private static func stated(_ words: String...) -> [CommandStep] {
        words.map { CommandStep("outcome", $0) }
    }

    private static let guests =
        stated(
            "party register --party \(second) --name 示例二运 --roles carrier --phone 023-79220002",
            "licence grant --party \(second) --licence L-3 --type transport --issuer 示例委 \(year)",
            "vehicle register --plate 渝H22222 --party \(second) --type truck --certificate V-2 \(year)"
                + " --rated-load 5t",
            "vehicle register --plate 渝H33333 --party \(carrier) --type truck --certificate V-3 \(year)"
                + " --rated-load 5t",
            "insurance record --party \(second) --policy I-1 --insurer 示例保险 \(year)",
            "party register --small --name 示例汽修 --region 500114 --address 示例路8号"
                + " --contractor \(disposer)",
            "party register --party \(other) --name 示例另厂 --roles disposer",
            "site register --party \(other) --site 001 --name 厂区 --region 500114 --address 示例路7号",
            "licence grant --party \(other) --licence L-4 --type comprehensive --issuer 示例局 \(year)"
                + " --activities collect;use --wastes HW08 --methods R9=50t --scale 100t",
            "insurance record --party \(other) --policy I-1 --insurer 示例保险 \(year)",
            "contract record --party \(generator) --contract C-2 --contractor \(other)"
                + " --purpose disposal \(year)",
            "plan amend --party \(generator) --plan P-1 --line 900-214-08=3.5t@\(disposer)+\(other)"
                + " --reason 改送"
        )
        + [
            CommandStep(
                "key-create",
                "key create --party \(second) --key s.key --request s.request"
            )
        ]
        + stated("key enroll s.request")

    private static let documents =
        stated(
            "approval grant --party \(generator) --approval 渝3号 --issuer 示例局 --consignee \(other)"
                + " --waste 900-214-08=1t@R9 \(year)",
            "exemption grant --party \(generator) --exemption DX-1 --consignee \(other)"
                + " --waste 900-214-08 --yearly-cap 500t \(year)",
            "emergency declare E-1 --region 500114 --class infectious --epidemic --until 2026-12-31"
                + " --government 区人民政府 --plan P-5 --facility \(other)/001=5t@domesticIncinerator",
            "emergency declare E-2 --region 500000 --waste 841-002-01 --from 2026-10-01"
                + " --until 2026-12-31 --government 市人民政府 --plan P-6 --facility \(other)/001=2t@cementKiln#3",
            "emergency end E-1 --reason 疫情结束",
            "delegate grant --to \(disposer) --statement released --until 2026-12-31 --as g.key"
        )

    private static let round = [
        CommandStep(
            "signed",
            "trip open --vehicle 渝H12345 --driver 李强 --trip \(trip) --as c.key --out trip.sub"
        ),
        CommandStep("outcome", "submit trip.sub"),
    ]

    private static let undone = stated(
        "manifest issue --carrier \(carrier) --carrier \(second) --consignee \(disposer) --plan P-1"
            + " --contract C-1 --transport-contract T-1 --measures 围堵 --phone 023-79220119"
            + " --manifest \(manifest) --line code=900-214-08,mass=180kg,packages=2,method=R9,"
            + "un=UN3082,hazards=T+I,form=liquid,packaging=drum --as g.key",
        "manifest amend \(manifest) --line line=1,mass=200kg --reason 称重 --as g.key",
        "manifest release \(manifest) \(load) --as g.key",
        "manifest recall \(manifest) --reason 车未到 --as g.key",
        "manifest refuse-load \(manifest) --reason 标签不符 --as c.key",
        "manifest release \(manifest) \(load) --on-behalf-of \(generator) --as d.key",
        "manifest confirm \(manifest) --packages 2 --mass 200kg --vehicle 渝H12345 --as g.key",
        "manifest load \(manifest) --as-released --trip \(trip) --as c.key",
        "manifest unload \(manifest) --reason 车辆故障 --as c.key",
        "manifest take-back \(manifest) --reason 车辆故障 --as g.key",
        "manifest release \(manifest) \(load) --scale DB-2 --ticket 1 --photo city.trust"
            + " --paper ZZ-1 --scan city.trust --at 2026-09-01T08:55 --as g.key"
    )

    private static let underway = stated(
        "manifest load \(manifest) --as-released --trip 渝H12345 --as c.key",
        "trip stop 渝H12345 --place 二号点 --as c.key",
        "manifest depart \(manifest) --waybill YD2 --as c.key",
        "manifest observe \(manifest) --point 29.5312,108.7701 --as c.key",
        "manifest change-vehicle \(manifest) --vehicle 渝H33333 --place 国道 --reason 故障 --as c.key",
        "incident report \(manifest) --place 国道 --text 泄漏 --told 2026-09-01 --as c.key",
        "incident report \(manifest) --place 国道 --text 已清理 --ended --as c.key",
        "manifest relay give \(manifest) --place 服务区 --as c.key",
        "manifest relay take \(manifest) --vehicle 渝H22222 --as s.key",
        "manifest freeze \(manifest) --reason 调查",
        "manifest unfreeze \(manifest) --reason 查清",
        "manifest note \(manifest) 电话告知 --as g.key",
        "trip close 渝H12345 --place 车场 --as c.key"
    )

    private static let corrected =
        stated("correct propose \(manifest) departed.waybill=YD3 --reason 抄错 --as c.key")
        + [CommandStep("correct-show", "correct show \(manifest)")]
        + stated(
            "correct decline \(manifest) --reason 无误 --as g.key",
            "correct propose \(manifest) departed.waybill=YD4 --reason 抄错 --as c.key",
            "correct withdraw \(manifest) --as c.key",
            "correct propose \(manifest) released.ticket=2 released.lines.1.mass=199kg"
                + " --reason 抄错 --as g.key",
            "correct agree \(manifest) --as c.key",
            "correct agree \(manifest) --as s.key"
        )

    private static let refusedLoad = stated(
        "manifest arrive \(manifest) --as s.key",
        "manifest receive \(manifest) \(load) --mass 1=199kg --difference 1=packaging --scale DB-1"
            + " --as d.key",
        "manifest discrepancy \(manifest) --difference axis=packaging,found=破损 --as d.key",
        "manifest inform \(manifest) --about discrepancy --party \(generator) --party \(authority)"
            + " --as d.key",
        "manifest inform \(manifest) --as g.key",
        "manifest inform \(manifest)",
        "manifest decide \(manifest) --line line=1,refused=199kg,reason=破损 --as d.key",
        "manifest return depart \(manifest) --load line=1,mass=99kg,packages=1 --as s.key",
        "manifest return receive \(manifest) --as g.key"
    )

    private static let redirected = stated(
        "manifest issue --redirects \(manifest) --consignee \(other) --contract C-2"
            + " --manifest \(elsewhere) --as g.key",
        "manifest release \(elsewhere) --load line=1,mass=100kg,packages=1 --as g.key",
        "manifest load \(elsewhere) --as-released --vehicle 渝H12345 --as c.key",
        "manifest redirect \(manifest) --to \(elsewhere) --load line=1,mass=100kg,packages=1"
            + " --as g.key"
    )

    private static let accounts = stated(
        "account record --from \(generator) --to \(disposer) --waste 900-214-08 --day 2026-08-31"
            + " --mass 12t --form liquid --hazards T;I --meter LL-1 --contract C-1 --as g.key",
        "account record --mass 13t --as g.key"
    )

    private static let seen = [
        CommandStep("manifest-show", "manifest show \(manifest)"),
        CommandStep("manifest-show", "manifest show \(elsewhere)"),
        CommandStep("trip-show", "trip show \(trip)"),
        CommandStep("form-print", "trip print \(trip) --out card.html"),
        CommandStep("trip-list", "trip list"),
        CommandStep("emergency-list", "emergency list --region 500114"),
        CommandStep("correct-list", "correct list"),
        CommandStep("delegate-list", "delegate list"),
        CommandStep("approval-list", "approval list"),
        CommandStep("approval-show", "approval show 渝3号"),
        CommandStep("exemption-list", "exemption list"),
        CommandStep("account-days", "account days"),
        CommandStep("account-show", "account show --unseal"),
        CommandStep("account-export", "account export --out books.xlsx"),
        CommandStep("account-balance", "account balance --party \(generator)", ends: 1),
        CommandStep("account-plan", "account plan"),
        CommandStep("outcome", "account file --period 2026-08 --as g.key"),
        CommandStep("account-filings", "account filings"),
        CommandStep("account-declare", "account declare --period 2026-08"),
        CommandStep("account-declare", "account declare --period 2026-09"),
    ]
}
