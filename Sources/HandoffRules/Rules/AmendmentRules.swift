import CanonicalJSON
import Regulation
import WasteDomain

/// What stands still: locked fields, frozen manifests 锁定、冻结.
enum AmendmentRules {
    static let all: [Rule] = [
        Rule(
            "LD-LCK-001",
            .registry,
            zh: (
                "{field} 已由 {kind} 锁定 (记录 {entry}，{party}，{time})",
                "装车前先撤回交付 (recall) 再变更；之后只能提出更正 (correct propose)；移出场所不能变更，作废后另填"
            ),
            en: (
                "{field} is locked since {kind} ({entry}, {party}, {time})",
                "Recall the release before amending; once loaded, propose a correction. The site of origin "
                    + "cannot change: cancel the manifest and issue another."
            ),
            basis: [.law("ORDER23", "10(4), 29(3)")],
            check: .about(ManifestAmended.self) { amended, manifest, _ in
                changedMembers(amended.form, manifest.form).compactMap { name in
                    manifest.lock(of: name).map { kind, note in
                        Fault(
                            "/" + name,
                            [
                                "field": "/" + name, "kind": kind.rawValue,
                                "entry": note.event.description, "party": note.by.description,
                                "time": note.at.description,
                            ]
                        )
                    }
                }
            }
        ),
        Rule(
            "LD-FRZ-001",
            .registry,
            zh: ("联单已被 {party} 冻结 (记录 {entry})，不能作出 {kind} 陈述", "联系主管部门；到达、接收、突发事件等事实仍可陈述"),
            en: (
                "The manifest is frozen by {party} (entry {entry}); {kind} cannot follow",
                "Call the authority; facts such as arrival, receipt, incidents can still be stated."
            ),
            basis: [.law("SWL2020", "26, 27")],
            check: .always { context in
                let kind = context.event.kind
                let moved =
                    kind == .itemTreated
                    ? context.treatedManifests.map { ("/items", $0) }
                    : context.manifest.map { [("/manifest", $0)] } ?? []
                return moved.compactMap { path, manifest in
                    guard let frozen = manifest.frozen, stopped.contains(kind),
                        !manifest.isLate(kind, by: context.made.by)
                    else { return nil }
                    return Fault(
                        path,
                        [
                            "party": frozen.by.description, "entry": frozen.event.description,
                            "kind": kind.rawValue,
                        ]
                    )
                }
            }
        ),
    ]

    /// Whether a lock says better than LD-STA-001 why a manifest cannot be amended.
    static func explains(_ context: RuleContext) -> Bool {
        guard case .manifestAmended(let amended) = context.event.statement,
            let manifest = context.manifest
        else { return false }
        return changedMembers(amended.form, manifest.form).contains { manifest.lock(of: $0) != nil }
    }

    /// What a frozen manifest cannot take: whatever moves the load or decides on it anew.
    private static let stopped: Set<EventKind> = [
        .manifestAmended, .manifestCancelled, .manifestReleased, .manifestRecalled,
        .manifestLoaded, .manifestDeparted, .manifestVehicleChanged, .manifestRelayReleased,
        .manifestRelayTaken, .manifestDecided, .treatmentRecorded, .itemTreated,
        .manifestReturnDeparted, .manifestRedirected,
    ]

    /// The members of two forms that differ, by name.
    private static func changedMembers(_ new: ManifestForm, _ old: ManifestForm) -> [String] {
        let (new, old) = (new.json.object ?? [:], old.json.object ?? [:])
        let names = Set((new.members + old.members).map(\.name)).sorted()
        return names.filter { new[$0] != old[$0] }
    }
}

extension Manifest {
    /// The statement that locked a member of the form, if it was made.
    fileprivate func lock(of member: String) -> (EventKind, StatementNote)? {
        guard let kind = FieldTable.lock(of: JSONPath("/" + member)) else { return nil }
        let note =
            switch kind {
            case .manifestIssued: issued
            case .manifestLoaded: loaded?.note
            default: released?.note
            }
        return note.map { (kind, $0) }
    }
}
