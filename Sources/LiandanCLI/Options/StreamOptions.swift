import Accounts
import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Whose rows of which stream, of which days.
struct StreamOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("固废类别；默认全部", "The stream; all by default")))
    var stream: String?

    @Option(
        help: ArgumentHelp(
            say("只看某单位或某点位的: 代码，或 代码/场所编号", "Only those of this party or point: CODE, or CODE/SITE")
        )
    )
    var point: String?

    @Option(help: ArgumentHelp(say("只看某地区的，如 500114", "Only those in this region, such as 500114")))
    var region: String?

    @Option(help: ArgumentHelp(say("只看某层级的", "Only those of this level")))
    var level: String?

    @Option(help: ArgumentHelp(say("只看某种类或代码，如 SW61", "Only this kind or code, such as SW61")))
    var kind: String?

    @Option(
        help: ArgumentHelp(
            say("第一天，如 2026-10-01", "First day, such as 2026-10-01"),
            valueName: "day"
        )
    )
    var from: String?

    @Option(help: ArgumentHelp(say("最后一天", "Last day"), valueName: "day"))
    var to: String?

    /// The profiles that are asked for.
    ///
    /// - Throws: `notFound` if there is none of the name.
    func profiles(_ table: StreamTable) throws -> [StreamProfile] {
        guard let stream else { return table.all }
        guard let profile = StreamID(stream).flatMap({ table[$0] }) else {
            throw StreamOptions.unknown(stream, table)
        }
        return [profile]
    }

    /// The rows of one stream that are asked for.
    func question(_ profile: StreamProfile) throws -> StreamQuestion {
        var question = StreamQuestion(
            profile.id,
            days: BookPeriod(from: try from.map(Self.day), to: try to.map(Self.day))
        )
        question.region = region ?? ""
        question.levels = try Set([level.map { try Self.value($0, Word.init) }].compactMap(\.self))
        question.kinds = try [kind.map { try Self.value($0, StreamKind.init) }].compactMap(\.self)
        question.point = try point.map { try Self.value($0.asCode, StreamPoint.init) }
        return question
    }

    static func unknown(_ stream: String, _ table: StreamTable) -> CommandError {
        let known = table.all.map(\.id.description).joined(separator: ", ")
        return CommandError(
            .notFound,
            "没有固废类别 \(stream)；有 \(known)",
            "there is no stream \(stream); there are \(known)"
        )
    }

    private static func day(_ text: String) throws -> CivilDay {
        guard let day = CivilDay(text) else {
            throw CommandError(
                .usage,
                "\(text) 不是日期；写成 2026-10-08",
                "\(text) is no day; write 2026-10-08"
            )
        }
        return day
    }

    private static func value<Value>(_ text: String, _ make: (String) -> Value?) throws -> Value {
        guard let value = make(text) else {
            throw CommandError(.usage, "无法理解 \(text)", "\(text) cannot be read")
        }
        return value
    }
}

extension StreamTable {
    /// Those of the ledger's regulation, or where there is no ledger those built in.
    static func known(_ common: CommonOptions) throws -> StreamTable {
        try ReadingDesk(common).ledgerIfAny()?.regulation().streams ?? .builtIn
    }
}
