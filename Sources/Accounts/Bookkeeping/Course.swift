import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// What became of a package after a statement about it, as its history tells.
struct Course {
    /// The first weighing and where it stands; nil if there is none.
    private(set) var weighed: (mass: Mass, event: EventID)?
    /// Where it went next 去向.
    private(set) var destination = Destination.none

    /// Statements looked at: a package is weighed and moved within a few.
    private static let horizon = 12

    init(of code: ItemCode, after place: EventID, _ reader: StateReader) throws(LogError) {
        try follow(code, after: place, reader)
    }

    private mutating func follow(
        _ code: ItemCode,
        after place: EventID,
        _ reader: StateReader
    ) throws(LogError) {
        let history = try reader.statements(
            about: Subject(.item, code),
            after: place,
            limit: Self.horizon
        )
        for (event, json) in history {
            switch json["kind"].flatMap(EventKind.init(scalar:)) {
            case .itemWeighed:
                guard weighed == nil, json["code"] == code.json,
                    let net = json["net"].flatMap(Mass.init(scalar:))
                else {
                    continue
                }
                weighed = (net, event)
            case .itemStored:
                guard let facility = json["facility"].flatMap(Reference.init(scalar:)) else {
                    continue
                }
                destination = .store(facility)
                return
            case .itemMerged:
                guard let child = json["code"].flatMap(ItemCode.init(scalar:)), child != code else {
                    continue
                }
                destination = .package(child)
                return
            case .itemSplit:
                let children = json["children"]?.array ?? []
                let first = children.first?.object?["code"].flatMap(ItemCode.init(scalar:))
                guard json["code"] == code.json, let first else { continue }
                destination = .package(first)
                return
            case .itemRecoded, .itemOverpacked:
                guard let child = json["code"].flatMap(ItemCode.init(scalar:)), child != code else {
                    continue
                }
                try follow(child, after: event, reader)
                return
            case .itemTreated, .treatmentRecorded:
                guard let method = json["method"].flatMap(MethodCode.init(scalar:)) else {
                    continue
                }
                destination = .treated(method)
                return
            case .manifestReleased:
                guard let id = json["manifest"].flatMap(UniqueID.init(scalar:)),
                    let manifest = try reader.record(Manifest.self, id),
                    manifest.released?.note.event == event, !manifest.legs.isEmpty
                else { continue }
                destination = .consignee(manifest.form.consignee)
                return
            default: continue
            }
        }
    }
}
