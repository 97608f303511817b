package import CanonicalJSON

/// What opens sealed fields of an event is erased 删除封存信息: the event stays as it was signed, and
/// nobody can tell any more what was sealed (《个人信息保护法》第47条).
package struct SealedErased: StatementBody {
    package static let kind = EventKind.sealedErased

    /// The event they stand in, of an earlier entry.
    package let event: EventID
    /// Which of its sealed fields; at least one, each once.
    package let paths: [JSONPath]
    /// On which ground of the law.
    package let ground: ErasureGround
    /// 事由.
    package let reason: OneLine

    package init?(from reader: inout ObjectReader) {
        let event = reader.required("event", EventID.self)
        let paths = reader.required("paths", [JSONPath].self)
        let ground = reader.required("ground", ErasureGround.self)
        let reason = reader.required("reason", OneLine.self)
        if let paths, paths.isEmpty || Set(paths).count != paths.count {
            reader.refuse("paths", "distinct paths")
        }
        guard let event, let paths, let ground, let reason else { return nil }
        self.event = event
        self.paths = paths
        self.ground = ground
        self.reason = reason
    }

    package var json: JSONValue {
        .object(["event": event, "ground": ground, "paths": paths, "reason": reason])
    }

    package func speakers(in slice: StateSlice) -> [Speaker] {
        let stated = slice[StatedEvent.self, event]
        return [.authority] + (stated?.concerned ?? []).map(Speaker.party)
    }

    package var needs: [Mention] { [Mention("/event", Subject(.event, event))] }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.event, event), Subject(.erasure, event)]
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[StatedEvent.self, event] != nil else { return }
        var record = slice[Erasure.self, event] ?? Erasure(of: event)
        record.add(paths, made.note)
        slice.put(record)
    }
}

extension StatedEvent {
    /// Who may have its sealed fields shown or erased, beside the authority: whoever stated it, and
    /// the party it is about, as a key's.
    package var concerned: [PartyID] {
        let named = event.object?["party"]?.string.flatMap { PartyID($0) }
        return [by] + (named.map { $0 == by ? [] : [$0] } ?? [])
    }
}
