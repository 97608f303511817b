import CanonicalJSON
import WasteDomain

/// Another key for the ledger itself 账本密钥更换.
enum LedgerKeyRules {
    static let all: [Rule] = [
        Rule(
            "LD-KEY-006",
            .key,
            zh: (
                "新的账本密钥未经证明: 它自己的或原密钥的签名无效，算法不是本账本的，或它曾是账本密钥",
                "在运营者的机器上重新更换 (liandan key rotate-ledger)；原密钥已丢失的，不附其签名"
            ),
            en: (
                "The new ledger key is not proven: its own signature or that of the old key is not valid, it is "
                    + "of no algorithm of this ledger, or it was the ledger's before",
                "Rotate again on the operator's machine (liandan key rotate-ledger); leave the old key's "
                    + "signature out if that key is lost."
            ),
            basis: [.format("Schemas/checkpoint.md 6")],
            check: .on(LedgerKeyRotated.self) { _, context in
                context.proofIsValid ? [] : [Fault("/key")]
            }
        ),
        Rule(
            "LD-KEY-007",
            .key,
            .warning,
            .record,
            zh: (
                "原账本密钥没有签名: 只凭账本，别人看不出更换是真的",
                "公布新的信任文件，说明原密钥已丢失；每个检查人核实后用 liandan trust accept --lost 接受"
            ),
            en: (
                "The old ledger key has not signed: from the ledger alone nobody can tell that this is true",
                "Publish the new trust file and say that the old key was lost; whoever checks makes sure of it and "
                    + "accepts it with liandan trust accept --lost."
            ),
            basis: [.format("Schemas/checkpoint.md 6")],
            check: .on(LedgerKeyRotated.self) { rotated, _ in
                rotated.old == nil ? [Fault("/old")] : []
            }
        ),
    ]
}
