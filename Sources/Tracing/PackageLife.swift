import CanonicalJSON
import Liandan
import WasteDomain

/// A package with what was stated of it.
struct PackageLife {
    /// As it is now.
    let item: Item
    /// The events that changed it, in the order of the log.
    let history: [RecordedEvent]
    /// The packed units it was in.
    let stays: [Stay]
    /// What was ever put into it under this code, in that order.
    let packed: [ItemCode]

    init(_ item: Item, _ history: [RecordedEvent]) {
        self.item = item
        self.history = history
        stays = Stay.all(of: item, history)
        packed = history.flatMap { event -> [ItemCode] in
            guard case .itemPacked(let packed) = event.event.statement, packed.code == item.code
            else { return [] }
            return packed.items
        }
    }
}
