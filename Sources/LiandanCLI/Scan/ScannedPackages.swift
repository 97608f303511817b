import CanonicalJSON
import WasteDomain

/// A session in which packages are scanned.
typealias ScanSession = Session<ScannedPackages>

/// The packages scanned so far, in order, each once.
struct ScannedPackages: SessionContent {
    struct Package {
        let code: ItemCode
        /// 净重, if it was weighed here.
        var net: Mass?
        /// Whether it does not belong here and was taken all the same.
        let isExtra: Bool
    }

    private(set) var packages: [Package] = []
    private var codes: Set<ItemCode> = []

    var count: Int { packages.count }

    mutating func apply(_ step: ScanStep) {
        switch step {
        case .added(let code, _, let isExtra): add(code, isExtra: isExtra)
        case .weighed(let code, let net): weigh(code, net)
        case .undone(let code): remove(code)
        }
    }

    func contains(_ code: ItemCode) -> Bool { codes.contains(code) }

    var last: Package? { packages.last }

    private mutating func add(_ code: ItemCode, isExtra: Bool) {
        guard codes.insert(code).inserted else { return }
        packages.append(Package(code: code, isExtra: isExtra))
    }

    private mutating func remove(_ code: ItemCode) {
        guard codes.remove(code) != nil else { return }
        packages.removeAll { $0.code == code }
    }

    private mutating func weigh(_ code: ItemCode, _ net: Mass) {
        guard let place = packages.lastIndex(where: { $0.code == code }) else { return }
        packages[place].net = net
    }
}

/// What was done with a package that is scanned.
enum ScanStep: SessionStep {
    case added(ItemCode, at: Timestamp?, isExtra: Bool)
    case weighed(ItemCode, Mass)
    /// It was none.
    case undone(ItemCode)

    init?(_ object: JSONObject) {
        let code = object["code"]?.string.flatMap { ItemCode($0) }
        if let code, let net = object["net"].flatMap({ Mass(scalar: $0) }) {
            self = .weighed(code, net)
        } else if let code {
            let at = object["at"].flatMap { Timestamp(scalar: $0) }
            self = .added(code, at: at, isExtra: object["extra"] != nil)
        } else if let code = object["undone"]?.string.flatMap({ ItemCode($0) }) {
            self = .undone(code)
        } else {
            return nil
        }
    }

    var members: JSONObject {
        switch self {
        case .added(let code, let at, let isExtra):
            ["at": at, "code": code, "extra": isExtra ? true : nil]
        case .weighed(let code, let net): ["code": code, "net": net]
        case .undone(let code): ["undone": code]
        }
    }
}
