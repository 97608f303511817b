import CanonicalJSON
import Regulation
import WasteDomain

/// Rounds to small generators 小微收运: who is not reached in the window drops out by itself.
enum RoundRules {
    static let all: [Rule] = [
        Rule(
            "LD-RND-001",
            .handover,
            zh: (
                "收运窗口期到 {until} 为止，联单 {manifest} 未收运，已自动退出",
                "下一次收运另行填发 (liandan manifest issue --like {manifest})"
            ),
            en: (
                "The round was to come until {until}; manifest {manifest} was not reached and has dropped out",
                "Issue another for the next round (liandan manifest issue --like {manifest})."
            ),
            basis: [.project],
            parameters: [.smallWindowDays],
            check: .on([.manifestAmended, .manifestLoaded, .manifestReleased]) { context in
                guard let manifest = context.manifest, let window = context.window,
                    window.isOver(on: context.made.occurredAt.legalDay)
                else { return [] }
                let fault = Fault(
                    "/manifest",
                    [
                        "manifest": manifest.number.description,
                        "until": window.until.description,
                    ]
                )
                // What is on the vehicle is there: the fact is taken.
                return [context.event.kind == .manifestLoaded ? fault.asWarning : fault]
            }
        )
    ]
}
