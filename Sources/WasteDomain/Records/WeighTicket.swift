package import CanonicalJSON

/// A weighbridge ticket 磅单: the scale, the ticket's number, a photograph of it.
///
/// Its members stand beside those of the statement it belongs to.
package struct WeighTicket: Hashable, Sendable, CanonicalObject {
    /// 计量器具 and its 检定日期.
    package let scale: Scale?
    /// 磅单号.
    package let ticket: Reference?
    /// SHA-256 or SM3 of the photograph 磅单照片摘要.
    package let photo: Digest?

    package init?(from reader: inout ObjectReader) {
        scale = reader.optional("scale")
        ticket = reader.optional("ticket")
        photo = reader.optional("photo")
    }

    package var json: JSONValue { .object(object) }

    /// The members, for whoever writes them beside others.
    var object: JSONObject { ["photo": photo, "scale": scale, "ticket": ticket] }

    /// Nil if nothing is stated.
    var unlessEmpty: WeighTicket? { object.members.isEmpty ? nil : self }
}
