import LedgerLog

/// What others than the ledger say of a checkpoint, for people: what it proves, and what it does not.
struct AttestationText {
    private let attestation: Attestation
    private let size: UInt64

    init(_ attestation: Attestation, of size: UInt64) {
        self.attestation = attestation
        self.size = size
    }

    /// What holds because of them.
    var proven: [String] {
        var lines: [String] = []
        if attestation.isQuorum == true {
            lines.append(
                say(
                    "足够的见证人联署了前 \(size) 条记录的这段历史，没有另一个版本: \(cosigners)",
                    "enough witnesses cosigned this history of the first \(size) entries, and no other: \(cosigners)"
                )
            )
        }
        if attestation.isCountersigned {
            lines.append(
                say("账本的 SM2 密钥也签了这个检查点", "the ledger's SM2 key has signed the checkpoint, too")
            )
        }
        if let time = attestation.time { lines.append(StampText.existed(size, at: time)) }
        return lines
    }

    /// What they could have shown and do not, or what was not checked.
    var open: [String] {
        let tokens = [
            StampText.strangers(UInt64(attestation.strangeTokens), attestation.reasons),
            StampText.unchecked(UInt64(attestation.uncheckedTokens)),
            attestation.time == nil ? nil : StampText.unasked,
        ]
        return ([witnesses, strangers, time] + tokens).compactMap(\.self)
    }

    private var cosigners: String {
        attestation.cosigners.map { cosigner in
            "\(cosigner.name)" + (cosigner.time.map { " \(LocalTime.text($0))" } ?? "")
        }
        .joined(separator: ", ")
    }

    private var witnesses: String? {
        switch attestation.isQuorum {
        case true: nil
        case false:
            say(
                "账本没有对别人出示另一份历史: 联署的见证人不够（\(attestation.cosigners.isEmpty ? "无" : cosigners)）",
                "that the ledger showed nobody another history: not enough witnesses have cosigned "
                    + "(\(attestation.cosigners.isEmpty ? "none" : cosigners))"
            )
        case nil:
            say(
                "账本没有对别人出示另一份历史: 信任文件没有见证策略（trust policy），也可用别处的检查点核对",
                "that the ledger showed nobody another history: the trust file has no witness policy "
                    + "(trust policy); checkpoints kept elsewhere tell, too"
            )
        }
    }

    private var strangers: String? {
        guard attestation.strangers > 0 else { return nil }
        return say(
            "另有 \(attestation.strangers) 个签名未核对: 信任文件不认识其密钥",
            "\(attestation.strangers) more signatures were not checked: the trust file does not know their keys"
        )
    }

    private var time: String? {
        guard attestation.tokens == 0 else { return nil }
        return say(
            "何时已存在: 没有时间戳，时间只是账本自己的说法",
            "when it existed: without a timestamp all times are the ledger's own word"
        )
    }
}
