import ArgumentParser
import CanonicalJSON
import LedgerCrypto
import WasteDomain

/// The paper a statement was first made on 补录 (《危险废物转移管理办法》第20条第2款).
struct PaperOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("补录: 纸质联单编号", "Made on paper first: the number of the form"),
            valueName: "form"
        )
    )
    var paper: String?

    @Option(
        help: ArgumentHelp(
            say("纸质联单的扫描件；记其摘要", "The scan of the form; its digest is recorded"),
            valueName: "file"
        )
    )
    var scan: String?

    @Option(
        help: ArgumentHelp(
            say("电子联单从何时起停用", "Since when the electronic manifest could not be used"),
            valueName: "time"
        )
    )
    var outageFrom: String?

    @Option(
        help: ArgumentHelp(say("停用到何时", "Until when it could not be used"), valueName: "time")
    )
    var outageUntil: String?

    @Option(help: ArgumentHelp(say("停用的原因", "Why it could not be used")))
    var outageReason: String?

    func validate() throws {
        let outage = [outageFrom, outageUntil, outageReason].compactMap(\.self)
        guard (paper == nil) == (scan == nil), paper != nil || outage.isEmpty else {
            throw ValidationError(
                say(
                    "--paper 和 --scan 一起用；停用时段只与它们一起用",
                    "--paper and --scan go together, and an outage only with them"
                )
            )
        }
        guard outage.isEmpty || outage.count == 3 else {
            throw ValidationError(
                say(
                    "停用时段要写全 --outage-from、--outage-until、--outage-reason",
                    "an outage has --outage-from, --outage-until and --outage-reason"
                )
            )
        }
    }

    /// The member of the event; nil for a statement first made here.
    ///
    /// The scan's digest is of the ledger's suite. What was on paper did not happen now, so that
    /// the time it happened must be given too.
    func form(_ suite: HashSuite, isTimed: Bool) throws -> JSONObject? {
        guard let paper, let scan else { return nil }
        guard isTimed else {
            throw CommandError(
                .usage,
                "补录要用 --at 写明发生的时间",
                "what was made on paper first needs the time it happened: --at"
            )
        }
        var outage: JSONObject?
        if let outageFrom, let outageUntil {
            outage = [
                "from": LocalTime.member(outageFrom), "reason": outageReason,
                "until": LocalTime.member(outageUntil),
            ]
        }
        let digest = suite.hash.digest(try FileAccess.read(scan))
        return ["form": paper, "outage": outage, "scan": digest]
    }
}
