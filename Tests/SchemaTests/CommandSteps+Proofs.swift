import LiandanTesting

extension CommandStep {
    /// Proofs made, checked, refuted; `copy.ldg` is a ledger somebody changed.
    static let prove = [
        CommandStep("prove", "prove inclusion 3"),
        CommandStep("prove", "prove inclusion 20265001000001 --out issue.proof"),
        CommandStep("prove", "prove consistency 5 --out step.proof"),
        CommandStep("verify", "verify issue.proof step.proof issue.sub.receipt --trust city.trust"),
        CommandStep("verify", "verify city.trust --trust city.trust", ends: 1),
        CommandStep("receipt-check", "receipt check --folder receipts --trust city.trust"),
        CommandStep("receipt-list", "receipt list --folder receipts --trust city.trust"),
        CommandStep(
            "checkpoint-compare",
            "checkpoint compare issue.sub.receipt city.ldg --trust city.trust"
        ),
        CommandStep(
            "checkpoint-compare",
            "checkpoint compare issue.sub.receipt withdraw.sub.receipt step.proof --trust city.trust"
                + " --out decided.proof"
        ),
        CommandStep(
            "audit",
            "audit city.ldg --trust city.trust --against issue.sub.receipt step.proof"
        ),
        CommandStep(
            "audit",
            "audit city.ldg --trust city.trust --against city.trust",
            ends: 1
        ),
        CommandStep("export-tiles", "export tiles site"),
        CommandStep("export-tiles", "export tiles site"),
        CommandStep(
            "export-evidence",
            "export evidence --manifest 20265001000001 --open all --out first.evidence"
        ),
        CommandStep("export-evidence", "export evidence --on-the-road --out road.evidence"),
        CommandStep("verify", "verify first.evidence --trust city.trust"),
        CommandStep(
            "roadside",
            "roadside first.evidence --manifest 20265001000001 --trust city.trust --out road.html",
            ends: 1
        ),
        CommandStep(
            "roadside",
            "roadside road.evidence --plate 渝A99999 --trust city.trust",
            ends: 1
        ),
    ]
}
