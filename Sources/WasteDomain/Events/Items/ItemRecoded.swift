package import CanonicalJSON

/// A sealed package whose code or date is wrong gets another 换码; one parent, one child.
package struct ItemRecoded: ItemReplacement {
    package static let kind = EventKind.itemRecoded
    package static let mends = false

    package let replacement: Replacement

    package init?(from reader: inout ObjectReader) {
        guard let replacement = Replacement(from: &reader) else { return nil }
        self.replacement = replacement
    }

    package var json: JSONValue { replacement.json }
}
