package import CanonicalJSON

/// What a batch is a batch of, by the prefix of its code 批次编码前缀 (HJ 1259-2022 annex B).
package enum BatchKind: String, Sendable, CaseIterable {
    /// 产生批次.
    case generation = "HWCS"
    /// 入库批次.
    case storing = "HWRK"
    /// 出库批次; its prefix begins those of 出口.
    case withdrawing = "HWCK"
    /// 自行利用批次.
    case ownUse = "HWZXLY"
    /// 自行处置批次.
    case ownDisposal = "HWZXCZ"
    /// 委外利用批次.
    case outsourcedUse = "HWWWLY"
    /// 委外处置批次.
    case outsourcedDisposal = "HWWWCZ"
    /// 出口利用批次.
    case exportedUse = "HWCKLY"
    /// 出口处置批次.
    case exportedDisposal = "HWCKCZ"

    /// The longest prefix first, so that 出口 is not taken for 出库.
    fileprivate static let byLength = allCases.sorted { $0.rawValue.count > $1.rawValue.count }
}

/// A batch code 批次编码 of the form HJ 1259-2022 suggests: prefix, day, number of the day.
package struct BatchCode: Hashable, Sendable, LosslessStringConvertible {
    package let kind: BatchKind
    package let day: CivilDay
    /// From 1; three digits, or more where a day has more.
    package let number: Int

    package init(_ kind: BatchKind, on day: CivilDay, number: Int) {
        self.kind = kind
        self.day = day
        self.number = number
    }

    /// Parses the suggested form; other forms are allowed (可采用), and are nil here.
    package init?(_ description: String) {
        guard let kind = BatchKind.byLength.first(where: { description.hasPrefix($0.rawValue) })
        else { return nil }
        let digits = Array(description.utf8.dropFirst(kind.rawValue.utf8.count))
        guard digits.count >= 11, digits.starts(with: "20".utf8),
            let year = Digits.value(of: digits[0..<4]),
            let month = Digits.value(of: digits[4..<6]),
            let date = Digits.value(of: digits[6..<8]),
            let day = CivilDay(year: year, month: month, day: date),
            let number = Digits.value(of: digits[8...])
        else { return nil }
        self.init(kind, on: day, number: number)
        guard self.description == description else { return nil }
    }

    package var description: String {
        let date = day.description.filter { $0 != "-" }
        return kind.rawValue + date + Digits.text(of: Int64(number), width: 3)
    }
}
