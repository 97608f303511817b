import CanonicalJSON

/// What the holder of a key may state for the party 密钥角色.
package enum KeyRole: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    /// Everything the party may state 管理员.
    case manager
    /// Items, manifests, treatment 经办人.
    case handler
    /// Loading and the way 驾驶员.
    case driver
    /// Weighing and storing 仓管员.
    case storekeeper

    package var title: Bilingual {
        switch self {
        case .manager: Bilingual(zh: "管理员", en: "manager")
        case .handler: Bilingual(zh: "经办人", en: "handler")
        case .driver: Bilingual(zh: "驾驶员", en: "driver")
        case .storekeeper: Bilingual(zh: "仓管员", en: "storekeeper")
        }
    }

    /// Whether a holder of this role may make a statement of that kind.
    package func allows(_ kind: EventKind) -> Bool {
        switch self {
        case .manager: true
        case .handler:
            [
                "item.", "manifest.", "treatment.", "party.informed", "incident.", "transit.",
                "correction.", "note.", "trip.", "account.", "waste.", "declaration.",
            ]
            .contains { kind.rawValue.hasPrefix($0) }
        case .driver:
            [
                .manifestLoaded, .manifestLoadingRefused, .manifestUnloaded, .manifestDeparted,
                .manifestVehicleChanged, .manifestRelayReleased, .manifestRelayTaken,
                .transitObserved, .incidentReported, .manifestArrived, .manifestReturnDeparted,
                .tripOpened, .tripStopped, .tripClosed, .itemDamaged, .itemLost, .itemOverpacked,
                .itemSighted, .itemUnpacked,
            ]
            .contains(kind)
        case .storekeeper:
            kind.rawValue.hasPrefix("item.")
                && ![.itemIssued, .itemTreated, .itemVoided].contains(kind)
        }
    }
}
