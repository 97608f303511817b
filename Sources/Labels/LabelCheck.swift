package import CanonicalJSON
package import LedgerCrypto
package import WasteDomain

/// What came of checking a label: what is proven, and what stands against it.
package struct LabelCheck: Sendable {
    /// What may be true of a label.
    package enum Claim: String, Sendable, CaseIterable, CanonicalScalar, Titled {
        /// The holder of the key wrote this content for this code.
        case signed
        /// The key is the unit's, as the ledger has it.
        case keyOfUnit
        /// The code belongs into this ledger.
        case ledger
        /// The ledger has the code, and says nothing else of it.
        case recorded
        /// The label is on the package it was made for: no label can prove that.
        case onPackage

        package var title: Bilingual {
            switch self {
            case .signed:
                Bilingual(
                    zh: "持有该密钥者为这个编码写下了这些内容",
                    en: "the holder of the key wrote this content for this code"
                )
            case .keyOfUnit:
                Bilingual(
                    zh: "该密钥是编码中单位登记的密钥",
                    en: "the key is enrolled for the unit in the code"
                )
            case .ledger:
                Bilingual(zh: "这个编码属于这个账本", en: "the code belongs into this ledger")
            case .recorded:
                Bilingual(
                    zh: "账本记有这个编码，内容没有矛盾",
                    en: "the ledger has the code, and nothing in it says otherwise"
                )
            case .onPackage:
                Bilingual(
                    zh: "标签贴在它所指的那件包装上（标签可以复制）",
                    en: "the label is on the package it was made for (labels can be copied)"
                )
            }
        }
    }

    /// What may be wrong with a label.
    package enum Problem: String, Sendable, CaseIterable, CanonicalScalar, Titled {
        /// A code alone.
        case unsigned
        /// The statement names another key than those at hand.
        case otherKey
        /// The signature does not belong to what is on the label.
        case forged
        /// The ledger has no such key for the unit.
        case unknownKey
        /// The key may have been in other hands.
        case suspectKey
        case otherLedger
        case unknownItem
        case voidedItem
        /// The ledger says something else.
        case differs

        package var title: Bilingual {
            switch self {
            case .unsigned:
                Bilingual(zh: "只有编码，没有签名", en: "a code alone, nothing is signed")
            case .otherKey:
                Bilingual(zh: "标签是用另一把密钥签的", en: "the label was signed with another key")
            case .forged:
                Bilingual(
                    zh: "签名与内容不符: 标签被改动或伪造",
                    en: "the signature does not fit the content: changed or forged"
                )
            case .unknownKey:
                Bilingual(
                    zh: "账本中该单位没有这把密钥",
                    en: "the ledger has no such key for this unit"
                )
            case .suspectKey:
                Bilingual(
                    zh: "该密钥已吊销，可能曾在他人手中",
                    en: "the key was revoked and may have been in other hands"
                )
            case .otherLedger:
                Bilingual(zh: "标签属于另一个账本", en: "the label belongs to another ledger")
            case .unknownItem:
                Bilingual(zh: "账本中没有这个编码", en: "the ledger does not have this code")
            case .voidedItem: Bilingual(zh: "这个编码已作废", en: "this code is void")
            case .differs:
                Bilingual(zh: "账本中的内容与标签不同", en: "the ledger says something else")
            }
        }
    }

    package let text: LabelText
    /// In the order of `Claim`.
    package private(set) var proven: [Claim] = []
    /// In the order they were found; a label that has any is not to be trusted.
    package private(set) var problems: [Problem] = []
    /// In what the ledger says something else.
    package private(set) var differences: [LabelStatement.Difference] = []

    package init(_ text: LabelText) {
        self.text = text
        if text.signed == nil { problems = [.unsigned] }
    }

    package var isGood: Bool { problems.isEmpty }

    /// What nothing at hand says.
    package var unproven: [Claim] { Claim.allCases.filter { !proven.contains($0) } }

    /// Checks the signature with the key it names, if that is among some keys.
    package mutating func check(_ keys: [VerifyingKey], ofUnit isEnrolled: Bool) {
        guard let signed = text.signed else { return }
        let named = keys.filter(signed.names)
        guard !named.isEmpty else {
            problems.append(isEnrolled ? .unknownKey : .otherKey)
            return
        }
        guard named.contains(where: signed.isSigned) else {
            problems.append(.forged)
            return
        }
        proven += [.signed] + (isEnrolled ? [.keyOfUnit] : [])
    }

    /// Checks which ledger it is for; without a signature that is not said.
    package mutating func check(ledger genesis: Digest) {
        guard let signed = text.signed else { return }
        guard genesis.bytes.starts(with: signed.statement.genesis) else {
            problems.append(.otherLedger)
            return
        }
        if proven.contains(.signed) { proven.append(.ledger) }
    }

    /// Says that the key that signed was revoked because it may have been in other hands.
    package mutating func suspectKey() {
        proven.removeAll { $0 == .signed }
        problems.append(.suspectKey)
    }

    /// Compares it with what the ledger knows of the code.
    package mutating func check(recorded: LabelStatement?, isVoided: Bool) {
        guard let recorded else {
            problems.append(.unknownItem)
            return
        }
        if isVoided { problems.append(.voidedItem) }
        differences = text.signed?.statement.differences(from: recorded) ?? []
        if !differences.isEmpty { problems.append(.differs) }
        if problems.isEmpty || problems == [.unsigned] { proven.append(.recorded) }
    }
}
