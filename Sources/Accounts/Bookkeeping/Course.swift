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
        try reader.forEachStatement(
            about: Subject(.item, code),
            after: place,
            limit: Self.horizon
        ) { (event, json) throws(LogError) in
            try isStillThere(code, event, json, reader)
        }
    }

    /// Takes in one statement about a package; false once it has gone somewhere.
    private mutating func isStillThere(
        _ code: ItemCode,
        _ event: EventID,
        _ json: JSONObject,
        _ reader: StateReader
    ) throws(LogError) -> Bool {
        switch json["kind"].flatMap(EventKind.init(scalar:)) {
        case .itemWeighed:
            guard weighed == nil, json["code"] == code.json,
                let net = json["net"].flatMap(Mass.init(scalar:))
            else { return true }
            weighed = (net, event)
            return true
        case .itemStored:
            guard let facility = json["facility"].flatMap(Reference.init(scalar:)) else {
                return true
            }
            destination = .store(facility)
        case .itemMerged:
            guard let child = json["code"].flatMap(ItemCode.init(scalar:)), child != code else {
                return true
            }
            destination = .package(child)
        case .itemSplit:
            let children = json["children"]?.array ?? []
            let first = children.first?.object?["code"].flatMap(ItemCode.init(scalar:))
            guard json["code"] == code.json, let first else { return true }
            destination = .package(first)
        case .itemRecoded, .itemOverpacked:
            guard let child = json["code"].flatMap(ItemCode.init(scalar:)), child != code else {
                return true
            }
            try follow(child, after: event, reader)
        case .itemTreated, .treatmentRecorded:
            guard let method = json["method"].flatMap(MethodCode.init(scalar:)) else {
                return true
            }
            destination = .treated(method)
        case .manifestReleased:
            guard let id = json["manifest"].flatMap(UniqueID.init(scalar:)),
                let manifest = try reader.record(Manifest.self, id),
                manifest.released?.note.event == event, !manifest.legs.isEmpty
            else { return true }
            destination = .consignee(manifest.form.consignee)
        default: return true
        }
        return false
    }
}
