import ArgumentParser
import WasteDomain

/// The five classes of medical waste (《医疗废物分类目录（2021年版）》).
enum MedicalClass: String, CaseIterable, ExpressibleByArgument, Titled {
    case infectious, sharps, pathological, chemical, pharmaceutical

    /// 废物代码.
    var code: WasteCode {
        let serial = (Self.allCases.firstIndex(of: self) ?? 0) + 1
        guard let code = WasteCode("841-00\(serial)-01") else {
            preconditionFailure("there are five classes")
        }
        return code
    }

    /// What it goes into 包装方式.
    var packaging: String { self == .sharps ? "sharpsBox" : "bag" }

    var title: Bilingual {
        switch self {
        case .infectious: Bilingual(zh: "感染性", en: "infectious")
        case .sharps: Bilingual(zh: "损伤性", en: "sharps")
        case .pathological: Bilingual(zh: "病理性", en: "pathological")
        case .chemical: Bilingual(zh: "化学性", en: "chemical")
        case .pharmaceutical: Bilingual(zh: "药物性", en: "pharmaceutical")
        }
    }
}

extension WasteCode {
    /// The class of medical waste it is, if it is one, and the code.
    var medicalTitle: String {
        let known = MedicalClass.allCases.first { $0.code == self }
        return [known?.title.text, description].compactMap(\.self).joined(separator: " ")
    }
}
