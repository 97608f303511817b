import WasteDomain

/// What a site has of a waste in no package 散装废物: batch by batch, the oldest first.
struct BulkStock {
    /// What is left of a batch.
    struct Part {
        /// 产生批次编码; nil for what an adjustment or a return brought.
        let batch: String?
        /// 行业俗称/单位内部名称, if it was stated.
        var name: OneLine?
        /// 贮存设施 it is in; nil if it is in none.
        var store: Reference?
        /// 入库批次编码, if it is in a store.
        var storing: String?
        var grams: Int64
    }

    /// None of them is empty.
    private var parts: [Part] = []
    /// What was taken before anybody said that it was there.
    private var owed: Int64 = 0

    /// Adds what came; what was owed of it is gone at once.
    ///
    /// - Returns: What of it is gone.
    mutating func add(_ part: Part) -> Part {
        var (left, gone) = (part, part)
        gone.grams = min(owed, part.grams)
        owed -= gone.grams
        left.grams -= gone.grams
        if left.grams > 0 { parts.append(left) }
        return gone
    }

    /// Takes as much as there is, of one batch or of all.
    mutating func take(_ grams: Int64, of batch: String? = nil) -> [Part] {
        var (wanted, taken) = (grams, [Part]())
        for index in parts.indices where batch == nil || parts[index].batch == batch {
            var part = parts[index]
            part.grams = min(wanted, part.grams)
            guard part.grams > 0 else { continue }
            parts[index].grams -= part.grams
            wanted -= part.grams
            taken.append(part)
        }
        parts.removeAll { $0.grams == 0 }
        return taken
    }

    /// Takes what nobody has said yet that it is there.
    mutating func owe(_ grams: Int64) { owed += grams }
}
