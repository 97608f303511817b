package import CanonicalJSON

/// A burst or leaking package goes into another 套装、重新包装, wherever it is on its way: the child
/// takes over its place, its line and its clocks.
package struct ItemOverpacked: ItemReplacement {
    package static let kind = EventKind.itemOverpacked
    package static let mends = true

    package let replacement: Replacement
    /// 消毒、清理记录: how the spot was cleaned; nil if there was nothing to clean.
    package let disinfection: OneLine?

    package init?(from reader: inout ObjectReader) {
        let replacement = Replacement(from: &reader)
        disinfection = reader.optional("disinfection")
        guard let replacement else { return nil }
        self.replacement = replacement
    }

    package var json: JSONValue {
        .object(replacement.object.adding(["disinfection": disinfection]))
    }
}
