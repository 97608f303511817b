import LiandanTesting

/// A short run of the command through everything it prints, all parties in one folder.
struct CommandStep: CustomStringConvertible {
    /// What it prints fits `Schemas/cli/<schema>.schema.json`.
    let schema: String
    let words: String
    /// What is typed while it runs, words apart by blanks as lines.
    let typed: String
    let status: Int32

    init(_ schema: String, _ words: String, typing typed: String = "", ends status: Int32 = 0) {
        self.schema = schema
        self.words = words
        self.typed = typed
        self.status = status
    }

    var description: String { "liandan \(words)" }

    static let all =
        begin + register + enrol + look + pack + manifest + ways + stores + wards + streams + ask
        + prove
        + witness + conform + measure + simulate
        + refused + rotate

    private static let (authority, generator) = (Town.authority, Town.generator)
    private static let (carrier, disposer) = (Town.carrier, Town.disposer)
    private static let id = "01a1f3b0-5c00-7000-8000-000000000001"
    private static let number = "20265001000001"
    private static let codes = ["001", "002"].map { "\(generator)9002140820260901\($0)" }
    private static let bothCodes = codes.joined(separator: " ")

    private static let foreign = "\(disposer)9002140820260901001"

    private static let begin = [
        CommandStep(
            "init",
            "init city.ldg --origin example.org/500114/test --authority \(authority) --name 示例局"
        ),
        CommandStep("trust-show", "trust show"),
        CommandStep("trust-check", "trust check --trust city.trust"),
        CommandStep("checkpoint-show", "checkpoint show"),
        CommandStep("regulation-show", "regulation show"),
        CommandStep("regulation-export", "regulation export tables"),
        CommandStep("rule-list", "rule list"),
        CommandStep("rule-show", "rule show HW-LIC-001"),
        CommandStep("rule-show", "rule show LD-PAT-008"), CommandStep("rule-fields", "rule fields"),
    ]

    private static let year = "--from 2026-01-01 --until 2026-12-31"

    private static let register = [
        "numbers grant 5002 2026 1 999",
        "party register --party \(generator) --name 示例机械 --roles generator --region 500114",
        "party register --party \(carrier) --name 示例运输 --roles carrier --phone 023-79220001",
        "party register --party \(disposer) --name 示例再生 --roles disposer",
        "site register --party \(generator) --site 001 --name 厂区 --region 500114 --address 示例路1号",
        "site register --party \(disposer) --site 001 --name 厂区 --region 500114 --address 示例路9号",
        "licence grant --party \(disposer) --licence L-1 --type comprehensive --issuer 示例局 \(year)"
            + " --activities collect;use --wastes HW08:900-214-08;HW49!900-044-49 --methods R9=50t;D10"
            + " --scale 100t",
        "licence suspend --party \(disposer) --licence L-1 --from 2026-12-30 --reason 整改",
        "licence grant --party \(carrier) --licence L-2 --type transport --issuer 示例委 \(year)",
        "vehicle register --plate 渝H12345 --party \(carrier) --type truck --certificate V-1 \(year)"
            + " --rated-load 5t",
        "contract record --party \(generator) --contract C-1 --contractor \(disposer)"
            + " --purpose disposal \(year) --codes 900-214-08",
        "contract record --party \(generator) --contract T-1 --contractor \(carrier)"
            + " --purpose transport \(year)",
        "insurance record --party \(carrier) --policy I-1 --insurer 示例保险 \(year)",
        "insurance record --party \(disposer) --policy I-1 --insurer 示例保险 \(year)",
        "site classify --party \(generator) --class simplified --reason 敏感区域",
        "plan file --party \(generator) --site 001 --plan P-1 --year 2026"
            + " --line 900-214-08=3.5t@\(disposer)",
    ].map { CommandStep("outcome", $0) }

    private static let enrol = [
        CommandStep(
            "key-create",
            "key create --party \(generator) --key g.key --request g.request"
        ),
        CommandStep(
            "key-create",
            "key create --party \(carrier) --key c.key --request c.request --algorithm p256 --holder 李强"
        ),
        CommandStep("key-create", "key create --party \(disposer) --key d.key --request d.request"),
        CommandStep("key-create", "key create --party \(disposer) --key e.key --request e.request"),
        CommandStep("outcome", "key enroll g.request c.request d.request"),
        CommandStep("outcome", "key enroll e.request --role storekeeper --until 2026-12-31"),
        CommandStep("key-create", "key rotate --as e.key --key f.key --request f.request"),
    ]

    private static let look = [
        "party", "site", "key", "licence", "vehicle", "plan", "contract", "insurance", "numbers",
    ].map { CommandStep("\($0)-list", "\($0) list") }

