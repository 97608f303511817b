package import WasteDomain

/// One kind of label: its sizes, what stands on it and where, its colours and its pictograms.
package struct LabelProfile: Sendable {
    /// How it is called in the tables: `hj1276`.
    package let name: String
    /// The standard that asks for it.
    package let standard: String
    /// The words over it: 危险废物.
    package let title: String
    /// Behind everything; HJ 1276-2022: RGB 255, 150, 0.
    package let ground: Colour
    /// Of text and border.
    package let ink: Colour
    /// Width of the border in millimetres; HJ 1276-2022: at least 1.
    package let border: Int
    /// Blank around the border in millimetres; HJ 1276-2022: at least 3.
    package let margin: Int
    /// From the smallest package to the largest, which has no bound.
    package let sizes: [LabelSize]
    /// In the order of the table.
    package let fields: [LabelPlace]
    private let hazards: [HazardProperty: LabelHazard]
    /// The only category it is for; nil for any.
    private let category: WasteCategory?
    /// A category it is not for.
    private let except: WasteCategory?

    init(
        _ row: TableRow,
        sizes: [TableRow],
        fields: [TableRow],
        hazards: [TableRow]
    ) throws(RegulationError) {
        let name: String = try row.value("profile")
        self.name = name
        standard = try row.value("standard")
        title = try row.value("title")
        category = try row.optional("category")
        except = try row.optional("except")
        ground = try row.value("ground")
        ink = try row.value("ink")
        border = try row.value("border")
        margin = try row.value("margin")
        let isOurs = { (row: TableRow) throws(RegulationError) -> Bool in
            try row.value("profile", String.self) == name
        }
        var ownSizes: [LabelSize] = []
        for row in sizes where try isOurs(row) { ownSizes.append(try LabelSize(row)) }
        self.sizes = ownSizes
        var places: [LabelPlace] = []
        for row in fields where try isOurs(row) { places.append(try LabelPlace(row)) }
        self.fields = places
        var marks: [HazardProperty: LabelHazard] = [:]
        for row in hazards where try isOurs(row) {
            guard let hazard = HazardProperty(rawValue: try row.value("hazard")) else {
                throw row.fault("hazard")
            }
            guard marks.updateValue(try LabelHazard(row), forKey: hazard) == nil else {
                throw row.repeated("hazard")
            }
        }
        self.hazards = marks
        guard let last = ownSizes.last, last.litres == nil,
            ownSizes.dropLast().allSatisfy({ $0.litres != nil })
        else { throw row.fault("profile") }
    }

    /// Whether it is the label of a category of waste.
    package func isFor(_ category: WasteCategory) -> Bool {
        (self.category ?? category) == category && except != category
    }

    /// The label of a package that holds so many litres.
    package func size(forLitres litres: Int) -> LabelSize {
        let fitting = sizes.first { size in size.litres.map { litres <= $0 } ?? true }
        guard let fitting else { preconditionFailure("the last size of a profile has no bound") }
        return fitting
    }

    /// How a hazard is shown; nil if this label does not show it.
    package func mark(of hazard: HazardProperty) -> LabelHazard? { hazards[hazard] }
}

/// How large a label is, by how much the package holds.
package struct LabelSize: Hashable, Sendable {
    /// The largest package it is for; nil for any.
    package let litres: Int?
    /// Width and height in millimetres, the margin included.
    package let side: Int
    /// How high text is at least, in millimetres.
    package let text: Int
    /// How many of them a package needs, on sides that face away from each other.
    package let copies: Int

    init(_ row: TableRow) throws(RegulationError) {
        litres = try row.optional("litres")
        side = try row.value("side")
        text = try row.value("text")
        copies = try row.value("copies")
    }
}

/// A field of a label, what it is called and where it stands.
package struct LabelPlace: Hashable, Sendable {
    /// The parts of a label.
    package enum Area: String, Sendable, CaseIterable {
        /// Left of the pictograms.
        case upper
        /// The pictograms, at the right.
        case side
        /// Over the whole width.
        case wide
        /// Left of the two-dimensional code.
        case lower
    }

    package let area: Area
    /// Fields of one number share a row.
    package let row: Int
    package let field: LabelField
    /// As the standard names it: 废物名称.
    package let title: String
    /// Of the row's width, in proportion to the others in it.
    package let share: Int

    init(_ row: TableRow) throws(RegulationError) {
        guard let area = Area(rawValue: try row.value("area")) else { throw row.fault("area") }
        guard let field = LabelField(rawValue: try row.value("field")) else {
            throw row.fault("field")
        }
        self.area = area
        self.field = field
        self.row = try row.value("row")
        title = try row.value("title")
        share = try row.value("share")
    }
}

/// What a label can say of a package.
package enum LabelField: String, Sendable, CaseIterable {
    /// 废物名称, 废物类别, 废物代码, 废物形态.
    case name, category, code, form
    /// 危险特性, as pictograms.
    case hazards
    /// 主要成分, 有害成分.
    case components, harmful
    /// 注意事项.
    case precautions
    /// 数字识别码, in groups.
    case id
    /// 产生或收集单位, 联系人和联系方式.
    case unit, contact
    /// 产生或收集日期, 废物重量.
    case date, weight
    /// 产生科室, 特别说明, of medical waste.
    case ward, note
    /// 备注.
    case remark
}

/// How a label shows a hazard 危险特性警示图形.
package struct LabelHazard: Hashable, Sendable {
    /// Below the pictogram: 腐蚀性.
    package let title: String
    /// Behind the pictogram.
    package let ground: Colour
    /// What to say under 注意事项 where nobody says more.
    package let precautions: String

    init(_ row: TableRow) throws(RegulationError) {
        title = try row.value("title")
        ground = try row.value("ground")
        precautions = try row.value("precautions")
    }
}
