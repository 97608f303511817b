import Accounts
import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Whose books, of which days.
struct BookOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("只看某单位的", "Only those of this party")))
    var party: String?

    @Option(
        help: ArgumentHelp(
            say("只看某场所的: 代码/场所编号，或 --party 的场所编号", "Only this site: CODE/SITE, or SITE of --party")
        )
    )
    var site: String?

    @Option(
        help: ArgumentHelp(
            say("第一天，如 2026-10-01", "First day, such as 2026-10-01"),
            valueName: "day"
        )
    )
    var from: String?

    @Option(help: ArgumentHelp(say("最后一天", "Last day"), valueName: "day"))
    var to: String?

    var period: BookPeriod {
        get throws {
            let period = BookPeriod(from: try from.map(day), to: try to.map(day))
            if let from = period.from, let to = period.to, to < from {
                throw CommandError(.usage, "\(to) 早于 \(from)", "\(to) is before \(from)")
            }
            return period
        }
    }

    /// Those asked for; a site the ledger does not know is not found.
    func scope(in ledger: Ledger) throws -> BookScope {
        try BookScope(party: party, site: site, ledger)
    }

    private func day(_ text: String) throws -> CivilDay {
        guard let day = CivilDay(text) else {
            throw CommandError(
                .usage,
                "\(text) 不是日期；写成 2026-10-08",
                "\(text) is no day; write 2026-10-08"
            )
        }
        return day
    }
}

extension BookScope {
    /// As people name parties and sites.
    init(party: String?, site: String?, _ ledger: Ledger) throws {
        let parts = site?.split(separator: "/").map(String.init) ?? []
        let named = parts.count == 2 ? parts[0] : party
        if parts.count == 2, let party, party.asCode != parts[0].asCode {
            throw CommandError(
                .usage,
                "--site 和 --party 不是同一单位",
                "--site and --party name two parties"
            )
        }
        let number = parts.last.flatMap(SiteNumber.init)
        guard let named else {
            guard site == nil else {
                throw CommandError(
                    .usage,
                    "--site 写成 代码/场所编号，或用 --party 说明单位",
                    "write --site CODE/SITE, or say whose with --party"
                )
            }
            self.init()
            return
        }
        let found = try PartyReference.find(named, ledger)
        if let site {
            let record = try number.flatMap { number in
                try ledger.query { (reader) throws(LogError) in
                    try reader.record(Site.self, SiteID(party: found, site: number))
                }
            }
            guard record != nil else {
                throw CommandError(.notFound, "没有场所 \(site)", "there is no site \(site)")
            }
        }
        self.init(party: found, site: number)
    }
}
