import Accounts
import ArgumentParser
import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Adds up the books of other wastes 结存.
struct StreamBalanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance",
        abstract: say(
            "结存: 期初、收入、支出、期末，按点位、单位、层级、代码",
            "Balances: opening, in, out, closing, by point, party, level, code"
        ),
        discussion: say(
            "例: liandan stream balance --stream film --by level --from 2026-01-01 --to 2026-12-31",
            "For example: liandan stream balance --stream film --by level --from 2026-01-01 --to 2026-12-31"
        )
    )

    @Option(
        help: ArgumentHelp(
            say(
                "按什么分: point;party;level;code，用 ; 分隔；默认 point;level;code",
                "By what: point;party;level;code, separated by ;; point;level;code by default"
            )
        )
    )
    var by: String?

    @OptionGroup var rows: StreamOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let ledger = try ReadingDesk(common).ledger()
        let profiles = try rows.profiles(ledger.regulation().streams)
        let parts = try parts()
        var found: [(profile: StreamProfile, balance: StreamBalance)] = []
        for profile in profiles {
            let question = try rows.question(profile)
            found += try ledger.query { (reader) throws(LogError) in
                try reader.balances(question, by: parts).map { (profile, $0) }
            }
        }
        let json: JSONObject = ["items": found.map(\.balance), "v": 1]
        common.printer.show(json, table(found))
    }

    private func parts() throws -> Set<StreamBalance.Part> {
        guard let by else { return [.point, .level, .code] }
        let words = by.split(separator: ";").map { $0.trimmed }
        let parts = words.compactMap(StreamBalance.Part.init)
        guard parts.count == words.count else {
            throw CommandError(
                .usage,
                "--by \(by): 应为 point、party、level、code 中的几个",
                "--by \(by): should be some of point, party, level, code"
            )
        }
        return Set(parts)
    }

    private func table(_ found: [(profile: StreamProfile, balance: StreamBalance)]) -> String {
        let head = [
            say("类别", "stream"), say("层级", "level"), say("点位", "point"), say("代码", "code"),
            say("单位", "unit"), say("期初", "opening"), say("收入", "in"), say("支出", "out"),
            say("期末", "closing"), say("件数", "pieces"), "L", say("其中", "of which"),
        ]
        let rows = found.map { profile, balance in
            let amount = StreamAmount(profile.unit)
            let acts = profile.acts.map(\.act) + [RegimeChanged.act]
            let parts = acts.compactMap { act in
                balance.acts[act].map { sum in
                    "\(profile.title(of: act)?.text ?? "") \(amount.mass(sum.mass))"
                }
            }
            let level = balance.key.level
            return [
                profile.id.description,
                level.map { profile.title(of: $0)?.text ?? $0.description } ?? "",
                balance.key.place ?? "", balance.key.code?.description ?? "",
                profile.unit.rawValue, amount.mass(balance.opening.mass),
                amount.mass(balance.incoming.mass), amount.mass(balance.outgoing.mass),
                amount.mass(balance.closing.mass),
                balance.closing.count == 0 ? "" : String(balance.closing.count),
                balance.closing.volume == 0 ? "" : String(balance.closing.volume),
                parts.joined(separator: say("、", ", ")),
            ]
        }
        return TextTable(head, rows).text
    }
}
