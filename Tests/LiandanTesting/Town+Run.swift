package import CanonicalJSON
package import HandoffRules
package import Liandan
import WasteDomain

extension Town {
    /// Codes of packages of the generator, of one waste, on the day of the clock; what a day has no
    /// serials for is of the days before.
    package func codes(_ count: Int, from first: Int = 1, waste: String = "90021408") -> [String] {
        let today = clock.now.legalDay.number
        return (first - 1..<first - 1 + count).map { number in
            let (days, serial) = number.quotientAndRemainder(dividingBy: 999)
            let day = CivilDay(number: today - Int64(days)).description.filter { $0 != "-" }
            return "\(Self.generator)\(waste)\(day)"
                + Digits.text(of: Int64(serial + 1), width: 3)
        }
    }

    /// Code, filling and weighing of packages, 100 kg each.
    package func itemEvents(_ codes: [String], net: Int = 100_000) -> [JSONObject] {
        codes.flatMap { code in
            [
                event(.itemIssued, content(["code": code, "site": "001"])),
                event(.itemFilled, ["code": code]),
                event(.itemWeighed, ["code": code, "net": net]),
            ]
        }
    }

    /// The members that say what a package holds.
    package func content(_ members: JSONObject) -> JSONObject {
        var object = members
        object["name"] = .string("废机油")
        object["hazards"] = .array([.string("T"), .string("I")])
        object["form"] = .string("liquid")
        object["packaging"] = .string("drum")
        return object
    }

    /// A line of a manifest.
    package func line(_ number: Int = 1, packages: Int, mass: Int) -> JSONObject {
        content([
            "code": "900-214-08", "line": number, "mass": mass, "method": "R9",
            "packages": packages, "un": "UN3082",
        ])
    }

    /// A manifest from generator to disposer, its members changed as a test likes.
    package func manifest(
        _ id: UniqueID,
        lines: [JSONObject],
        changing change: (inout JSONObject) -> Void = { _ in }
    ) -> JSONObject {
        var members: JSONObject = [
            "carriers": [Self.carrier],
            "consignee": ["party": Self.disposer, "site": "001"] as JSONObject,
            "consignor": ["party": Self.generator, "site": "001"] as JSONObject,
            "contract": "C-1",
            "emergency": ["measures": "吸附围堵", "phone": "023-79220000"] as JSONObject,
            "lines": lines, "manifest": id, "plan": "P-2026", "shipper": "consignor",
            "transportContract": "T-1",
        ]
        change(&members)
        return event(.manifestIssued, members)
    }

    /// One line of a hand-over.
    package func load(_ codes: [String], line: Int = 1, mass: Int? = nil) -> JSONObject {
        [
            "items": codes, "line": line, "mass": mass ?? codes.count * 100_000,
            "packages": codes.count,
        ]
    }

    /// The consignor's half of a hand-over, its lines from `load`.
    package func released(_ id: UniqueID, _ lines: [JSONObject]) -> JSONObject {
        event(.manifestReleased, ["lines": lines, "manifest": id])
    }

    /// The carrier's half of a hand-over, its lines from `load`.
    package func loaded(_ id: UniqueID, _ lines: [JSONObject], vehicle: String = "渝H12345")
        -> JSONObject
    {
        event(.manifestLoaded, ["lines": lines, "manifest": id, "vehicle": vehicle])
    }

    /// Departure with a waybill.
    package func departed(_ id: UniqueID, vehicle: String = "渝H12345") -> JSONObject {
        event(
            .manifestDeparted,
            [
                "end": "示例路9号", "manifest": id, "start": "示例路1号", "vehicle": vehicle,
                "waybill": "YD20260901001",
            ]
        )
    }

    package func arrived(_ id: UniqueID) -> JSONObject {
        event(.manifestArrived, ["manifest": id, "place": "示例路9号"])
    }

    /// Receipt of line 1 in grams; 100 kg a package if `mass` is nil.
    package func received(_ id: UniqueID, _ codes: [String], mass: Int? = nil) -> JSONObject {
        let items: [JSONObject] = codes.map { ["code": $0] }
        let line: JSONObject = [
            "items": items, "line": 1, "mass": mass ?? codes.count * 100_000,
            "packages": codes.count,
        ]
        return event(.manifestReceived, ["lines": [line], "manifest": id])
    }

    /// A decision on line 1, `accepted` in grams; `change` sets other members of the line.
    package func decided(_ id: UniqueID, _ change: JSONObject = [:], accepted: Int) -> JSONObject {
        var line: JSONObject = [
            "accepted": accepted, "difference": 0, "line": 1, "method": "R9", "missing": 0,
            "refused": 0,
        ]
        for member in change.members { line[member.name] = member.value }
        return event(.manifestDecided, ["lines": [line], "manifest": id])
    }

    /// Treatment of line 1 in grams; 100 kg a package if `mass` is nil.
    package func treated(_ id: UniqueID, _ codes: [String], mass: Int? = nil) -> JSONObject {
        event(
            .treatmentRecorded,
            [
                "items": codes, "line": 1, "manifest": id, "mass": mass ?? codes.count * 100_000,
                "method": "R9",
            ]
        )
    }

    /// Items and an issued manifest over them.
    package func issue(_ count: Int, from first: Int = 1) throws -> (id: UniqueID, codes: [String])
    {
        let codes = codes(count, from: first)
        try submit(Self.generator, itemEvents(codes))
        let id = uuid()
        try submit(
            Self.generator,
            [manifest(id, lines: [line(packages: count, mass: count * 100_000)])]
        )
        return (id, codes)
    }

    /// A manifest from its issue to its end.
    @discardableResult
    package func straightRun(_ count: Int = 2, from first: Int = 1) throws -> [SubmissionOutcome] {
        let codes = codes(count, from: first)
        let id = uuid()
        let issued = [manifest(id, lines: [line(packages: count, mass: count * 100_000)])]
        return [
            try submit(Self.generator, itemEvents(codes)),
            try submit(Self.generator, issued),
            try submit(Self.generator, [released(id, [load(codes)])]),
            try submit(Self.carrier, [loaded(id, [load(codes)])], sealing: ["driver"]),
            try submit(Self.carrier, [departed(id)]),
            try submit(Self.carrier, [arrived(id)]),
            try submit(Self.disposer, [received(id, codes)]),
            try submit(Self.disposer, [decided(id, accepted: count * 100_000)]),
            try submit(Self.disposer, [treated(id, codes)]),
        ]
    }
}

extension SubmissionOutcome {
    /// What was found, in the order of the record.
    package var findings: [Finding] {
        switch self {
        case .accepted(_, let findings), .refused(let findings): findings
        case .known: []
        }
    }

    /// The ids of the rules that found something, as `HW-LIC-001 refuse`.
    package var verdict: [String] { findings.map { "\($0.rule) \($0.effect.rawValue)" } }

    /// False also for what was recorded before.
    package var isAccepted: Bool { if case .accepted = self { true } else { false } }
}
