import WasteDomain

/// What is in which packed unit, as far as it was stated and is still there 装箱.
struct Packing {
    private var contents: [ItemCode: [ItemCode]] = [:]
    /// 所在包装.
    private var units: [ItemCode: ItemCode] = [:]

    /// The packages a code stands for: itself, or those that are in it, however deep.
    func leaves(of code: ItemCode) -> [ItemCode] {
        contents[code]?.flatMap(leaves) ?? [code]
    }

    /// 装箱.
    mutating func put(_ items: [ItemCode], into unit: ItemCode) {
        for item in items where units.updateValue(unit, forKey: item) == nil {
            contents[unit, default: []].append(item)
        }
    }

    /// 拆箱; everything if nothing is named.
    ///
    /// - Returns: What stands for the unit from now on, in the load it is named in.
    mutating func take(_ items: [ItemCode], outOf unit: ItemCode) -> [ItemCode] {
        let all = contents[unit] ?? []
        let taken = items.isEmpty ? all : items
        let rest = all.filter { !taken.contains($0) }
        contents[unit] = rest.isEmpty ? nil : rest
        for item in taken { units[item] = nil }
        return (rest.isEmpty ? [] : [unit]) + taken
    }

    /// A package stands alone though nobody said that it was taken out of what it was in.
    ///
    /// - Returns: What stands for each of those units from now on, the outermost first.
    mutating func takeOut(_ code: ItemCode) -> [(unit: ItemCode, items: [ItemCode])] {
        var chain = [code]
        while let unit = chain.last.flatMap({ units[$0] }) { chain.append(unit) }
        let outermost = Array(chain.reversed())
        return zip(outermost, outermost.dropFirst()).map { unit, inner in
            (unit, take([inner], outOf: unit))
        }
    }

    /// 换码、套装: the child is in what the parent was in, and has in it what the parent had.
    mutating func replace(_ parent: ItemCode, by child: ItemCode) {
        if let unit = units.removeValue(forKey: parent) {
            units[child] = unit
            contents[unit] = contents[unit]?.map { $0 == parent ? child : $0 }
        }
        guard let items = contents.removeValue(forKey: parent) else { return }
        contents[child] = items
        for item in items { units[item] = child }
    }

    /// Forgets what was in a unit that is of no more interest.
    mutating func forget(_ code: ItemCode) {
        for item in contents.removeValue(forKey: code) ?? [] {
            units[item] = nil
            forget(item)
        }
    }
}
