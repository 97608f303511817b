import CanonicalJSON
package import Regulation
package import WasteDomain

/// What a label says of one package 标签内容: texts for its fields, empty where a hand fills them in.
package struct LabelContent: Sendable {
    /// What is known beside the content that the code was issued with.
    package struct Facts: Sendable {
        /// 产生/收集单位.
        package var unit: String?
        /// 联系人和联系方式.
        package var contact: String?
        /// 净重, or the weight stated.
        package var net: Mass?
        /// 注意事项; by the hazards if nil.
        package var precautions: String?
        /// 产生科室, 特别说明, of medical waste.
        package var medical: MedicalPacking?
        /// 备注.
        package var remark: String?
        /// How many packages are in it 内含件数; nil for one that holds waste itself.
        package var count: Int?

        package init(
            unit: String? = nil,
            contact: String? = nil,
            net: Mass? = nil,
            precautions: String? = nil,
            medical: MedicalPacking? = nil,
            remark: String? = nil,
            count: Int? = nil
        ) {
            self.unit = unit
            self.contact = contact
            self.net = net
            self.precautions = precautions
            self.medical = medical
            self.remark = remark
            self.count = count
        }
    }

    /// 数字识别码.
    package let code: ItemCode
    /// 危险特性, each of which the label shows.
    package let hazards: [HazardProperty]
    private let texts: [LabelField: String]

    /// - Parameters:
    ///   - code: Its 数字识别码.
    ///   - content: What the code was issued with.
    ///   - facts: What else is known.
    ///   - profile: The label it stands on.
    ///   - words: Names the form of the waste.
    package init(
        _ code: ItemCode,
        _ content: ItemContent,
        _ facts: Facts,
        on profile: LabelProfile,
        words: Vocabularies
    ) {
        self.code = code
        hazards = HazardProperty.allCases
            .filter { content.hazards.contains($0) && profile.mark(of: $0) != nil }
        let form = words.title(content.form, in: "form")?.zh ?? content.form.description
        let precautions = hazards.compactMap { profile.mark(of: $0)?.precautions }
        let count = facts.count.map { "内含 \($0) 件" }
        texts = [
            .name: content.name.description,
            .category: code.waste.category.description,
            .code: code.waste.description,
            .form: form,
            .components: content.components?.description ?? "",
            .harmful: content.harmful?.description ?? "",
            .precautions: facts.precautions ?? precautions.joined(separator: "；"),
            .id: code.grouped,
            .unit: facts.unit ?? "",
            .contact: facts.contact ?? "",
            .date: code.day.description,
            .weight: facts.net.map { "\($0.kilograms) kg" } ?? "",
            .ward: facts.medical?.ward.description ?? "",
            .note: facts.medical?.words ?? "",
            .remark: [count, facts.remark].compactMap(\.self).joined(separator: "；"),
        ]
    }

    /// What stands in a field; nothing for one that is filled in by hand, or drawn.
    package func text(of field: LabelField) -> String { texts[field] ?? "" }
}

extension MedicalPacking {
    /// 特别说明, with what it comes from and how it is packed.
    fileprivate var words: String {
        [
            origin?.title.zh, isDoubled ? "双层包装" : nil, isSterilised ? "已灭菌" : nil,
            note?.description,
        ]
        .compactMap(\.self).joined(separator: "；")
    }
}

extension ItemCode {
    /// In groups that an eye can compare: unit, waste, day, serial.
    package var grouped: String {
        let date = day.description.filter { $0 != "-" }
        return "\(unit) \(waste.digits) \(date) \(description.suffix(3))"
    }
}
