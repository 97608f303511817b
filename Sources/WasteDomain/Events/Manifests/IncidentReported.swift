package import CanonicalJSON

/// Something went wrong with a load 突发环境事件报告 (《危险废物转移管理办法》第9条第2款).
package struct IncidentReported: ManifestStatement {
    package static let kind = EventKind.incidentReported

    package let manifest: UniqueID
    /// Chosen by who first reports it; a further report names it again.
    package let incident: UniqueID
    /// 地点.
    package let place: OneLine
    /// What happened 情况.
    package let text: OneLine
    /// 采取的措施.
    package let measures: OneLine?
    /// The packages it is about.
    package let items: [ItemCode]
    /// When the authority of the place was told 向当地主管部门报告的时间.
    package let authorityToldAt: Timestamp?
    /// Whether it is over 处置结束.
    package let ended: Bool

    package init?(from reader: inout ObjectReader) {
        let manifest = reader.required("manifest", UniqueID.self)
        let incident = reader.required("incident", UniqueID.self)
        let place = reader.required("place", OneLine.self)
        let text = reader.required("text", OneLine.self)
        measures = reader.optional("measures")
        items = reader.list("items")
        authorityToldAt = reader.optional("authorityToldAt")
        ended = reader.flag("ended")
        guard let manifest, let incident, let place, let text else { return nil }
        self.manifest = manifest
        self.incident = incident
        self.place = place
        self.text = text
    }

    package var json: JSONValue {
        .object([
            "authorityToldAt": authorityToldAt, "ended": ended ? true : nil, "incident": incident,
            "items": items.unlessEmpty, "manifest": manifest, "measures": measures, "place": place,
            "text": text,
        ])
    }

    package func subjects(of manifest: Manifest, in slice: StateSlice) -> [Subject] {
        items.map { Subject(.item, $0) }
    }

    package func change(_ manifest: inout Manifest, in slice: inout StateSlice, _ made: Made) {
        let known = manifest.incidents.firstIndex { $0.incident == incident }
        if known == nil {
            manifest.incidents.append(Incident(incident: incident, reported: made.note))
        }
        let index = known ?? manifest.incidents.count - 1
        let told = manifest.incidents[index].authorityToldAt
        manifest.incidents[index].authorityToldAt = told ?? authorityToldAt
        if ended {
            manifest.incidents[index].ended = manifest.incidents[index].ended ?? made.note
        }
        manifest.closeIfDone(made)
    }

    /// When the authority was told and what happened, not whether it is over.
    package func replace(
        _ old: IncidentReported,
        in manifest: inout Manifest,
        _ slice: inout StateSlice
    ) -> Bool {
        guard ended == old.ended else { return false }
        let known = manifest.incidents.firstIndex {
            $0.incident == incident && $0.authorityToldAt == old.authorityToldAt
        }
        if let known { manifest.incidents[known].authorityToldAt = authorityToldAt }
        return true
    }
}
