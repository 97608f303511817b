import CanonicalJSON
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// A load that left a site, as its book has it.
struct Load {
    let manifest: Manifest
    /// The half with which custody moved, and when it was loaded 出厂时间.
    let occasion: Occasion

    var site: SiteID { manifest.form.consignor }

    var destination: Destination { .consignee(manifest.form.consignee) }

    /// Whether it was refused elsewhere, and had left before 改送.
    var isRedirected: Bool { manifest.form.redirects != nil }

    func row(
        _ batch: String,
        _ contents: RowContents,
        _ mass: Mass,
        _ method: MethodCode,
        _ consignee: Consignee,
        _ sources: [String]
    ) -> AccountRow {
        AccountRow(
            table: .outsourcing,
            site: site,
            event: occasion.event,
            time: occasion.time,
            batch: batch,
            contents: contents,
            mass: mass,
            method: method,
            consignee: consignee,
            sources: sources,
            manifest: manifest.number
        )
    }

    func comparison(
        _ balance: BalanceID,
        _ waste: WasteCode,
        _ left: Int64,
        _ right: Int64
    ) -> Comparison {
        Comparison(
            balance: balance,
            site: site,
            waste: waste,
            time: occasion.time,
            left: left,
            right: right,
            events: [occasion.event]
        )
    }

    func use(
        _ allowance: AllowanceUse.Allowance,
        _ form: ManifestLine,
        _ line: LoadLine
    ) -> AllowanceUse {
        AllowanceUse(
            allowance: allowance,
            site: site,
            waste: form.code,
            mass: line.mass,
            event: occasion.event,
            time: occasion.time
        )
    }
}

/// The two halves of a hand-over 交接双方的陈述, each as it was stated last.
///
/// They agree if they do as they were made, or as they count now: which of the two was first, a
/// correction or the other half, the book does not know.
struct Halves {
    /// By whoever has the load, whose figures count.
    var given: LoadStatement? { now.given }

    private var made = Pair()
    private var now = Pair()

    private struct Pair {
        var given: LoadStatement?
        var taken: LoadStatement?

        var agrees: Bool {
            guard let given, let taken else { return false }
            return given.agrees(with: taken) && given.note.key != taken.note.key
        }

        mutating func take(_ lines: [LoadLine], isGiving: Bool, _ note: StatementNote) {
            let half = LoadStatement(note: note, lines: lines)
            if isGiving { given = half } else { taken = half }
        }

        mutating func substitute(_ codes: [ItemCode: [ItemCode]]) {
            given?.substitute(codes)
            taken?.substitute(codes)
        }
    }

    mutating func take(_ lines: [LoadLine], isGiving: Bool, _ stated: LoggedStatement) {
        let note = StatementNote(
            event: stated.place,
            by: stated.by,
            key: stated.key,
            at: stated.event.occurredAt
        )
        now.take(lines, isGiving: isGiving, note)
        let lines = stated.made.manifestStatement?.loadLines ?? lines
        made.take(lines, isGiving: isGiving, note)
    }

    /// What is handed over, once two keys have said the same.
    var settled: LoadStatement? { made.agrees || now.agrees ? given : nil }

    /// Puts other packages in the place of some, as the manifest does.
    mutating func substitute(_ codes: [ItemCode: [ItemCode]]) {
        made.substitute(codes)
        now.substitute(codes)
    }
}

extension Bookkeeper {
    /// Who takes a waste in, with the licence that covers it on a day.
    func consignee(
        of form: ManifestForm,
        _ waste: WasteCode,
        on day: CivilDay
    ) throws(LogError) -> Consignee {
        // In an emergency the disposal is exempt, too (《国家危险废物名录》附录第2项).
        let isExempt =
            form.claims(.use) || form.claims(.dispose) || form.underEmergency != nil
        return try consignee(form.consignee, waste, on: day, isExempt ? .exempt : .licensed)
    }

    func consignee(
        _ site: SiteID,
        _ waste: WasteCode,
        on day: CivilDay,
        _ kind: Consignee.Kind
    ) throws(LogError) -> Consignee {
        let party = try reader.record(Party.self, site.party)
        let licence = try reader.wasteLicences(of: site.party).first {
            $0.content.covers(waste) && $0.counts(on: day)
        }
        return Consignee(
            kind: kind,
            site: site,
            name: party?.name,
            licence: kind == .licensed ? licence?.licence : nil,
            region: try reader.record(Site.self, site)?.region ?? party?.region
        )
    }
}
