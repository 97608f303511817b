package import CanonicalJSON

/// When something that medical waste travels in was used and cleaned 清洗消毒 (GB 39707-2020, 5.5.2).
package struct Cleaning: Hashable, Sendable {
    /// When it last brought medical waste 最近使用; nil if it never did.
    package private(set) var used: StatementNote?
    /// 清洗消毒, the newest; nil before the first.
    package private(set) var cleaned: StatementNote?

    init() {}

    /// Its members stand beside those of what was used.
    init(from reader: inout ObjectReader) {
        used = reader.optional("used")
        cleaned = reader.optional("cleaned")
    }

    var object: JSONObject { ["cleaned": cleaned, "used": used] }

    /// It brought medical waste, or was emptied of it.
    mutating func use(_ note: StatementNote) {
        if used.map({ $0.at < note.at }) ?? true { used = note }
    }

    /// 清洗消毒.
    mutating func clean(_ note: StatementNote) {
        if cleaned.map({ $0.at < note.at }) ?? true { cleaned = note }
    }

    /// Since when it has to be cleaned; nil if it was cleaned after it was used last.
    package var uncleanSince: Timestamp? {
        guard let used, cleaned.map({ $0.at < used.at }) ?? true else { return nil }
        return used.at
    }
}
