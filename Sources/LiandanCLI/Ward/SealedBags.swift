import CanonicalJSON
import Interchange
import WasteDomain

/// A session in which bags are sealed on a shared device.
typealias WardSession = Session<SealedBags>

/// A bag or box that was sealed with a label of a roll, and by whom.
struct SealedBag: Equatable {
    let roll: RollCode
    let wasteClass: MedicalClass
    /// 经办人 at the device; stated sealed only.
    let handler: String
    let at: Timestamp
    var net: Mass?
    var origin: MedicalOrigin?
    var isDoubled = false
    var isSterilised = false
    var note: String?

    /// What the rules of the hand-over will ask for, of patients' waste and pathogens 还缺什么.
    var lacks: [String] {
        switch origin {
        case .infectiousPatient:
            [isDoubled ? nil : "doubled", note == nil ? "note" : nil].compactMap(\.self)
        case .pathogenMedia: isSterilised ? [] : ["sterilised"]
        case nil: []
        }
    }

    /// As a form of fillings holds them.
    func cells(ward: String) -> [String: String?] {
        [
            "ward": ward, "roll": roll.description, "origin": origin?.rawValue,
            "doubled": isDoubled ? "yes" : nil, "sterilised": isSterilised ? "yes" : nil,
            "note": note, "handler": handler,
        ]
    }

    /// Without who sealed it.
    var json: JSONObject {
        [
            "class": wasteClass.rawValue, "doubled": isDoubled ? true : nil, "net": net,
            "note": note, "origin": origin, "roll": roll, "sterilised": isSterilised ? true : nil,
        ]
    }
}

/// What was done with a bag on a shared device.
enum BagStep: SessionStep {
    /// The newest line of a label counts.
    case sealed(SealedBag)
    /// It was none.
    case undone(RollCode)

    init?(_ object: JSONObject) {
        if let roll = object["undone"]?.string.flatMap({ RollCode($0) }) {
            self = .undone(roll)
            return
        }
        guard let roll = object["roll"]?.string.flatMap({ RollCode($0) }),
            let wasteClass = object["class"]?.string.flatMap(MedicalClass.init(rawValue:)),
            let handler = object["handler"]?.string,
            let at = object["at"].flatMap({ Timestamp(scalar: $0) })
        else { return nil }
        self = .sealed(
            SealedBag(
                roll: roll,
                wasteClass: wasteClass,
                handler: handler,
                at: at,
                net: object["net"].flatMap { Mass(scalar: $0) },
                origin: object["origin"].flatMap { MedicalOrigin(scalar: $0) },
                isDoubled: object["doubled"] != nil,
                isSterilised: object["sterilised"] != nil,
                note: object["note"]?.string
            )
        )
    }

    var members: JSONObject {
        switch self {
        case .sealed(let bag): bag.json.adding(["at": bag.at, "handler": bag.handler])
        case .undone(let roll): ["undone": roll]
        }
    }
}

/// The bags sealed so far, in order, each label once.
struct SealedBags: SessionContent {
    private(set) var bags: [SealedBag] = []

    var count: Int { bags.count }

    mutating func apply(_ step: BagStep) {
        switch step {
        case .sealed(let bag):
            if let place = bags.firstIndex(where: { $0.roll == bag.roll }) {
                bags[place] = bag
            } else {
                bags.append(bag)
            }
        case .undone(let roll): bags.removeAll { $0.roll == roll }
        }
    }

    subscript(roll: RollCode) -> SealedBag? { bags.first { $0.roll == roll } }
}
