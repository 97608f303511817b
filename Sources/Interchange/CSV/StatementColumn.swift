import CanonicalJSON
import WasteDomain

/// One column of a form: what it is called, where its value goes, how it is written.
package struct StatementColumn: Sendable {
    /// How a cell is written.
    package enum Style: Sendable {
        case text
        case integer
        /// `yes` or nothing.
        case flag
        /// Whole numbers separated by `;`.
        case integers
        /// Days from the first to the last, `2026-10-01/2026-10-07`, separated by `;`.
        case periods
        /// A weight with its unit, `12.5kg`.
        case mass
        /// A weight with its unit and a sign, `-12.5kg`.
        case change
        /// Words separated by `;`.
        case list
        /// Item codes separated by `;`.
        case codes
        /// Packages that come out of one: `CODE=100kg;80kg`.
        case children
        /// Scopes of a licence: `HW08;HW49:900-041-49+900-039-49;HW12!900-250-12`.
        case scopes
        /// Methods with their yearly scale: `R9=5000t;D10`.
        case methods
        /// A line of a plan: `900-214-08=3.5t@CODE+CODE`.
        case planLines
        /// A waste of an approval: `900-214-08=10t@R9+R1`.
        case approvedWastes
        /// A facility of an emergency: `CODE/001=5t@domesticIncinerator`, with its place in the
        /// order behind `#`.
        case emergencyFacilities
        /// A site of a party: `CODE/001`; the first site if none is named.
        case site
        /// A point of a stream: `CODE`, `CODE/001`, or `001` of whoever states it.
        case point
        /// A paper of a stream: `construction:treatmentPlan=SW70+SW72@CODE+CODE`.
        case streamScopes
        /// Thousandths: `80.5%` or `805`.
        case perMille
        /// Money: `12.50元`, or in fen.
        case fen
        /// A volume: `3.5m3`, or in litres.
        case litres
    }

    /// The name of the column, and of the flag.
    package let name: String
    /// The heading in Chinese.
    package let heading: String
    /// Where the value stands in the event.
    let path: [String]
    let style: Style

    /// Its value goes to `path`, levels apart by `/`, or to the member of its name.
    package init(_ name: String, _ heading: String, at path: String? = nil, _ style: Style = .text)
    {
        self.name = name
        self.heading = heading
        self.path = (path ?? name).split(separator: "/").map(String.init)
        self.style = style
    }

    /// The value of a cell; a text that does not fit the style is left for the domain to refuse.
    func value(of cell: String) -> JSONValue {
        switch style {
        case .text: .string(cell)
        case .integer: Int64(cell).map(JSONValue.integer) ?? .string(cell)
        case .flag: ["yes", "true", "是"].contains(cell.lowercased()) ? .bool(true) : .string(cell)
        case .integers:
            .array(Self.parts(cell, ";").map { Int64($0).map(JSONValue.integer) ?? .string($0) })
        case .periods: .array(Self.parts(cell, ";").map(Self.period))
        case .mass: Mass(cell)?.json ?? .string(cell)
        case .change: Self.change(cell)
        case .codes: .array(Self.parts(cell, ";").map { .string($0.uppercased()) })
        case .children: .array(Self.parts(cell, ";").map(Self.child))
        case .list: .array(Self.parts(cell, ";").map(JSONValue.string))
        case .scopes: .array(Self.parts(cell, ";").map(Self.scope))
        case .methods: .array(Self.parts(cell, ";").map(Self.method))
        case .planLines: .array(Self.parts(cell, ";").map { Self.quota($0, of: "consignees") })
        case .approvedWastes: .array(Self.parts(cell, ";").map { Self.quota($0, of: "methods") })
        case .emergencyFacilities: .array(Self.parts(cell, ";").map(Self.facility))
        case .site: Self.site(cell)
        case .point: Self.point(cell)
        case .streamScopes: .array(Self.parts(cell, ";").map(Self.streamScope))
        case .perMille: Measures.perMille(cell).map(JSONValue.integer) ?? .string(cell)
        case .fen: Measures.fen(cell).map(JSONValue.integer) ?? .string(cell)
        case .litres: Measures.litres(cell).map(JSONValue.integer) ?? .string(cell)
        }
    }

    /// A value as a cell of this style says it.
    func cell(of value: JSONValue) -> String {
        switch (style, value) {
        case (.mass, .integer(let grams)): Mass(grams: grams).map { $0.kilograms + "kg" } ?? ""
        case (.point, .object(let point)):
            [point["party"]?.string, point["site"]?.string].compactMap(\.self)
                .joined(separator: "/")
        case (_, .integer(let number)): String(number)
        case (_, .string(let text)): text
        default: ""
        }
    }

    /// Whether several rows of one subject add up in this column.
    var accumulates: Bool {
        switch style {
        case .codes, .children, .scopes, .methods, .planLines, .approvedWastes,
            .emergencyFacilities, .streamScopes:
            true
        case .text, .integer, .flag, .integers, .periods, .mass, .change, .list, .site, .point,
            .perMille, .fen, .litres:
            false
        }
    }

    private static func parts(_ text: String, _ separator: Character) -> [String] {
        text.split(whereSeparator: { $0 == separator || (separator == ";" && $0 == "；") })
            .map { $0.trimmed }
    }

    /// A day alone is the first and the last.
    private static func period(_ text: String) -> JSONValue {
        let (from, until) = text.cut(at: "/") ?? (text, text)
        return .object(["from": from, "until": until])
    }

    private static func change(_ text: String) -> JSONValue {
        let isLess = text.hasPrefix("-")
        let mass = Mass(isLess || text.hasPrefix("+") ? String(text.dropFirst()) : text)
        return mass.map { .integer(isLess ? -$0.grams : $0.grams) } ?? .string(text)
    }

    /// Without a code where one is still to be made.
    private static func child(_ text: String) -> JSONValue {
        let (code, net) = text.cut(at: "=") ?? ("", text)
        return .object([
            "code": code.isEmpty ? nil : code.uppercased(),
            "net": Mass(net)?.json ?? .string(net),
        ])
    }

    private static func scope(_ text: String) -> JSONValue {
        if let (category, codes) = text.cut(at: ":") {
            return .object(["category": category, "codes": parts(codes, "+")])
        }
        if let (category, codes) = text.cut(at: "!") {
            return .object(["category": category, "except": parts(codes, "+")])
        }
        return .object(["category": text])
    }

    private static func method(_ text: String) -> JSONValue {
        guard let (method, scale) = text.cut(at: "=") else { return .object(["method": text]) }
        return .object(["method": method, "scale": Mass(scale)?.json ?? .string(scale)])
    }

    /// A waste with its mass and, behind `@`, a list of what it may go to.
    private static func quota(_ text: String, of list: String) -> JSONValue {
        let (waste, names) = text.cut(at: "@") ?? (text, "")
        let (code, mass) = waste.cut(at: "=") ?? (waste, "")
        return .object([
            "code": code, list: parts(names, "+"), "mass": Mass(mass)?.json ?? .string(mass),
        ])
    }

    private static func facility(_ text: String) -> JSONValue {
        let (rest, order) = text.cut(at: "#") ?? (text, "")
        let (place, type) = rest.cut(at: "@") ?? (rest, "")
        let (site, mass) = place.cut(at: "=") ?? (place, "")
        return .object([
            "perDay": Mass(mass)?.json ?? .string(mass),
            "priority": order.isEmpty ? nil : Int64(order).map(JSONValue.integer) ?? .string(order),
            "site": Self.site(site), "type": type,
        ])
    }

    private static func point(_ text: String) -> JSONValue {
        if SiteNumber(text) != nil { return .object(["site": text]) }
        guard let (party, site) = text.cut(at: "/") else { return .object(["party": text]) }
        return .object(["party": party, "site": site])
    }

    private static func streamScope(_ text: String) -> JSONValue {
        let (scope, parties) = text.cut(at: "@") ?? (text, "")
        let (name, codes) = scope.cut(at: "=") ?? (scope, "")
        let (stream, paper) = name.cut(at: ":") ?? (name, "")
        return .object([
            "codes": codes.isEmpty ? nil : parts(codes, "+"),
            "consignees": parties.isEmpty ? nil : parts(parties, "+"), "paper": paper,
            "stream": stream,
        ])
    }

    private static func site(_ text: String) -> JSONValue {
        let (party, site) = text.cut(at: "/") ?? (text, "001")
        return .object(["party": party, "site": site])
    }
}

extension String {
    /// What stands before and after the first separator.
    fileprivate func cut(at separator: Character) -> (String, String)? {
        firstIndex(of: separator).map { place in
            (String(self[..<place]).trimmed, String(self[index(after: place)...]).trimmed)
        }
    }
}

extension StringProtocol {
    /// Without white space at either end.
    package var trimmed: String {
        let kept = drop(while: \.isWhitespace)
        return String(kept.reversed().drop(while: \.isWhitespace).reversed())
    }
}
