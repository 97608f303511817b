package import CanonicalJSON

/// What changes hands of one line: the packages by code, their number and mass.
package struct LoadLine: Hashable, Sendable, CanonicalObject {
    /// 序号 of the line on the manifest.
    package let line: Int
    /// 一物一码, each once; empty where no package has a code.
    package private(set) var items: [ItemCode]
    /// Packages, coded or not.
    package private(set) var packages: Int
    /// 净重 of all packages together, in grams.
    package let mass: Mass

    private init(line: Int, items: [ItemCode], packages: Int, mass: Mass) {
        self.line = line
        self.items = items
        self.packages = packages
        self.mass = mass
    }

    /// Refuses a code named twice, and fewer packages than codes.
    package init?(from reader: inout ObjectReader) {
        let line = reader.required("line", Int.self)
        let items = reader.required("items", [ItemCode].self)
        let packages = reader.required("packages", Int.self)
        let mass = reader.required("mass", Mass.self)
        if let items, Set(items).count != items.count { reader.refuse("items", "distinct codes") }
        if let packages, packages < items?.count ?? 0 { reader.refuse("packages", "count") }
        guard let line, let items, let packages, let mass else { return nil }
        self.line = line
        self.items = items
        self.packages = packages
        self.mass = mass
    }

    package var json: JSONValue {
        .object(["items": items, "line": line, "mass": mass, "packages": packages])
    }
}

extension LoadLine {
    /// Puts other packages in the place of some: they got another code, or were opened.
    mutating func substitute(_ codes: [ItemCode: [ItemCode]]) {
        let now = items.flatMap { codes[$0] ?? [$0] }
        packages += now.count - items.count
        items = now
    }

    /// The figures of a corrected line, with the packages that stand here now.
    fileprivate func taking(_ new: LoadLine, for old: LoadLine) -> LoadLine {
        let packages = new.packages + packages - old.packages
        return LoadLine(line: line, items: items, packages: packages, mass: new.mass)
    }
}

/// One party's half of a hand-over: its note and the load it speaks of 交接一方的陈述.
package struct LoadStatement: Hashable, Sendable, CanonicalObject {
    /// Who stated it and when; the two halves must come from two keys.
    package internal(set) var note: StatementNote
    /// What is handed over, by line.
    package internal(set) var lines: [LoadLine]
    /// 磅单; nil if none is stated.
    package internal(set) var ticket: WeighTicket?

    package init(note: StatementNote, lines: [LoadLine], ticket: WeighTicket? = nil) {
        self.note = note
        self.lines = lines
        self.ticket = ticket
    }

    package init?(from reader: inout ObjectReader) {
        let note = reader.required("note", StatementNote.self)
        let lines = reader.required("lines", [LoadLine].self)
        let ticket = reader.optional("ticket", WeighTicket.self)
        guard let note, let lines else { return nil }
        self.init(note: note, lines: lines, ticket: ticket)
    }

    package var json: JSONValue { .object(["lines": lines, "note": note, "ticket": ticket]) }

    /// Puts other packages in the place of some, on whichever line they are.
    package mutating func substitute(_ codes: [ItemCode: [ItemCode]]) {
        for line in lines.indices { lines[line].substitute(codes) }
    }

    /// Whether these lines were stated of this load, whatever came in the place of packages since.
    func stands(_ stated: [LoadLine], in slice: StateSlice) -> Bool {
        lines.count == stated.count
            && zip(lines, stated).allSatisfy { now, then in
                let here = Set(now.items)
                return now.line == then.line && now.mass == then.mass
                    && now.packages - now.items.count == then.packages - then.items.count
                    && then.items.allSatisfy {
                        here.contains($0) || slice[Item.self, $0]?.status.isFinal == true
                    }
            }
    }

    /// Takes the figures of corrected lines.
    mutating func correct(_ old: [LoadLine], to new: [LoadLine]) {
        lines = zip(lines, zip(old, new)).map { now, change in
            now.taking(change.1, for: change.0)
        }
    }

    /// The codes of all lines.
    package var items: [ItemCode] { lines.flatMap(\.items) }

    /// What is said of a line.
    package func line(_ line: Int) -> LoadLine? { lines.first { $0.line == line } }

    /// Packages of all lines, coded or not.
    package var packages: Int { lines.map(\.packages).reduce(0, +) }

    /// All lines together, in grams.
    package var mass: Mass { lines.map(\.mass).total }

    /// Whether the other half speaks of the same packages, line by line.
    package func agrees(with other: LoadStatement) -> Bool {
        lines.count == other.lines.count
            && lines.allSatisfy { mine in
                other.lines.contains { theirs in
                    theirs.line == mine.line && theirs.packages == mine.packages
                        && Set(theirs.items) == Set(mine.items)
                }
            }
    }
}
