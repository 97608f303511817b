import CanonicalJSON

/// A kind of licence 许可证 (《危险废物经营许可证管理办法》第3条 and others).
package enum LicenceType: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    case comprehensive
    case collection
    case pilotCollection
    case batteryCollection
    case transport
    case discharge
    case stream

    /// Whether it lets its holder take in hazardous waste.
    package var isForWaste: Bool {
        [.comprehensive, .collection, .pilotCollection, .batteryCollection].contains(self)
    }

    /// Whether it is for collecting and storing only.
    package var isForCollection: Bool {
        [.collection, .pilotCollection, .batteryCollection].contains(self)
    }

    package var title: Bilingual {
        switch self {
        case .comprehensive:
            Bilingual(zh: "危险废物综合经营许可证", en: "comprehensive hazardous-waste licence")
        case .collection: Bilingual(zh: "危险废物收集经营许可证", en: "hazardous-waste collection licence")
        case .pilotCollection:
            Bilingual(zh: "小微企业危险废物收集试点", en: "pilot collection for small generators")
        case .batteryCollection: Bilingual(zh: "废铅蓄电池收集试点", en: "lead-battery collection pilot")
        case .transport:
            Bilingual(zh: "道路危险货物运输许可证", en: "road transport permit for dangerous goods")
        case .discharge: Bilingual(zh: "排污许可证", en: "pollutant discharge permit")
        case .stream:
            Bilingual(zh: "其他固废的许可、备案或名录", en: "permit, filing or list of another waste stream")
        }
    }
}
