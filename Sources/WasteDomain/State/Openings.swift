/// What stands on a load in the place of packed units that were opened 拆箱, however deep.
struct Openings {
    private var units: [ItemCode: (taken: [ItemCode], isEmpty: Bool)] = [:]

    /// Takes a package out of all it is in, which nobody said was opened.
    mutating func takeOut(_ code: ItemCode, _ slice: inout StateSlice, _ made: Made) {
        let boxes = slice.packages(around: code).reversed()
        for (box, inner) in zip(boxes, boxes.dropFirst()) {
            slice.takeOut([inner], of: box, made)
            let isEmpty = slice[Item.self, box]?.contents.isEmpty ?? true
            take(inner, of: box, leavingNothing: isEmpty)
        }
    }

    /// Notes what was taken out of a unit, and whether that emptied it.
    private mutating func take(_ item: ItemCode, of unit: ItemCode, leavingNothing isEmpty: Bool) {
        units[unit, default: ([], false)].taken.append(item)
        units[unit]?.isEmpty = isEmpty
    }

    /// By unit, itself if anything is left in it, then what was taken out, the newest first.
    var codes: [ItemCode: [ItemCode]] {
        Dictionary(uniqueKeysWithValues: units.keys.map { ($0, codes(for: $0)) })
    }

    private func codes(for code: ItemCode) -> [ItemCode] {
        guard let unit = units[code] else { return [code] }
        return (unit.isEmpty ? [] : [code]) + unit.taken.reversed().flatMap(codes(for:))
    }
}
