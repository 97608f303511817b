import WasteDomain

/// A word of some vocabulary that a statement uses.
struct StatedWord {
    let path: String
    /// The vocabulary 词表 it must be of.
    let vocabulary: String
    let word: Word

    /// The statements that use words.
    static let kinds: [EventKind] = [
        .accountRecorded, .facilityRegistered, .itemIssued, .itemMerged, .itemOverpacked,
        .itemRecoded, .itemSplit, .itemWeighed, .manifestAmended, .manifestDecided,
        .manifestIssued, .manifestLoaded, .manifestReceived, .manifestReleased,
        .manifestReturnReceived,
    ]

    static func all(in event: WasteEvent) -> [StatedWord] {
        switch event.statement {
        case .accountRecorded(let recorded):
            [StatedWord(path: "/form", vocabulary: "form", word: recorded.form)]
                + scale(recorded.meter, at: "/meter")
        case .facilityRegistered(let registered):
            [StatedWord(path: "/type", vocabulary: "facility", word: registered.type)]
        case .itemSplit(let split):
            split.children.enumerated().compactMap { index, child in
                child.packaging.map {
                    StatedWord(
                        path: "/children/\(index)/packaging",
                        vocabulary: "packaging",
                        word: $0
                    )
                }
            }
        case .itemWeighed(let weighed): scale(weighed.weighing.scale)
        case .manifestDecided(let decided):
            scale(decided.reweighing?.scale, at: "/reweighing/scale")
        case .manifestLoaded(let loaded): scale(loaded.ticket?.scale)
        case .manifestReceived(let received): scale(received.ticket?.scale)
        case .manifestReleased(let released): scale(released.ticket?.scale)
        case .manifestReturnReceived(let received): scale(received.ticket?.scale)
        default: labels(in: event)
        }
    }

    private static func scale(_ scale: Scale?, at path: String = "/scale") -> [StatedWord] {
        guard let type = scale?.type else { return [] }
        return [StatedWord(path: path + "/type", vocabulary: "scale", word: type)]
    }

    private static func labels(in event: WasteEvent) -> [StatedWord] {
        let items = event.newItems.flatMap { item in
            item.content.map { label($0, at: item.path) } ?? []
        }
        guard items.isEmpty else { return items }
        return (event.body.statedForm?.lines ?? []).enumerated().flatMap { index, line in
            label(line.content, at: "/lines/\(index)")
        }
    }

    private static func label(_ content: ItemContent, at path: String) -> [StatedWord] {
        [
            StatedWord(path: path + "/form", vocabulary: "form", word: content.form),
            StatedWord(path: path + "/packaging", vocabulary: "packaging", word: content.packaging),
        ]
    }
}
