import CanonicalJSON
import Regulation
import WasteDomain

/// Outside figures 外部数据 that indicators are made of.
enum FigureRules {
    static let all: [Rule] = [
        Rule(
            "LD-FIG-001",
            .figure,
            zh: ("法规数据没有名为 {name}、单位为 {unit} 的外部数据", "用 liandan figure names 查看名称和单位"),
            en: (
                "The regulation has no figure {name} in {unit}",
                "See the names and units with liandan figure names."
            ),
            basis: [.project],
            check: .on(FigureDeclared.self) { declared, context in
                guard context.figure(declared)?.unit != declared.unit else { return [] }
                return [
                    Fault(
                        "/name",
                        [
                            "name": declared.name.description,
                            "unit": declared.unit.rawValue,
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-FIG-002",
            .figure,
            zh: ("行政区划表没有 {region}", "核对行政区划代码"),
            en: ("The table of regions has no {region}", "Check the code of the region."),
            basis: [.project],
            check: .on(FigureDeclared.self) { declared, context in
                guard context.regulation.regions[declared.region] == nil else { return [] }
                return [Fault("/region", ["region": declared.region.description])]
            }
        ),
        Rule(
            "LD-FIG-003",
            .figure,
            zh: ("{name} 是 {value}，名单列了 {listed} 个单位", "名单须列全所计的单位；不是名单的数据不列单位"),
            en: (
                "{name} is {value}, and {listed} parties are listed",
                "A list names all it counts; what is no list names none."
            ),
            basis: [.project],
            check: .on(FigureDeclared.self) { declared, context in
                guard let figure = context.figure(declared) else { return [] }
                let listed = declared.members.count
                guard listed != (figure.isList ? declared.value : 0) else { return [] }
                return [
                    Fault(
                        "/members",
                        [
                            "listed": String(listed), "name": declared.name.description,
                            "value": String(declared.value),
                        ]
                    )
                ]
            }
        ),
        Rule(
            "LD-FIG-004",
            .figure,
            zh: ("{figure} 已由 {entry} 申报", "要重新申报，写明事由 (--reason)"),
            en: (
                "{figure} was declared by {entry} already",
                "To declare it anew, give the reason (--reason)."
            ),
            basis: [.project],
            check: .on(FigureDeclared.self) { declared, context in
                guard declared.reason == nil,
                    let known = context.slice[Figure.self, declared.figureID]
                else { return [] }
                return [
                    Fault(
                        "/name",
                        [
                            "entry": known.note.event.description,
                            "figure": declared.figureID,
                        ]
                    )
                ]
            }
        ),
    ]
}

extension RuleContext {
    /// What the regulation knows of a figure that is declared.
    fileprivate func figure(_ declared: FigureDeclared) -> FigureTable.Figure? {
        regulation.figures[declared.name]
    }
}
