import CanonicalJSON
import WasteDomain

/// One package 包装 with its code.
struct Package {
    let code: String
    let waste: PlannedWaste
    /// Grams.
    let net: Int
    /// When it was filled and sealed 装填.
    let filled: Timestamp
}

/// A turnover bin 周转箱 that packages travel in.
struct Bin {
    let code: String
    let vessel: String
    let packages: [Package]
}

/// One waste of a load.
struct LoadLine {
    let waste: PlannedWaste
    let packages: [Package]
    var bins: [Bin] = []
    /// 利用处置方式 at the consignee.
    var method: String
    /// What the consignee's scale shows, in grams.
    var received: Int

    init(_ waste: PlannedWaste, _ packages: [Package], method: String, received: Int) {
        self.waste = waste
        self.packages = packages
        self.method = method
        self.received = received
    }

    /// Grams, by the weighing of each package.
    var mass: Int { packages.map(\.net).reduce(0, +) }

    /// What changes hands: the bins, or the packages themselves.
    var units: [String] { bins.isEmpty ? packages.map(\.code) : bins.map(\.code) }
}

extension PlannedWaste {
    /// What a label and a form say of it.
    var content: JSONObject {
        ["form": form, "hazards": hazards, "name": name, "packaging": packaging]
    }
}
