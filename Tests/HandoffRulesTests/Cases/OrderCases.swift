import CanonicalJSON
import HandoffRules
import Liandan
import LiandanTesting
import WasteDomain

extension RuleCase {
    @RuleCases static var order: [RuleCase] {
        RuleCase(
            "LD-STA-001",
            "a decision before anything was received",
            .manifestDecided,
            after: .manifestArrived,
            finds: [
                .refused(
                    "/manifest",
                    [
                        "kind": "manifest.decided", "status": "arrived",
                        "subject": "manifest:\(Town.first)",
                    ]
                ),
                .refused("/lines/0/accepted", ["line": "1"], by: "HW-RCP-001"),
                .recorded("/lines", ["code": Town.packages[0]], by: "HW-RCP-012"),
                .recorded("/lines", ["code": Town.packages[1]], by: "HW-RCP-012"),
            ]
        )
        RuleCase(
            "LD-STA-001",
            "a decision made twice",
            .manifestDecided,
            after: .manifestDecided,
            finds: [
                .refused(
                    "/manifest",
                    [
                        "kind": "manifest.decided", "status": "decided",
                        "subject": "manifest:\(Town.first)",
                    ]
                )
            ]
        )
        RuleCase(
            "LD-STA-001",
            "a package stored that was never weighed",
            .itemStored,
            after: .itemFilled,
            finds: [
                .refused(
                    "/code",
                    [
                        "kind": "item.stored", "status": "filled",
                        "subject": "item:\(Town.packages[0])",
                    ]
                )
            ]
        )
        RuleCase(
            "LD-STA-001",
            "a package stored that is released",
            .itemStored,
            after: .manifestReleased,
            finds: [
                .refused(
                    "/code",
                    [
                        "kind": "item.stored", "status": "weighed",
                        "subject": "item:\(Town.packages[0])",
                    ]
                )
            ]
        )
        RuleCase(
            "LD-STA-001",
            "a release stated again before it was loaded",
            .manifestReleased,
            after: .manifestReleased
        )
        RuleCase(
            "LD-STA-001",
            "a driver's late word on a departure",
            .manifestDeparted,
            after: .manifestLoaded,
            meanwhile: { town in
                let arrived = try town.statement(.manifestArrived)
                try town.record(Town.disposer, [arrived])
                try town.take([.manifestReceived, .manifestDecided])
            }
        )
        RuleCase(
            "LD-TIM-001",
            "a departure before the loading",
            .manifestDeparted,
            ["/occurredAt": "2026-09-01T01:01:59.999Z"],
            finds: [
                .refused(
                    "/occurredAt",
                    [
                        "entry": "7.0", "occurred": "2026-09-01T01:01:59.999Z",
                        "previous": "2026-09-01T01:07:00.000Z",
                    ]
                )
            ]
        )
        RuleCase(
            "LD-TIM-001",
            "a loading before the issue",
            .manifestLoaded,
            ["/occurredAt": "2026-09-01T00:59:59.999Z"],
            finds: [
                .refused(
                    "/occurredAt",
                    [
                        "entry": "5.0", "occurred": "2026-09-01T00:59:59.999Z",
                        "previous": "2026-09-01T01:05:00.000Z",
                    ]
                )
            ]
        )
        RuleCase(
            "LD-TIM-001",
            "a departure as early as clocks may differ",
            .manifestDeparted,
            ["/occurredAt": "2026-09-01T01:02:00.000Z"]
        )
        RuleCase(
            "LD-TIM-001",
            "a loading stated earlier than the release",
            .manifestLoaded,
            ["/occurredAt": "2026-09-01T01:00:00.000Z"]
        )
    }
}
