package import CanonicalJSON

/// A package is taken out of store 出库 (HJ 1259-2022 table B.3).
package struct ItemWithdrawn: ItemStatement {
    package static let kind = EventKind.itemWithdrawn
    package static let sealedFields = ["carrier", "handler"]

    package let code: ItemCode
    /// 出库批次编码.
    package let batch: Reference?
    /// 运送部门经办人.
    package let carrier: SealedField?
    /// 出库部门经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        batch = reader.optional("batch")
        carrier = reader.optional("carrier")
        handler = reader.optional("handler")
        guard let code else { return nil }
        self.code = code
    }

    package var json: JSONValue {
        .object(["batch": batch, "carrier": carrier, "code": code, "handler": handler])
    }

    package func change(_ item: inout Item, _ made: Made) {
        if item.status != .received { item.status = .withdrawn }
        item.stored = nil
        item.moved = made.note
    }
}
