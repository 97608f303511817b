import CanonicalJSON
import Prints
import Tracing
import WasteDomain

/// The card of a round 运送登记卡, on the screen and on paper.
struct TripPaper {
    private let card: TripCard
    private let carrier: String?

    init(_ card: TripCard, carrier: String?) {
        self.card = card
        self.carrier = carrier
    }

    var json: JSONObject {
        [
            "agrees": card.agrees, "collected": card.collected, "received": card.received,
            "stops": card.stops.map(Self.json), "unreceived": card.unreceived.count,
        ]
    }

    /// What was collected and received, stop by stop, and the sum.
    var text: String {
        let head = [
            say("联单", "manifest"), say("移出人", "consignor"), say("交付", "released"),
            say("装车", "loaded"), say("接收", "received"), say("差", "difference"),
        ]
        let rows = card.stops.map { stop in
            [
                stop.number.description, Self.name(stop), Self.figures(stop.released),
                Self.figures(stop.loaded), Self.figures(stop.received),
                Self.difference(stop.difference),
            ]
        }
        let sum = [
            say("合计", "total"), "", "", Self.figures(card.collected),
            Self.figures(card.received), "",
        ]
        return ([TextTable(head, rows + [sum]).text] + remarks).joined(separator: "\n")
    }

    func form(of ledger: Digest, at time: Timestamp) -> PaperForm {
        let trip = card.trip
        let title = say("运送登记卡", "Trip card")
        return PaperForm(
            title: title,
            references: [PaperField("UUID", trip.id)],
            marks: marks,
            symbol: "liandan-trip-v1 \(trip.id) \(ledger) \(trip.opened.event)",
            parts: [
                PaperPart(say("车辆", "Vehicle"), fields: vehicle),
                PaperPart(say("各收运点", "Stops"), tables: [stops]),
                PaperPart(
                    say("进厂核对", "At the gate"),
                    fields: gate,
                    tables: differences.map { [$0] } ?? []
                ),
            ],
            footer: "\(title) \(trip.vehicle)　\(say("打印时间", "printed")) \(time.legalTime)",
            isFilledByHand: false
        )
    }

    private var marks: [String] {
        if !card.different.isEmpty { return [say("不符", "differs")] }
        return card.trip.closed == nil ? [say("未收车", "under way")] : []
    }

    private var vehicle: [[PaperField]] {
        let trip = card.trip
        return [
            [
                PaperField(say("承运人", "carrier"), carrier),
                PaperField(say("代码", "code"), trip.party.description),
            ],
            [
                PaperField(say("车牌号", "plate"), trip.vehicle.description),
                PaperField(say("出车", "opened"), trip.opened.at.legalTime),
                PaperField(say("收车", "closed"), trip.closed?.at.legalTime),
            ],
            [
                PaperField(
                    say("废物代码", "wastes"),
                    trip.wastes.map(\.description).joined(separator: say("、", ", "))
                )
            ],
        ]
    }

    /// Both statements of each stop, with their times and places in the log.
    private var stops: PaperTable {
        let columns = [
            PaperColumn(say("序号", "no."), 4), PaperColumn(say("联单编号", "manifest"), 12),
            PaperColumn(say("机构", "institution"), 16),
            PaperColumn(say("交付: 件、kg", "released: bags, kg"), 11),
            PaperColumn(say("交付时间、记录号", "when, entry"), 14),
            PaperColumn(say("装车: 件、kg", "loaded: bags, kg"), 11),
            PaperColumn(say("装车时间、记录号", "when, entry"), 14),
        ]
        let rows = card.stops.enumerated().map { index, stop in
            [
                String(index + 1), stop.number.description, Self.name(stop),
                Self.figures(stop.released), Self.moment(stop.released),
                Self.figures(stop.loaded), Self.moment(stop.loaded),
            ]
        }
        return PaperTable(columns, rows)
    }

    private var gate: [[PaperField]] {
        [
            [
                PaperField(say("收运合计", "collected"), Self.figures(card.collected)),
                PaperField(say("进厂合计", "received"), Self.figures(card.received)),
                PaperField(
                    say("未接收的点", "stops not received"),
                    String(card.unreceived.count)
                ),
            ]
        ]
    }

    /// Stops of which something else came, nil if there are none.
    private var differences: PaperTable? {
        let columns = [
            PaperColumn(say("联单编号", "manifest"), 12), PaperColumn(say("机构", "institution"), 16),
            PaperColumn(say("装车", "loaded"), 10), PaperColumn(say("接收", "received"), 10),
            PaperColumn(say("差", "difference"), 10), PaperColumn(say("逐件", "packages"), 30),
        ]
        let rows = card.different.map { stop in
            [
                stop.number.description, Self.name(stop), Self.figures(stop.collected),
                Self.figures(stop.received), Self.difference(stop.difference), Self.packages(stop),
            ]
        }
        return rows.isEmpty ? nil : PaperTable(columns, rows)
    }

    private var remarks: [String] {
        let open = card.unreceived.count
        return (open == 0 ? [] : [say("\(open) 处尚未接收", "\(open) stops are not received yet")])
            + card.different.map { stop in
                Terminal.red("\(stop.number) \(Self.name(stop)): ")
                    + [Self.difference(stop.difference), Self.packages(stop)]
                    .filter { !$0.isEmpty }.joined(separator: "; ")
            }
    }

    private static func name(_ stop: TripCard.Stop) -> String {
        stop.name ?? stop.consignor.party.description
    }

    private static func figures(_ stage: LoadStage?) -> String {
        stage.map { figures($0.figures) } ?? "—"
    }

    private static func figures(_ figures: TripCard.Figures) -> String {
        let mass = figures.mass.map { "\($0.kilograms) kg" } ?? "—"
        return say("\(figures.packages) 件 \(mass)", "\(figures.packages) / \(mass)")
    }

    private static func moment(_ stage: LoadStage?) -> String {
        guard let moment = stage?.moment else { return "" }
        return "\(moment.at.legalTime) \(moment.event)"
    }

    private static func difference(_ difference: TripCard.Difference?) -> String {
        guard let difference, !difference.isNone else { return "" }
        let mass = difference.mass.flatMap { grams -> String? in
            let mass = Mass(grams: abs(grams)).map { "\($0.kilograms) kg" }
            return grams == 0 ? nil : mass.map { (grams < 0 ? "-" : "+") + $0 }
        }
        let count = difference.packages
        let packages =
            count == 0 ? nil : (count > 0 ? "+" : "") + say("\(count) 件", "\(count) packages")
        return [packages, mass].compactMap(\.self).joined(separator: " ")
    }

    private static func packages(_ stop: TripCard.Stop) -> String {
        stop.differences.filter { $0.code != nil }
            .map {
                "\($0.kind.title.text) \($0.code.map { "…" + $0.description.suffix(11) } ?? "")"
            }
            .joined(separator: say("、", ", "))
    }

    private static func json(_ stop: TripCard.Stop) -> JSONObject {
        let side = { (stage: LoadStage?) -> JSONObject? in
            stage.map {
                [
                    "at": $0.moment?.at, "by": $0.by, "event": $0.moment?.event, "mass": $0.mass,
                    "packages": $0.count,
                ]
            }
        }
        return [
            "consignor": stop.consignor, "difference": stop.difference,
            "loaded": side(stop.loaded), "manifest": stop.manifest, "number": stop.number,
            "received": side(stop.received), "released": side(stop.released),
        ]
    }
}
