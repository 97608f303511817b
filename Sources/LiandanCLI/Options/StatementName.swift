import WasteDomain

/// Kinds of statements as people name them: `manifest.released`, or `released` alone.
enum StatementName {
    private static let manifest = "manifest."

    /// The kind a name means; what is none is left for the domain to refuse.
    static func kind(of name: String) -> String {
        EventKind(rawValue: name) == nil && EventKind(rawValue: manifest + name) != nil
            ? manifest + name : name
    }

    /// The kind that `released.lines.1.mass` begins with, and what follows.
    static func split(_ text: String) -> (kind: EventKind, rest: String)? {
        for kind in EventKind.allCases {
            let whole = kind.rawValue
            let short = whole.hasPrefix(manifest) ? String(whole.dropFirst(manifest.count)) : whole
            for name in [whole, short] where text.hasPrefix(name + ".") {
                return (kind, String(text.dropFirst(name.count + 1)))
            }
        }
        return nil
    }
}