    /// One of the facilities is not of the form it should be, which is recorded.
    private static let pack = [
        "item issue --waste 900-214-08 --count 2 --hazards T;I --form liquid --packaging drum",
        "item fill \(bothCodes) --handler 王芳", "item weigh \(codes[0]) --net 100kg",
        "item weigh \(codes[1]) --net 100kg --gross 118kg --tare 18kg --scale DZC-01",
        "item store \(codes[0]) --facility 仓库", "item store \(codes[1]) --facility TS001 --zone A",
        "item issue --waste 900-214-08 --date 2026-08-31 --hazards T;I --form liquid --packaging drum",
        "item fill \(generator)9002140820260831001", "item merge \(generator)9002140820260831001",
    ].map { CommandStep("outcome", $0 + " --as g.key") }

    private static let manifest = [
        CommandStep(
            "signed",
            "manifest issue --carrier \(carrier) --consignee \(disposer)/001 --plan P-1 --contract C-1"
                + " --transport-contract T-1 --measures 围堵 --phone 023-79220119 --manifest \(id)"
                + " --line code=900-214-08,mass=200kg,packages=2,method=R9,un=UN3082,hazards=T+I,"
                + "form=liquid,packaging=drum --handler 王芳 --as g.key --out issue.sub"
        ),
        CommandStep("outcome", "submit issue.sub"),
        CommandStep("outcome", "submit issue.sub"),
        CommandStep("receipt-import", "receipt import issue.sub.receipt --trust city.trust"),
        CommandStep("signed", "item withdraw \(codes[0]) --as g.key --out withdraw.sub"),
        CommandStep("outcome", "submit withdraw.sub"),
        CommandStep("receipt-import", "receipt import withdraw.sub.receipt --trust city.trust"),
        CommandStep(
            "outcome",
            "manifest release \(id) --load line=1,mass=200kg,items=\(codes[0])+\(codes[1]) --as g.key"
        ),
        CommandStep("inbox", "inbox --as c.key"),
        CommandStep("outcome", "manifest load \(id) --as-released --vehicle 渝H12345 --as c.key"),
        CommandStep("outcome", "manifest depart \(id) --waybill YD1 --as c.key"),
        CommandStep("outcome", "manifest arrive \(id) --as c.key"),
        CommandStep("item-scan", "item scan check \(id)", typing: bothCodes),
        CommandStep("item-scan-commands", "item scan commands --out words.svg"),
        CommandStep(
            "item-scan",
            "item scan receive \(id) --as d.key --out scanned.sub",
            typing:
                "\(codes[0]) =100kg \(codes[0]) \(foreign) take undo nothing (21)A ? list done done"
        ),
        CommandStep(
            "item-scan",
            "item scan store --facility TS001 --as c.key",
            typing: codes[0],
            ends: 2
        ),
        CommandStep("item-show", "item show \(codes[0])"),
        CommandStep("inbox", "inbox --party \(disposer)"),
        CommandStep("due", "due"),
        CommandStep("due", "due --within 200 --region 50 --csv due.csv", ends: 1),
        CommandStep(
            "outcome",
            "manifest receive \(id) --as-released --mass 1=199kg"
                + " --scale DB-1 --calibrated 2026-02-01 --as d.key"
        ),
        CommandStep("outcome", "manifest discrepancy \(id) --as d.key"),
        CommandStep(
            "outcome",
            "manifest inform \(id) --about discrepancy --delivery SD-1 --as d.key"
        ),
        CommandStep("outcome", "manifest decide \(id) --accept-all --as d.key"),
        CommandStep("outcome", "treat record \(id) --all --as d.key"),
    ]

    private static let ask = [
        CommandStep("manifest-list", "manifest list"),
        CommandStep("manifest-show", "manifest show \(number)"),
        CommandStep("manifest-print", "manifest print \(number) --out manifest.html"),
        CommandStep("item-show", "item show \(codes[1])"),
        CommandStep("item-label", "item label \(bothCodes) --as g.key --out labels.html"),
        CommandStep("item-verify-label", "item verify-label \(codes[0])", ends: 1),
        CommandStep("item-trace", "item trace \(codes[0])"),
        CommandStep("item-trace", "item trace \(codes[1]) --up --graph --out trace.svg"),
        CommandStep("manifest-reconcile", "manifest reconcile \(number)"),
        CommandStep("manifest-fate", "manifest fate \(number)"),
        CommandStep("manifest-fate", "manifest fate --party \(generator)"),
        CommandStep(
            "manifest-reconcile",
            "manifest reconcile \(number) --scanned due.csv",
            ends: 1
        ),
        CommandStep("party-show", "party show \(carrier)"),
        CommandStep("plan-list", "plan list"),
        CommandStep("licence-list", "licence list --party \(disposer)"),
        CommandStep("audit", "audit --trust city.trust"),
        CommandStep("audit", "audit --no-replay"),
        // The second event of what followed the regulation and the registrations: a key's holder.
        CommandStep("seal-show", "seal show \(register.count + 1).1"),
        CommandStep("seal-due", "seal due"),
        CommandStep("backup", "backup spare.ldg"),
        CommandStep("restore", "restore spare.ldg", ends: 1),
        CommandStep("restore", "restore spare.ldg --against city.ldg --nothing-newer"),
    ]

