package import CanonicalJSON

/// A submission on its way: one canonical document (`Schemas/submission.md` 4).
extension Submission: CanonicalObject {
    package init?(from reader: inout ObjectReader) {
        let events = reader.required("events", [JSONValue].self)
        let header = reader.required("header", SubmissionHeader.self)
        let openings = reader.optional("openings", [Opening].self)
        let signature = reader.required("signature", ByteText.self)
        reader.version(1)
        if let signature, signature.bytes.count != 64 { reader.refuse("signature", "signature") }
        guard let events, let header, let signature, reader.faults.isEmpty else { return nil }
        self.init(
            header: header,
            signature: signature.bytes,
            events: events.map(\.canonicalBytes),
            openings: openings ?? []
        )
    }

    /// Leaves out events that are not canonical JSON.
    package var json: JSONValue {
        let values = events.compactMap { try? CanonicalReader.read($0, limits: .event) }
        return .object([
            "events": values,
            "header": header,
            "openings": openings.isEmpty ? nil : openings,
            "signature": ByteText(signature),
            "v": 1,
        ])
    }

    /// Reads a submission file.
    ///
    /// - Throws: `malformed` or `tooLarge`.
    package static func read(file: [UInt8]) throws(LogError) -> Submission {
        do {
            return try read(DocumentFile.document(in: file), limits: .document)
        } catch .notCanonical(let error) where error.code == .tooLarge {
            throw LogError(.tooLarge, "a submission file has at most 64 MiB")
        } catch {
            throw LogError("submission", error)
        }
    }
}
