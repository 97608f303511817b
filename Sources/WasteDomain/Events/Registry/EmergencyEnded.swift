package import CanonicalJSON

/// An emergency ends before its time 应急处置提前终止.
package struct EmergencyEnded: StatementBody {
    package static let kind = EventKind.emergencyEnded

    /// 应急处置编号.
    package let emergency: Reference
    /// 事由.
    package let reason: OneLine

    package init?(from reader: inout ObjectReader) {
        let emergency = reader.required("emergency", Reference.self)
        let reason = reader.required("reason", OneLine.self)
        guard let emergency, let reason else { return nil }
        self.emergency = emergency
        self.reason = reason
    }

    package var json: JSONValue { .object(["emergency": emergency, "reason": reason]) }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.authority] }

    package var needs: [Mention] { [Mention("/emergency", Subject(.emergency, emergency))] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.emergency, emergency)]
    }

    /// Never backwards: it closes when the ledger takes that in, unless it has closed already.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.update(DeclaredEmergency.self, emergency) { $0.end(made) }
    }
}