    /// Asked by files; the policy is written by the test once the witness has a key.
    private static let witness = [
        CommandStep("witness-init", "witness init w.witness --name example.org/w"),
        CommandStep("witness-add", "witness add w.witness --trust city.trust"),
        CommandStep("witness-list", "witness list w.witness"),
        CommandStep("trust-show", "trust policy w.policy --trust city.trust --out witnessed.trust"),
        CommandStep(
            "checkpoint-request",
            "checkpoint cosign --trust witnessed.trust --out w.ask"
        ),
        CommandStep("witness-sign", "witness sign w.witness w.ask --out w.note"),
        CommandStep(
            "checkpoint-cosign",
            "checkpoint cosign --trust witnessed.trust --add w.note"
        ),
        CommandStep("checkpoint-cosign", "checkpoint cosign --trust witnessed.trust", ends: 5),
        CommandStep("witness-list", "witness list w.witness"),
        CommandStep("checkpoint-show", "checkpoint show"),
        CommandStep("checkpoint-countersign", "checkpoint countersign sm2.key --create"),
        CommandStep("timestamp-request", "checkpoint timestamp request --out t.tsq"),
        CommandStep("timestamp-attach", "checkpoint timestamp attach t.tsr"),
        CommandStep("timestamp-attach", "checkpoint timestamp attach t.tsr --tsa-ca tsa.pem"),
        CommandStep("trust-show", "trust authority tsa.pem --trust witnessed.trust --out t.trust"),
        CommandStep("audit", "audit --trust t.trust"),
        CommandStep("export-evidence", "export evidence --entries 0-3 --out w.evidence"),
        CommandStep("verify", "verify w.evidence --trust t.trust"),
        CommandStep("verify", "verify w.evidence --trust city.trust"),
    ]

    /// One conforms, one differs, one is none.
    private static let conform = [
        CommandStep("conform", "conform \(Fixture.path("Fixtures/ledgers/registered.json"))"),
        CommandStep("conform", "conform other.json none.json", ends: 1),
    ]

    private static let measure = [
        CommandStep(
            "outcome",
            "figure declare industrialAddedValue --region 500114 --year 2026 --value 1250000"
                + " --source 统计公报"
        ),
        CommandStep(
            "outcome",
            "figure declare socialSources --region 500114 --year 2026 --members \(generator)"
                + " --source 名单"
        ),
        CommandStep("figure-list", "figure list --year 2026"),
        CommandStep("figure-names", "figure names"),
        CommandStep(
            "indicator",
            "indicator --year 2026 --plan QJ --csv indicators.csv --chart indicators.svg"
        ),
        CommandStep("indicator", "indicator --only IND-02 PRO --all"),
    ]

    private static let simulate = [
        CommandStep(
            "simulate",
            "simulate --plan \(Fixture.path("Fixtures/qianjiang/fortnight.json")) --days 2 --ledger day.ldg"
        ),
        CommandStep(
            "simulate-check",
            "simulate --check day.answers.json --ledger day.ldg --trust day.trust"
        ),
    ]

    private static let refused = [
        CommandStep("outcome", "party retire \(generator) --reason 注销 --as g.key", ends: 1),
        CommandStep("outcome", "party register --file bad.csv", ends: 1),
        CommandStep("error", "manifest show 20265001999999", ends: 3),
        CommandStep("error", "trust show --ledger nowhere.ldg", ends: 3),
        CommandStep("error", "party register --file no-table.csv", ends: 1),
        CommandStep("error", "conform nowhere", ends: 3),
        CommandStep("error", "item show \(codes[0]) --ledger city.trust", ends: 1),
        CommandStep("audit", "audit copy.ldg --trust city.trust", ends: 1),
    ]

    /// Afterwards the operator's key signs no more.
    private static let rotate = [
        CommandStep("key-rotate-ledger", "key rotate-ledger --request l.request"),
        CommandStep("outcome", "key rotate-ledger"),
        CommandStep("trust-show", "trust accept --trust city.trust --out new.trust"),
        CommandStep("audit", "audit --trust city.trust"),
        CommandStep("audit", "audit --trust new.trust"),
    ]
}
