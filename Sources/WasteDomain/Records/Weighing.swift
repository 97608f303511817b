package import CanonicalJSON

/// A weighing of one package 称重记录.
package struct Weighing: Hashable, Sendable, CanonicalObject {
    /// 净重.
    package let net: Mass
    /// 毛重.
    package let gross: Mass?
    /// 皮重.
    package let tare: Mass?
    /// 计量器具; nil if not stated.
    package let scale: Scale?

    /// A weight that follows from others 推算净重.
    init(net: Mass) {
        self.net = net
        gross = nil
        tare = nil
        scale = nil
    }

    package init?(from reader: inout ObjectReader) {
        let net = reader.required("net", Mass.self)
        gross = reader.optional("gross")
        tare = reader.optional("tare")
        scale = reader.optional("scale")
        guard let net else { return nil }
        self.net = net
    }

    package var json: JSONValue { .object(object) }

    /// The members, for whoever writes them beside others.
    var object: JSONObject { ["gross": gross, "net": net, "scale": scale, "tare": tare] }
}

/// A scale 计量器具 and when it was last calibrated.
package struct Scale: Hashable, Sendable, CanonicalObject {
    /// 衡器编号.
    package let id: Reference
    /// 检定日期.
    package let calibratedOn: CivilDay?
    /// 衡器种类, a word of vocabulary `scale`; nil if not stated.
    package let type: Word?

    package init?(from reader: inout ObjectReader) {
        let id = reader.required("id", Reference.self)
        calibratedOn = reader.optional("calibratedOn")
        type = reader.optional("type")
        guard let id else { return nil }
        self.id = id
    }

    package var json: JSONValue { .object(["calibratedOn": calibratedOn, "id": id, "type": type]) }
}
