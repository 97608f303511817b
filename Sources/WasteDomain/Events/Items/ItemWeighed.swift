package import CanonicalJSON

/// A package is weighed 称重 (《危险废物转移管理办法》第10条第3项).
package struct ItemWeighed: ItemStatement {
    package static let kind = EventKind.itemWeighed
    package static let sealedFields = ["handler"]

    package let code: ItemCode
    /// 净重, with 毛重, 皮重 and 计量器具 where stated.
    package let weighing: Weighing
    /// 经办人.
    package let handler: SealedField?

    package init?(from reader: inout ObjectReader) {
        let code = reader.required("code", ItemCode.self)
        let weighing = Weighing(from: &reader)
        handler = reader.optional("handler")
        guard let code, let weighing else { return nil }
        self.code = code
        self.weighing = weighing
    }

    package var json: JSONValue {
        var object = weighing.object
        object["code"] = code.json
        object["handler"] = handler?.json
        return .object(object)
    }

    /// A stored package weighed again stays in its place.
    package func change(_ item: inout Item, _ made: Made) {
        if item.status == .filled { item.status = item.stored == nil ? .weighed : .stored }
        item.weighed = weighing
    }

    /// A packed unit goes on counting for what is in it, if all of that is weighed; its own weight
    /// is there to be compared.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard let item = slice[Item.self, code], item.canFollow(Self.kind) else { return }
        let inside = slice.net(inside: item.contents)
        slice.change(code) { item in
            change(&item, made)
            if let inside { item.weighed = Weighing(net: inside) }
        }
    }
}
