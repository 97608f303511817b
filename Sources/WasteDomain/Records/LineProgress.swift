package import CanonicalJSON

/// How far one line has come, in grams: released = accepted + refused + missing + difference.
///
/// The accepted part is treated or passed on while the refused part goes home or elsewhere.
package struct LineProgress: Hashable, Sendable, CanonicalObject {
    /// 序号.
    package let line: Int
    /// 移出量 as handed over; nil until both halves of the hand-over agree.
    package var released: Mass?
    /// The consignee's own weighing; nil before 接收核实.
    package var received: Mass?
    /// On what it differs from the manifest, as declared at receipt or reported 重大差异.
    package var differences: [DifferenceAxis] = []
    /// A third scale's weighing 复称; nil if there was none.
    package var reweighed: Mass?
    /// 接受量; nil until decided.
    package var accepted: Mass?
    /// 拒收量; nil until decided.
    package var refused: Mass?
    /// 缺失量; nil until decided.
    package var missing: Mass?
    /// The stated weight difference; negative if more came than left.
    package var difference: Int?
    /// Which weighing the decision goes by; nil if it does not say.
    package var counts: CountedWeighing?
    /// 利用处置方式 decided on.
    package var method: MethodCode?
    /// What was used or disposed of so far.
    package var treated: Mass = .zero
    /// What is released under other manifests and not on board yet 待转出.
    package var sending: Mass = .zero
    /// What a collector sent on under other manifests 转出.
    package var passedOn: Mass = .zero
    /// What is on its way back by the carrier's word 退运中.
    package var returning: Mass = .zero
    /// What is back with the consignor 已退回.
    package var returned: Mass = .zero
    /// What went to another consignee under another manifest 改送.
    package var redirected: Mass = .zero

    init(line: Int) {
        self.line = line
    }

    package init?(from reader: inout ObjectReader) {
        let line = reader.required("line", Int.self)
        released = reader.optional("released")
        received = reader.optional("received")
        differences = reader.list("differences")
        reweighed = reader.optional("reweighed")
        accepted = reader.optional("accepted")
        refused = reader.optional("refused")
        missing = reader.optional("missing")
        difference = reader.optional("difference")
        counts = reader.optional("counts")
        method = reader.optional("method")
        treated = reader.optional("treated") ?? .zero
        sending = reader.optional("sending") ?? .zero
        passedOn = reader.optional("passedOn") ?? .zero
        returning = reader.optional("returning") ?? .zero
        returned = reader.optional("returned") ?? .zero
        redirected = reader.optional("redirected") ?? .zero
        // Written for whoever reads the state; it follows from the figures.
        _ = reader.required("status", LineStatus.self)
        guard let line else { return nil }
        self.line = line
    }

    package var json: JSONValue {
        .object([
            "accepted": accepted, "counts": counts, "difference": difference,
            "differences": differences.unlessEmpty, "line": line, "method": method,
            "missing": missing, "passedOn": passedOn.unlessZero,
            "received": received, "redirected": redirected.unlessZero, "refused": refused,
            "released": released, "returned": returned.unlessZero,
            "returning": returning.unlessZero, "reweighed": reweighed,
            "sending": sending.unlessZero, "status": status,
            "treated": treated.unlessZero,
        ])
    }

    /// What was accepted and is neither treated nor passed on yet.
    package var acceptedLeft: Mass { (accepted ?? .zero) - treated - passedOn }

    /// What of that is not released under another manifest either.
    package var acceptedFree: Mass { acceptedLeft - sending }

    /// What was refused and is neither back nor redirected yet.
    package var refusedLeft: Mass { (refused ?? .zero) - returned - redirected }

    /// What of that is not on its way back either.
    package var refusedFree: Mass { refusedLeft - returning }

    /// Whether nothing of this line is open any more, but for an incident about what is missing.
    package var isDone: Bool {
        accepted != nil && acceptedLeft == .zero && refusedLeft == .zero
    }

    /// 废物行状态: where the part that is still under way stands, the accepted part first.
    package var status: LineStatus {
        if accepted == nil { return .open }
        if acceptedLeft > .zero { return .accepted }
        if refusedLeft > .zero { return returning > .zero ? .returning : .refused }
        if treated > .zero { return .treated }
        if passedOn > .zero { return .passedOn }
        if redirected > .zero { return .redirected }
        return returned > .zero ? .returned : .missing
    }

    /// Takes what was found to differ, each axis once.
    mutating func differ(on axes: [DifferenceAxis]) {
        for axis in axes where !differences.contains(axis) { differences.append(axis) }
    }

    /// Takes the decision on this line, or another in its place.
    mutating func decide(_ line: DecidedLine) {
        accepted = line.accepted
        refused = line.refused
        missing = line.missing
        difference = line.difference
        counts = line.counts
        reweighed = line.reweighed
        method = line.method
    }
}

extension Mass {
    /// Nil for zero, which the state leaves out.
    var unlessZero: Mass? { self == .zero ? nil : self }
}
