import WasteDomain

/// The packages scanned so far, in order, each once.
struct ScannedPackages {
    struct Package {
        let code: ItemCode
        /// 净重, if it was weighed here.
        var net: Mass?
        /// Whether it does not belong here and was taken all the same.
        let isExtra: Bool
    }

    private(set) var packages: [Package] = []
    private var codes: Set<ItemCode> = []

    func contains(_ code: ItemCode) -> Bool { codes.contains(code) }

    var last: Package? { packages.last }

    /// False if it is there already.
    @discardableResult
    mutating func add(_ code: ItemCode, isExtra: Bool) -> Bool {
        guard codes.insert(code).inserted else { return false }
        packages.append(Package(code: code, isExtra: isExtra))
        return true
    }

    /// False if it is not there.
    @discardableResult
    mutating func remove(_ code: ItemCode) -> Bool {
        guard codes.remove(code) != nil,
            let place = packages.lastIndex(where: { $0.code == code })
        else { return false }
        packages.remove(at: place)
        return true
    }

    /// False if there is no such package.
    @discardableResult
    mutating func weigh(_ code: ItemCode, _ net: Mass) -> Bool {
        guard let place = packages.lastIndex(where: { $0.code == code }) else { return false }
        packages[place].net = net
        return true
    }
}
