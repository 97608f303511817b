package import CanonicalJSON

/// What is said of a bag or box of medical waste when it is sealed 医疗废物封装
/// (《医疗卫生机构医疗废物管理办法》第10条至第14条).
package struct MedicalPacking: Hashable, Sendable, CanonicalObject {
    /// 产生科室.
    package let ward: OneLine
    /// The label of a roll that was put on it 卷标码; nil if it has another label.
    package let roll: RollCode?
    /// What makes it special; nil for any other.
    package let origin: MedicalOrigin?
    /// 双层包装: sealed in two bags.
    package private(set) var isDoubled: Bool
    /// 已就地灭菌: sterilised where it was made.
    package let isSterilised: Bool
    /// 特别说明, as it stands on the label.
    package let note: OneLine?

    package init?(from reader: inout ObjectReader) {
        let ward = reader.required("ward", OneLine.self)
        roll = reader.optional("roll")
        origin = reader.optional("origin")
        isDoubled = reader.flag("doubled")
        isSterilised = reader.flag("sterilised")
        note = reader.optional("note")
        guard let ward else { return nil }
        self.ward = ward
    }

    package var json: JSONValue {
        .object([
            "doubled": isDoubled ? true : nil, "note": note, "origin": origin, "roll": roll,
            "sterilised": isSterilised ? true : nil, "ward": ward,
        ])
    }

    /// The same in one bag more 套袋.
    var overpacked: MedicalPacking {
        var packing = self
        packing.isDoubled = true
        return packing
    }
}

/// Medical waste that asks for more than its class does 特殊来源.
package enum MedicalOrigin: String, Sendable, CaseIterable, CanonicalScalar, Titled {
    /// Of patients who have an infectious disease, or may have one 隔离的传染病病人或者疑似病人.
    case infectiousPatient
    /// 病原体的培养基、标本和菌种、毒种保存液.
    case pathogenMedia

    package var title: Bilingual {
        switch self {
        case .infectiousPatient: Bilingual(zh: "传染病病人", en: "infectious-disease patient")
        case .pathogenMedia: Bilingual(zh: "病原体培养基、标本", en: "media or specimens of pathogens")
        }
    }
}

/// The bag a label of a roll was put on 卷标.
package struct RollLabel: StateRecord {
    package static let kind = Subject.Kind.roll

    package let roll: RollCode
    /// 数字识别码 of the bag.
    package let item: ItemCode
    /// 封装.
    package let note: StatementNote

    package var id: String { roll.description }

    init(_ roll: RollCode, on item: ItemCode, _ note: StatementNote) {
        self.roll = roll
        self.item = item
        self.note = note
    }

    package init?(from reader: inout ObjectReader) {
        let roll = reader.required("roll", RollCode.self)
        let item = reader.required("item", ItemCode.self)
        let note = reader.required("note", StatementNote.self)
        guard let roll, let item, let note else { return nil }
        self.roll = roll
        self.item = item
        self.note = note
    }

    package var json: JSONValue { .object(["item": item, "note": note, "roll": roll]) }
}
