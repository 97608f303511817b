import CanonicalJSON
import Regulation
import WasteDomain

/// What the authority should know of the regulation it adopts.
enum RegulationRules {
    static let all: [Rule] = [
        Rule(
            "HW-AUD-031",
            .registry,
            .info,
            .record,
            zh: (
                "法规数据没有条文的逐条对应: {laws}；旧法终止后，依据只能写明两部法律",
                "取得对应条文后填入 law_map.csv，再启用一次 (liandan regulation adopt)"
            ),
            en: (
                "The regulation does not say which article became which: {laws}; once the old law has "
                    + "ended, a basis can only name both",
                "Once the articles are known, put them into law_map.csv and adopt it again."
            ),
            basis: [.law("SWL2020", ""), .law("ECODE", "")],
            check: .on(RegulationAdopted.self) { adopted, context in
                // Tables that cannot be read are rule LD-LOG-009.
                guard context.proofIsValid else { return [] }
                let laws = Regulation(checked: adopted.tables, digest: adopted.digest).laws
                let unmapped = laws.unmapped.map { "《\($0.title)》→《\($1.title)》" }
                return unmapped.isEmpty
                    ? [] : [Fault("/tables", ["laws": unmapped.joined(separator: ", ")])]
            }
        )
    ]
}
