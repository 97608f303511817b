import CanonicalJSON
import WasteDomain

/// The lines packages are put on, as the manifest and whoever had the load before say.
struct KnownLines {
    struct Line {
        let number: Int
        /// 废物代码; nil where a file lists packages and nothing else.
        let waste: WasteCode?
        let name: String?
        let packaging: String?
        /// The packages by code, where somebody has listed them.
        let items: [String]
        /// How many packages it should have.
        let packages: Int
        /// 净重 of what is listed; nil where nothing is.
        let mass: Mass?
    }

    let lines: [Line]
    /// Whether somebody has said which packages they are.
    let areListed: Bool
    private let places: [String: Int]

    private init(_ lines: [Line], areListed: Bool) {
        self.lines = lines
        self.areListed = areListed
        let pairs = lines.flatMap { line in line.items.map { ($0, line.number) } }
        places = Dictionary(pairs) { first, _ in first }
    }

    /// The lines of a manifest, with the packages one party says are on them.
    init(_ manifest: Manifest, listed: [JSONObject]?) {
        let lines = manifest.form.lines.map { line in
            let load = listed?.first { $0["line"] == line.line.json }
            let items = load?["items"]?.array?.compactMap(\.string)
            let isLeftOut = listed?.isEmpty == false && load == nil
            return Line(
                number: line.line,
                waste: line.code,
                name: line.content.name.description,
                packaging: line.content.packaging.description,
                items: items ?? [],
                packages: items?.count ?? (isLeftOut ? 0 : line.packages),
                mass: load?["mass"].flatMap { Mass(scalar: $0) }
            )
        }
        self.init(lines, areListed: listed != nil)
    }

    /// The lines of the other party's file: of a hand-over, or of the manifest it issued.
    init(_ half: OtherHalf) {
        let lines = half.lines.compactMap { line -> Line? in
            guard let number = line["line"]?.integer else { return nil }
            let items = (line["items"]?.array ?? []).compactMap { $0.string ?? $0["code"]?.string }
            let issued = line["code"]?.string.flatMap { WasteCode($0) }
            return Line(
                number: Int(number),
                waste: issued ?? items.first.flatMap { ItemCode($0)?.waste },
                name: line["name"]?.string,
                packaging: line["packaging"]?.string,
                items: items,
                packages: issued == nil ? items.count : Int(line["packages"]?.integer ?? 0),
                mass: issued == nil ? line["mass"]?.integer.flatMap { Mass(grams: $0) } : nil
            )
        }
        self.init(lines, areListed: half.members["kind"] != EventKind.manifestIssued.json)
    }

    /// Packages that stand somewhere, a line for each waste.
    init(standing items: [Item]) {
        let wastes = Dictionary(grouping: items, by: \.code.waste).sorted { $0.key < $1.key }
        let lines = wastes.enumerated().map { index, waste in
            let (code, items) = waste
            return Line(
                number: index + 1,
                waste: code,
                name: items[0].content.name.description,
                packaging: nil,
                items: items.map(\.id),
                packages: items.count,
                mass: items.compactMap { $0.weighed?.net }.total
            )
        }
        self.init(lines, areListed: true)
    }

    /// Where nothing is at hand: one line, if all packages are of one waste.
    ///
    /// - Throws: a usage error if they are not, since nobody here knows the manifest's lines.
    init(guessedFrom codes: [String]) throws {
        let wastes = Set(codes.map { ItemCode($0)?.waste })
        guard wastes.count == 1 else {
            throw CommandError(
                .usage,
                "这里没有账本，不知道联单的各行: 用 --from 给出对方的提交文件，或用 --load 写明",
                "there is no ledger here to know the lines: give the other party's file with --from, or say them with --load"
            )
        }
        let line = Line(
            number: 1,
            waste: wastes.first ?? nil,
            name: nil,
            packaging: nil,
            items: [],
            packages: codes.count,
            mass: nil
        )
        self.init([line], areListed: false)
    }

    /// The line a package is listed on.
    func listed(_ code: String) -> Line? {
        places[code].flatMap { number in lines.first { $0.number == number } }
    }

    /// The line a package belongs on: where it is listed, else one of its waste, best of its name
    /// and packaging too.
    func line(of code: String, _ content: ItemContent?) -> Line? {
        if let line = listed(code) { return line }
        let waste = ItemCode(code)?.waste
        let candidates = lines.filter { $0.waste != nil && $0.waste == waste }
        guard candidates.count > 1, let content else { return candidates.first }
        let alike = candidates.first { line in
            line.name == content.name.description
                && line.packaging == content.packaging.description
        }
        return alike ?? candidates.first
    }
}

extension JSONValue {
    fileprivate subscript(name: String) -> JSONValue? { object?[name] }
}
