import CanonicalJSON
import Regulation
import WasteDomain

/// A row of a stream's books as rules look at it: what is stated, and what its profile asks for.
struct StatedRow {
    let statement: any StreamStatement
    let profile: StreamProfile
    /// The act of the profile; nil if it has none of the name, as for a change of regime.
    let act: StreamAct?
    /// What stands under the number already.
    let known: StreamRow?

    /// Nil if the statement is no row, or of a stream that the regulation does not have.
    init?(_ context: RuleContext) {
        guard let statement = context.event.body as? any StreamStatement,
            let profile = context.regulation.streams[statement.movement.stream]
        else { return nil }
        self.statement = statement
        self.profile = profile
        act = profile[statement.movement.act]
        known = context.slice[StreamRow.self, statement.movement.row]
    }

    var movement: StreamMovement { statement.movement }

    /// Whether the row says something of a name.
    func has(_ name: String) -> Bool {
        guard let member = StreamMember(rawValue: name) else {
            return movement.fields[name] != nil
        }
        return switch member {
        case .mass: movement.mass != nil
        case .count: movement.count != nil
        case .volume: movement.volume != nil
        case .counterparty: movement.counterparty != nil
        case .document: movement.document != nil
        case .contract: movement.contract != nil
        case .level: movement.level != nil
        }
    }

    /// Where something of a name stands in the event.
    func path(_ name: String) -> String {
        StreamMember(rawValue: name) == nil ? "/fields/\(name)" : "/\(name)"
    }

    /// What every finding about a row says of it.
    func facts(_ more: [String: String] = [:]) -> [String: String] {
        let basis = profile.basis.map { text in
            text.law.description + (text.article.map { " \($0)" } ?? "")
        }
        return [
            "act": "\(movement.stream)/\(movement.act)", "basis": basis.joined(separator: ", "),
            "stream": movement.stream.description,
        ].merging(more) { $1 }
    }

    /// A rule that looks at rows of known streams.
    static func check(
        _ faults: @escaping @Sendable (StatedRow, RuleContext) -> [Fault]
    ) -> StatementCheck {
        .on([.streamRecorded, .regimeChanged]) { context in
            StatedRow(context).map { faults($0, context) } ?? []
        }
    }

    /// A rule that looks at acts the profile has.
    static func act(
        _ faults: @escaping @Sendable (StatedRow, StreamAct, RuleContext) -> [Fault]
    ) -> StatementCheck {
        check { row, context in row.act.map { faults(row, $0, context) } ?? [] }
    }
}

extension StreamMovement {
    /// Where it lies and where the other side lies, as far as that is known 行政区划.
    func regions(in slice: StateSlice) -> (own: RegionCode?, other: RegionCode?) {
        (
            slice.region(of: point), counterparty.flatMap { slice.region(of: $0) }
        )
    }
}

extension StateSlice {
    /// The region of the site or, where none is named, of the party.
    func region(of point: StreamPoint) -> RegionCode? {
        guard let site = point.site else { return self[Party.self, point.party]?.region }
        return self[Site.self, SiteID(party: point.party, site: site)]?.region
    }
}
