import CanonicalJSON
import LedgerCrypto

/// What timestamps come to, for people.
enum StampText {
    static func existed(_ size: UInt64, at time: Timestamp) -> String {
        say(
            "前 \(size) 条记录在 \(LocalTime.text(time)) 已存在（时间戳）",
            "the first \(size) entries existed at \(LocalTime.text(time)) (timestamp)"
        )
    }

    /// Those of authorities that are not believed, and why; nil if there are none.
    static func strangers(_ count: UInt64, _ reasons: Set<ChainFault>) -> String? {
        guard count > 0 else { return nil }
        let why = (ChainFault.names(reasons) ?? []).map(reason)
            .joined(separator: say("；", "; "))
        return say(
            "\(count) 个时间戳的机构不在信任之列: \(why)",
            "\(count) timestamps are of authorities that are not believed: \(why)"
        )
    }

    /// Why an authority is not believed.
    static func reason(_ fault: ChainFault) -> String {
        switch fault {
        case .unknownRoot:
            say(
                "其证书不由受信任的根证书签发，用 --tsa-ca 指定根证书",
                "no root that is believed issued its certificate, name one with --tsa-ca"
            )
        case .expired:
            say(
                "盖时间戳时其证书已经过期",
                "its certificate had expired when the timestamp was made"
            )
        case .notYetValid:
            say(
                "盖时间戳时其证书尚未生效",
                "its certificate was not yet valid when the timestamp was made"
            )
        case .unfit:
            say("其证书不能用于时间戳", "its certificate cannot be used for timestamps")
        }
    }

    /// Those that cannot be checked; nil if there are none.
    static func unchecked(_ count: UInt64) -> String? {
        guard count > 0 else { return nil }
        return say(
            "\(count) 个时间戳以 SM2 签名，这里无法核对",
            "\(count) timestamps are signed with SM2, which cannot be checked here"
        )
    }

    /// What nobody asks here.
    static var unasked: String {
        say(
            "时间戳机构的证书是否已被吊销没有核对: 可向该机构查询",
            "whether the authority's certificate was revoked was not checked: ask the authority"
        )
    }
}
