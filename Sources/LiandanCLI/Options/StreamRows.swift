import CanonicalJSON
import Interchange
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// Completes rows of a stream's books by what its profile and the ledger know.
struct StreamRows {
    private let desk: Desk
    private let streams: StreamTable
    /// Numbers that were given here, which the ledger does not know yet.
    private var given: Set<String> = []

    init(_ desk: Desk) throws {
        self.desk = desk
        streams = try desk.ledgerIfAny()?.regulation().streams ?? .builtIn
    }

    /// The columns of the streams there are.
    var form: StatementForm { .stream(streams.all) }

    /// Fills in whose row it is, its day, code and number, and what the act does to the stock.
    mutating func complete(_ draft: inout StatementDraft) throws {
        var members = draft.members
        for name in ["point", "counterparty"] {
            guard var point = members[name]?.object else { continue }
            if let party = point["party"]?.string { point["party"] = party.asCode.json }
            members[name] = .object(point)
        }
        let point = members["point"]?.object ?? JSONObject()
        members["point"] = .object(point.completed(by: ["party": desk.party]))
        if members["day"] == nil { members["day"] = try desk.occurredAt().legalDay.json }
        defer { draft.members = members }
        guard let profile = profile(members["stream"]?.string) else { return }
        members["stream"] = profile.id.json
        spell(&members, profile)
        if members["code"] == nil { members["code"] = profile.onlyCode?.json }
        let act = members["act"]?.string.flatMap { Word($0) }.flatMap { profile[$0] }
        if draft.kind == .streamRecorded, members["stock"] == nil {
            members["stock"] = act?.stock?.json
        }
        if members["number"] == nil {
            let prefix = draft.kind == .regimeChanged ? "ZW" : act?.prefix.description
            members["number"] = try prefix.flatMap { try number($0, profile.id, members) }?.json
        }
    }

    /// The profile people mean: by its id, or by its name.
    private func profile(_ text: String?) -> StreamProfile? {
        streams.all.first { $0.id.description == text || $0.name.zh == text || $0.name.en == text }
    }

    /// Puts the words of the profile in the place of their names: `收集` is `collected`.
    private func spell(_ members: inout JSONObject, _ profile: StreamProfile) {
        func word(_ text: JSONValue?, _ words: [(Word, Bilingual)]) -> JSONValue? {
            let found = words.first { $0.1.zh == text?.string || $0.1.en == text?.string }
            return found?.0.json ?? text
        }
        members["act"] = word(members["act"], profile.acts.map { ($0.act, $0.name) })
        members["level"] = word(members["level"], profile.levels.map { ($0.word, $0.name) })
        guard var fields = members["fields"]?.object else { return }
        for field in profile.fields {
            let name = field.field.description
            fields[name] = word(fields[name], field.values.map { ($0.word, $0.name) })
        }
        members["fields"] = .object(fields)
    }

    /// The next number of a day 记录编号: prefix, day, and at least three digits.
    private mutating func number(
        _ prefix: String,
        _ stream: StreamID,
        _ members: JSONObject
    ) throws -> String? {
        guard let party = members["point"]?.object?["party"]?.string.flatMap({ PartyID($0) }),
            let day = members["day"]?.string.flatMap({ CivilDay($0) })
        else { return nil }
        let series = prefix + day.description.filter { $0 != "-" }
        let known = try desk.ledgerIfAny()?.query { (reader) throws(LogError) in
            try reader.names(of: .streamRow, term: StreamRow.term(stream, party, day))
        }
        let start = "\(stream)|\(party)|\(series)"
        var last =
            (known ?? []).filter { $0.hasPrefix(start) }
            .compactMap { Int($0.dropFirst(start.count)) }.max() ?? 0
        var text: String
        repeat {
            last += 1
            text = series + Digits.text(of: Int64(last), width: last < 1000 ? 3 : 6)
        } while !given.insert("\(stream)|\(party)|\(text)").inserted
        return text
    }
}
