import Regulation
package import WasteDomain

extension RegulationTables {
    /// The built-in tables cut to a few rows each, for tests that go through every byte.
    package static var small: RegulationTables {
        let kept: [String: [String]] = [
            "aliases": ["831-001"], "catalogue": ["900-214-08"], "categories": ["HW08"],
            "compatibility": ["HW33"], "editions": ["2025"], "elements": ["414"], "exceptions": [],
            "exemptions": ["900-052-31"], "figures": ["socialSources"],
            "indicator_goals": ["IND-05,ZG,26,2022"], "indicator_plans": ["ZG,"],
            "indicators": ["IND-05,"], "label_fields": [",id,"], "label_hazards": [",T,"],
            "label_volumes": ["drum"], "law_map": ["SWL2020"],
            "laws": ["ORDER23", "SWL2020", "ECODE"], "methods": ["R9"],
            "neighbours": ["50,"], "patterns": [],
            "regions": ["500114"], "vocabularies": ["liquid", "drum"],
            "workdays": ["2026-10-01"],
        ]
        var texts = RegulationTables.builtIn.texts.filter { !$0.key.hasPrefix("streams/") }
        for (name, words) in kept {
            guard let lines = texts[name]?.split(separator: "\n"), let header = lines.first else {
                continue
            }
            let rows = lines.dropFirst().filter { line in words.contains { line.contains($0) } }
            texts[name] = ([header] + rows).joined(separator: "\n") + "\n"
        }
        return RegulationTables(texts)
    }
}
