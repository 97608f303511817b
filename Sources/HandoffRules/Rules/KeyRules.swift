import CanonicalJSON
import WasteDomain

/// Who may speak, and with which key.
enum KeyRules {
    static let all: [Rule] = [
        Rule(
            "LD-KEY-001",
            .key,
            zh: ("密钥 {key} 未登记在 {party} 名下", "请主管部门登记该密钥 (liandan key enroll)，或换用已登记的密钥"),
            en: (
                "The key {key} is not enrolled for {party}",
                "Have the authority enrol it (liandan key enroll), or use an enrolled one."
            ),
            basis: [.format("Schemas/log.md 5.1")],
            check: .on(KeyRevoked.self) { revoked, context in
                guard let key = context.slice[PartyKey.self, revoked.key],
                    key.party != revoked.party
                else { return [] }
                return [
                    Fault(
                        "/key",
                        ["key": key.key.description, "party": revoked.party.description]
                    )
                ]
            }
        ),
        Rule(
            "LD-KEY-002",
            .key,
            zh: ("密钥 {key} 已于记录 {entry} 吊销", "换用有效的密钥；如吊销有误，请主管部门登记新密钥"),
            en: (
                "The key {key} was revoked by {entry}",
                "Use a valid key; if the revocation was a mistake, have a new one enrolled."
            ),
            basis: [.format("Schemas/log.md 5.1")]
        ),
        Rule(
            "LD-KEY-003",
            .key,
            zh: ("密钥 {key} 已过有效期 {until}", "请主管部门登记新密钥"),
            en: ("The key {key} was valid until {until}", "Have a new key enrolled."),
            basis: [.format("Schemas/log.md 5.1")]
        ),
        Rule(
            "LD-KEY-004",
            .key,
            zh: ("{role} 的密钥不能作出 {kind} 陈述", "由有权的人员签署"),
            en: (
                "A key of the role {role} cannot state {kind}",
                "Have it signed by somebody whose role allows it."
            ),
            basis: [.format("Schemas/events/key.enrolled")],
            check: .always { context in
                guard let key = context.slice[PartyKey.self, context.made.key],
                    !key.role.allows(context.event.kind)
                else { return [] }
                return [
                    Fault("", ["role": key.role.rawValue, "kind": context.event.kind.rawValue])
                ]
            }
        ),
        Rule(
            "LD-KEY-005",
            .key,
            zh: ("密钥的持有证明无效，或密钥不是本账本的算法", "在密钥所在的机器上重新生成登记申请 (liandan key create)"),
            en: (
                "The proof of possession is not valid, or the key is of no algorithm of this ledger",
                "Make the request again on the machine that has the key (liandan key create)."
            ),
            basis: [.format("Schemas/submission.md 7.3")],
            check: .on(KeyEnrolled.self) { _, context in
                context.proofIsValid ? [] : [Fault("/proof")]
            }
        ),
        Rule(
            "LD-ACT-001",
            .key,
            zh: ("{party} 不能作出这一陈述，应由 {speakers} 作出", "由有权的一方签署提交；— 表示现在还没有这样的一方"),
            en: (
                "This is not for {party} to state, but for {speakers}",
                "Have it signed by the party it belongs to; — means that there is none yet."
            ),
            basis: [.law("ORDER23", "10, 11, 12")],
            check: .always(wrongSpeaker)
        ),
    ]

    /// Kinds whose wrong speaker has a rule of the law's own.
    private static let ruledElsewhere: [EventKind] = [
        .itemIssued, .itemMerged, .itemOverpacked, .itemRecoded, .manifestReceived,
        .manifestDecided, .treatmentRecorded,
    ]

    @Sendable private static func wrongSpeaker(_ context: RuleContext) -> [Fault] {
        guard !ruledElsewhere.contains(context.event.kind) else { return [] }
        let speakers = context.event.body.speakers(in: context.slice)
        // Of a manifest that is known somebody must speak, even if nobody is named for it yet.
        guard !speakers.isEmpty || context.manifest != nil,
            !speakers.contains(where: { context.isSpeaker($0) })
        else { return [] }
        let roles = ManifestTransition.of(context.event.kind)?.by ?? []
        let names = speakers.isEmpty ? roles.map(\.rawValue) : speakers.map(name)
        return [
            Fault(
                "",
                [
                    "party": context.made.by.description,
                    "speakers": names.isEmpty ? "—" : names.joined(separator: ", "),
                ]
            )
        ]
    }

    private static func name(_ speaker: Speaker) -> String {
        switch speaker {
        case .authority: PartyRole.authority.rawValue
        case .party(let party): party.description
        case .anyone: "—"
        }
    }
}

extension RuleContext {
    /// Whether the one who speaks is one who may.
    func isSpeaker(_ speaker: Speaker) -> Bool {
        switch speaker {
        case .authority: speakerIsAuthority
        case .party(let party): party == made.by
        case .anyone: true
        }
    }
}
