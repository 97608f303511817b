import CanonicalJSON
import Regulation
import WasteDomain

/// What was collected is sent on with where it came from, to the gram 转出来源.
enum SourceRules {
    static let all: [Rule] = [
        Rule(
            "LD-SRC-001",
            .handover,
            zh: ("来源 {manifest} 第 {line} 行不能转出 {mass} g: {why}", "只能转出已接受、未处理、未转出的废物；有编码的写明编码"),
            en: (
                "{mass} g of line {line} of {manifest} cannot be sent on: {why}",
                "Only what was accepted, and is neither treated nor sent on, can be; name the packages that have codes."
            ),
            basis: [.law("ORDER23", "10"), .law("LIC408", "20")],
            check: .about(ManifestReleased.self, wrongSource)
        ),
        Rule(
            "LD-SRC-002",
            .handover,
            zh: (
                "所交付的物品有 {brought} g 来自联单 {manifest} 第 {line} 行，来源写了 {stated} g",
                "来源的数量须与物品带来的一克不差"
            ),
            en: (
                "{brought} g of the packages came by line {line} of {manifest}, the sources say {stated} g",
                "State as sources what the packages brought, to the gram."
            ),
            basis: [.law("ORDER23", "10(3)")],
            check: .about(ManifestReleased.self, untoldSource)
        ),
    ]
}

extension SourceRules {
    @Sendable private static func wrongSource(
        _ released: ManifestReleased,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        let brought = context.brought(by: released)
        return released.sources.enumerated().compactMap { index, source in
            guard let origin = context.slice[Manifest.self, source.manifest] else { return nil }
            let progress = origin.progress(source.line)
            let code = origin.line(source.line)?.code
            // What an earlier release of this manifest bound is free for the new one.
            let own = manifest.sources.first { $0.isFrom(source) }
            let free = (progress?.acceptedFree ?? .zero) + (own?.mass ?? .zero)
            let isCoded = brought.contains { $0.isFrom(source) }
            let left = isCoded ? free : free - coded(source, origin, context)
            let why: String? =
                if origin.form.consignee.party != manifest.form.consignor.party {
                    Reason.consignee.with(origin.form.consignee.party)
                } else if !manifest.form.lines.contains(where: { $0.code == code }) {
                    Reason.notCovered.with(code?.description ?? String(source.line))
                } else if source.mass > left {
                    Reason.left.with(left.grams)
                } else {
                    nil
                }
            return why.map {
                Fault(
                    "/sources/\(index)",
                    [
                        "manifest": origin.number.description, "line": String(source.line),
                        "mass": String(source.mass.grams), "why": $0,
                    ]
                )
            }
        }
    }

    /// What of a line has codes, and is sent on by them only.
    private static func coded(
        _ source: LoadSource,
        _ origin: Manifest,
        _ context: RuleContext
    ) -> Mass {
        let release = context.manifest?.manifest
        return context.slice.coded(on: source.line, of: origin, releasedUnder: release)
    }

    @Sendable private static func untoldSource(
        _ released: ManifestReleased,
        _ manifest: Manifest,
        _ context: RuleContext
    ) -> [Fault] {
        context.brought(by: released).compactMap { sum in
            let stated = released.sources.first { $0.isFrom(sum) }
            guard stated?.mass != sum.mass else { return nil }
            return Fault(
                "/sources",
                [
                    "manifest": sum.manifest.description, "line": String(sum.line),
                    "brought": String(sum.mass.grams),
                    "stated": String(stated?.mass.grams ?? 0),
                ]
            )
        }
    }
}

extension RuleContext {
    /// What the packages of a load came by, each line once.
    fileprivate func brought(by released: ManifestReleased) -> [LoadSource] {
        released.items.compactMap { slice[Item.self, $0] }.flatMap(\.origin).summed
    }
}

extension LoadSource {
    /// Whether both are of the same line.
    fileprivate func isFrom(_ other: LoadSource) -> Bool {
        manifest == other.manifest && line == other.line
    }
}
