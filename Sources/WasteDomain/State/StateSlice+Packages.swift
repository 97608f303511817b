/// How packages change: alone, or with all they hold; what stands in a store is counted there.
extension StateSlice {
    /// Changes one package, if it exists.
    mutating func change(_ code: ItemCode, _ change: (inout Item) -> Void) {
        guard let before = self[Item.self, code] else { return }
        var after = before
        change(&after)
        guard after != before else { return }
        put(after)
        guard before.holding != after.holding else { return }
        if let held = before.holding { count(held, out: true) }
        if let held = after.holding { count(held, out: false) }
    }

    private mutating func count(_ held: Item.Holding, out isOut: Bool) {
        guard let facility = self[Facility.self, held.facility], facility.since < held.stored
        else { return }
        update(Facility.self, held.facility) { $0.take(held.waste, out: isOut) }
    }

    /// Changes a package and, in the same way, everything that is in it.
    mutating func move(_ code: ItemCode, _ change: (inout Item) -> Void) {
        self.change(code, change)
        for inner in self[Item.self, code]?.contents ?? [] { move(inner, change) }
    }

    /// Takes packages out of a packed unit that stands in no other; it ends when it is empty.
    ///
    /// What was on a manifest stays on it, under its own code.
    mutating func open(_ code: ItemCode, taking items: [ItemCode], _ made: Made) {
        guard let unit = self[Item.self, code] else { return }
        takeOut(items, of: code, made)
        guard let manifest = unit.manifest else { return }
        let isEmpty = self[Item.self, code]?.contents.isEmpty ?? true
        let codes = isEmpty ? items : [code] + items
        update(Manifest.self, manifest) { $0.substitute([code: codes]) }
    }

    /// The same but for its manifest, which is being changed or has it no more.
    mutating func takeOut(_ items: [ItemCode], of code: ItemCode, _ made: Made) {
        guard let unit = self[Item.self, code] else { return }
        let taken = Set(items)
        let rest = unit.contents.filter { !taken.contains($0) }
        for item in items {
            change(item) { $0.leave(unit, made) }
        }
        let left = rest.compactMap { self[Item.self, $0] }
        let net = net(inside: rest)
        change(unit.code) { unit in
            unit.contents = rest
            unit.oldest = left.compactMap(\.waitingSince).min() ?? unit.oldest
            // What is taken out takes along where it came from.
            if !unit.sources.isEmpty { unit.sources = left.flatMap(\.origin).summed }
            if rest.isEmpty {
                unit.end(as: .emptied, into: [], made)
            } else if let net {
                unit.weighed = Weighing(net: net)
                unit.receivedNet = nil
                if unit.accepted != nil {
                    unit.accepted = left.flatMap(\.origin).map(\.mass).total
                }
            }
        }
    }

    /// What a packed unit counts for: what is in it, by weight; nil while any of that is not weighed.
    func net(inside contents: [ItemCode]) -> Mass? {
        let weights = contents.compactMap { self[Item.self, $0]?.net }
        return contents.isEmpty || weights.count < contents.count ? nil : weights.total
    }

    /// Shares what was accepted of a line among its packages by weight, to the gram 接受量分摊.
    ///
    /// What became of one is not changed any more; of a line that has packages without a code
    /// each stands for what it weighs.
    mutating func shareAccepted(_ line: Int, of manifest: Manifest) {
        guard let accepted = manifest.progress(line)?.accepted,
            let released = manifest.released(line), released.packages == released.items.count
        else { return }
        let items = released.items.compactMap { self[Item.self, $0] }
        guard items.allSatisfy({ $0.isWhole }) else { return }
        let here = items.filter { $0.status == .received && $0.manifest == manifest.manifest }
        share(accepted, among: here.map(\.code))
    }

    /// Shares what is left of a line among its packages, if one that was used up weighed more than
    /// it stood for, and left less than the others stand for.
    mutating func shareLeft(_ line: Int, of manifest: Manifest) {
        guard let left = manifest.progress(line)?.acceptedFree else { return }
        let standing = manifest.standing(on: line) { self[Item.self, $0] }
        guard standing.mass(of: line, on: manifest.manifest) > left,
            standing.allSatisfy({ $0.isWhole })
        else { return }
        share(left, among: standing.map(\.code))
    }

    private mutating func share(_ mass: Mass, among codes: [ItemCode]) {
        let weights = codes.compactMap { self[Item.self, $0]?.net }
        guard weights.count == codes.count else { return }
        for (code, part) in zip(codes, mass.shared(by: weights)) {
            change(code) { $0.accepted = part == $0.net ? nil : part }
            share(part, among: self[Item.self, code]?.contents ?? [])
        }
    }

    /// The plain packages a code stands for: itself, or what is in it, however deep.
    package func leaves(of code: ItemCode) -> [Item] {
        guard let item = self[Item.self, code] else { return [] }
        return item.contents.isEmpty ? [item] : item.contents.flatMap(leaves)
    }

    /// The packed units around a package, from the nearest outwards, itself first.
    package func packages(around code: ItemCode) -> [ItemCode] {
        var chain = [code]
        while let outer = chain.last.flatMap({ self[Item.self, $0]?.container }) {
            chain.append(outer)
        }
        return chain
    }

    /// Packages, what is in them, and the manifests they are on, as far as they are known.
    func subjects(ofPackages codes: [ItemCode]) -> [Subject] {
        codes.flatMap { code -> [Subject] in
            let subject = Subject(.item, code)
            guard knows(subject), let item = self[Item.self, code] else { return [subject] }
            let manifest = item.manifest.map { [Subject(.manifest, $0)] } ?? []
            return [subject] + manifest + item.contents.map { Subject(.item, $0) }
        }
    }
}
