package import CanonicalJSON

/// Something befell a package, and whoever has it says what 破损、丢失.
package protocol ItemMishap: ItemStatement {
    /// The package, and what befell it.
    var report: MishapReport { get }

    init(_ report: MishapReport)
}

/// A package and what befell it.
package struct MishapReport: Hashable, Sendable, CanonicalObject {
    /// 数字识别码.
    package let code: ItemCode
    /// What is wrong with it, or what is known of it 事由.
    package let reason: OneLine
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let reason = reader.required("reason", OneLine.self)
        handler = reader.optional("handler")
        guard let code, let reason else { return nil }
        self.code = code
        self.reason = reason
    }

    package var json: JSONValue {
        .object(["code": code, "handler": handler, "reason": reason])
    }
}

extension ItemMishap {
    package static var sealedFields: [String] { ["handler"] }

    package var code: ItemCode { report.code }
    package var reason: OneLine { report.reason }
    package var handler: SealedField? { report.handler }
    package var json: JSONValue { report.json }

    package init?(from reader: inout ObjectReader) {
        guard let report = MishapReport(from: &reader) else { return nil }
        self.init(report)
    }
}

/// A package is damaged or leaks 破损、渗漏; it goes into another before it leaves.
package struct ItemDamaged: ItemMishap {
    package static let kind = EventKind.itemDamaged

    package let report: MishapReport

    package init(_ report: MishapReport) { self.report = report }

    package func change(_ item: inout Item, _ made: Made) { item.damaged = made.note }
}

/// Whoever has a package cannot find it 丢失.
package struct ItemLost: ItemMishap {
    package static let kind = EventKind.itemLost
    package static let movesContents = true

    package let report: MishapReport

    package init(_ report: MishapReport) { self.report = report }

    package func change(_ item: inout Item, _ made: Made) { item.lose(made) }
}
