package import CanonicalJSON

/// The paper a statement was first made on 纸质联单, entered later 补录
/// (《危险废物转移管理办法》第20条第2款).
package struct PaperFirst: Hashable, Sendable, CanonicalObject {
    /// The number printed on the form 纸质联单编号.
    package let form: Reference
    /// SHA-256 or SM3 of the scan of the signed form 扫描件摘要.
    package let scan: Digest
    /// Why the electronic manifest could not be used 停用时段; nil if none is declared.
    package let outage: Outage?

    package init?(from reader: inout ObjectReader) {
        let form = reader.required("form", Reference.self)
        let scan = reader.required("scan", Digest.self)
        outage = reader.optional("outage")
        guard let form, let scan else { return nil }
        self.form = form
        self.scan = scan
    }

    package var json: JSONValue { .object(["form": form, "outage": outage, "scan": scan]) }
}

/// A time in which the electronic manifest could not be used 电子联单停用时段.
package struct Outage: Hashable, Sendable, CanonicalObject {
    /// Since when the electronic manifest could not be used, itself included.
    package let from: Timestamp
    package let until: Timestamp
    /// 原因.
    package let reason: OneLine

    /// Refuses an end before the start.
    package init?(from reader: inout ObjectReader) {
        let from = reader.required("from", Timestamp.self)
        let until = reader.required("until", Timestamp.self)
        let reason = reader.required("reason", OneLine.self)
        guard let from, let until, let reason else { return nil }
        guard from <= until else {
            reader.refuse("until", "Outage")
            return nil
        }
        self.from = from
        self.until = until
        self.reason = reason
    }

    package var json: JSONValue { .object(["from": from, "reason": reason, "until": until]) }

    /// Whether a time lies in it.
    package func contains(_ time: Timestamp) -> Bool { from <= time && time <= until }
}
