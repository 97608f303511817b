import CanonicalJSON
import HandoffRules
import WasteDomain

/// How a violation changes what is stated of a load.
extension Load {
    /// Where the first statement of a kind stands.
    private func place(_ kind: EventKind) -> (act: Int, statement: Int)? {
        for (index, act) in acts.enumerated() {
            if let place = act.statements.firstIndex(where: { $0.kind == kind }) {
                return (index, place)
            }
        }
        return nil
    }

    /// The first statement of a kind.
    subscript(kind: EventKind) -> Statement? {
        place(kind).map { acts[$0.act].statements[$0.statement] }
    }

    /// Changes the members of the first statement of a kind.
    mutating func change(_ kind: EventKind, _ change: (inout JSONObject) -> Void) {
        guard let place = place(kind) else { return }
        change(&acts[place.act].statements[place.statement].members)
    }

    /// Changes a line of the first statement of a kind.
    mutating func changeLine(
        _ kind: EventKind,
        _ index: Int = 0,
        _ change: (inout JSONObject) -> Void
    ) {
        self.change(kind) { members in
            guard var lines = members["lines"]?.array, lines.indices.contains(index),
                var line = lines[index].object
            else { return }
            change(&line)
            lines[index] = .object(line)
            members["lines"] = .array(lines)
        }
    }

    /// Changes each statement of a kind, with its place among them.
    mutating func changeEach(_ kind: EventKind, _ change: (Int, inout JSONObject) -> Void) {
        var count = 0
        for act in acts.indices {
            for place in acts[act].statements.indices
            where acts[act].statements[place].kind == kind {
                change(count, &acts[act].statements[place].members)
                count += 1
            }
        }
    }

    /// Has the act with a statement, and all that follow, happen later: it happens at a time.
    mutating func delay(_ kind: EventKind, to time: Timestamp) {
        guard let place = place(kind) else { return }
        let delay = time.milliseconds - acts[place.act].at.milliseconds
        for index in acts.indices.dropFirst(place.act) {
            acts[index].at = acts[index].at.advanced(by: delay)
            for statement in acts[index].statements.indices {
                let old = acts[index].statements[statement].at
                acts[index].statements[statement].at = old.advanced(by: delay)
            }
        }
    }

    /// Leaves out the act with a statement, and all that follow.
    mutating func end(before kind: EventKind) {
        guard let place = place(kind) else { return }
        acts.removeSubrange(place.act...)
    }

    /// Leaves out the first statement of a kind.
    ///
    /// - Returns: The statement.
    mutating func take(_ kind: EventKind) -> Statement? {
        place(kind).map { acts[$0.act].statements.remove(at: $0.statement) }
    }

    /// Puts an act before that with a statement of a kind.
    mutating func insert(_ act: Act, before kind: EventKind) {
        acts.insert(act, at: place(kind)?.act ?? acts.count)
    }

    /// What a rule finds in the first statement of a kind, as it stands now.
    func find(_ rule: RuleID, in kind: EventKind) -> [Find] {
        guard let place = place(kind) else { return [] }
        let (act, statement) = (acts[place.act], acts[place.act].statements[place.statement])
        return [Find(rule, by: act.by, statement.subject, on: statement.at.legalDay)]
    }

    var subject: Subject { Subject(.manifest, id) }

    /// When a statement of a kind is signed.
    func time(of kind: EventKind) -> Timestamp? { place(kind).map { acts[$0.act].at } }

    // MARK: What several violations do

    /// Has the consignee's scale show another mass of a line.
    mutating func receive(_ grams: Int, line: Int = 0) {
        let released = lines[line].mass
        changeLine(.manifestReceived, line) { $0["mass"] = grams.json }
        changeLine(.manifestDecided, line) { decided in
            decided["accepted"] = grams.json
            decided["difference"] = (released - grams).json
        }
        changeEach(.treatmentRecorded) { index, members in
            if index == line { members["mass"] = grams.json }
        }
    }

    /// What line 1 can lack so that no tolerance covers it, in grams.
    var shortfall: Int {
        let least = lines[0].waste.code.category.description == "HW01" ? 1500 : 25_000
        return min(max(lines[0].mass / 5, least), lines[0].mass * 9 / 10)
    }

    /// Has everything refused and taken home after some days, where line 1 lacks some grams.
    mutating func refuse(back days: Int, losing grams: Int) {
        end(before: .treatmentRecorded)
        let refused = lines.enumerated().map { index, line -> JSONObject in
            [
                "accepted": 0, "difference": line.mass - line.received, "line": index + 1,
                "missing": 0, "reason": "包装标签模糊", "refused": line.received,
                "refusedItems": line.units,
            ]
        }
        change(.manifestDecided) { $0["lines"] = refused.json }
        let back = { [lines] (lost: Int) in
            lines.enumerated().map { index, line -> JSONObject in
                [
                    "items": line.units, "line": index + 1,
                    "mass": line.received - (index == 0 ? lost : 0),
                    "packages": line.units.count,
                ]
            }
        }
        let day = times.decided.legalDay.advanced(by: Int64(days))
        let vehicle: JSONObject = [
            "lines": back(0), "manifest": id, "vehicle": plate, "waybill": "YDT1",
        ]
        acts += [
            Act(by: carrier.member.code, at: day.at(11), .manifestReturnDeparted, vehicle),
            Act(
                by: consignor.member.code,
                at: day.at(17),
                .manifestReturnReceived,
                ["lines": back(grams), "manifest": id]
            ),
        ]
    }

    /// Has the load carried by another vehicle, of the same carrier or another.
    mutating func use(_ carrier: Carrier, _ plate: String) {
        let old = self.carrier.member.code
        (self.carrier, self.plate) = (carrier, plate)
        for index in acts.indices where acts[index].by == old {
            acts[index].by = carrier.member.code
        }
        change(.manifestIssued) { $0["carriers"] = [carrier.member.code].json }
        for kind in [EventKind.manifestLoaded, .manifestDeparted] {
            change(kind) { $0["vehicle"] = plate.json }
        }
    }

    /// Puts what somebody states at a time in its place.
    mutating func add(_ act: Act) {
        let place = acts.firstIndex { $0.at > act.at } ?? acts.count
        acts.insert(act, at: place)
    }
}
