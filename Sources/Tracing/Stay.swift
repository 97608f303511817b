import CanonicalJSON
import Liandan
import WasteDomain

/// The time a package spent in a packed unit 装箱期间.
struct Stay {
    let unit: ItemCode
    /// When it went in.
    let since: Moment
    /// When it came out again; nil while it is in, or if the unit ended with it.
    var until: Moment?

    /// Whether the unit's events of a place are its own too.
    func covers(_ place: EventID) -> Bool {
        since.event <= place && until.map { place <= $0.event } ?? true
    }

    /// The stays of a package, from its own history: in the order they began.
    static func all(of item: Item, _ history: [RecordedEvent]) -> [Stay] {
        var stays: [Stay] = []
        var isIn: Bool { stays.last.map { $0.until == nil } ?? false }
        for event in history {
            switch event.event.statement {
            case .itemPacked(let packed) where packed.items.contains(item.code):
                stays.append(Stay(unit: packed.code, since: Moment(event)))
            case .itemUnpacked(let opened)
            where isIn && opened.code == stays.last?.unit
                && (opened.items.isEmpty || opened.items.contains(item.code)):
                stays[stays.count - 1].until = Moment(event)
            case .itemRecoded(let new) where isIn && new.parent == stays.last?.unit:
                stays.change(to: new.code, Moment(event))
            case .itemOverpacked(let new) where isIn && new.parent == stays.last?.unit:
                stays.change(to: new.code, Moment(event))
            case .manifestReceived(let received)
            where isIn && received.lines.contains { $0.items.contains { $0.code == item.code } }:
                stays[stays.count - 1].until = Moment(event)
            default: break
            }
        }
        // A box in a box is opened by the receipt of what is in both, which does not name it.
        if isIn, let stay = stays.last, item.container != stay.unit,
            let receipt = history.last(where: { $0.event.kind == .manifestReceived }),
            receipt.place > stay.since.event
        {
            stays[stays.count - 1].until = Moment(receipt)
        }
        return stays
    }
}

extension [Stay] {
    /// The unit has another code from now on.
    fileprivate mutating func change(to unit: ItemCode, _ moment: Moment) {
        self[count - 1].until = moment
        append(Stay(unit: unit, since: moment))
    }
}
