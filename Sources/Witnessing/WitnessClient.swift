package import LedgerLog
package import Liandan

/// Asks one witness for its cosignature, and believes nothing it says without checking it.
package struct WitnessClient {
    private static let attempts = 4

    private let ledger: Ledger
    private let witness: WitnessPolicy.Witness

    package init(_ ledger: Ledger, _ witness: WitnessPolicy.Witness) {
        self.ledger = ledger
        self.witness = witness
    }

    /// Has the newest checkpoint cosigned.
    ///
    /// - Parameter url: The prefix of the witness's service.
    /// - Returns: The verified cosignature, and the checkpoint it is of; neither is kept yet.
    /// - Throws: `unreachable`; `foreignHead` if the witness knows another or a longer history;
    ///   `badSignature` if what it answers is not its cosignature; each names the witness.
    package func cosignature(
        from url: String
    ) throws(LogError) -> (cosignature: Cosignature, checkpoint: Checkpoint) {
        var old = try ledger.lastSize(cosignedBy: witness.key.name) ?? 0
        for _ in 0..<Self.attempts {
            let request = try ledger.cosignRequest(since: old)
            let answer = try post(request, to: url)
            switch answer.status {
            case 200:
                let found = try Self.cosignature(in: answer.body, of: request.checkpoint, witness)
                return (found, request.checkpoint)
            case 409: old = try size(in: answer)
            default: throw refusal(answer, request)
            }
        }
        throw error(.busy, "says another size each time it is asked")
    }

    /// The one line of a witness among others, verified over a checkpoint.
    ///
    /// - Throws: `badSignature`, naming the witness.
    package static func cosignature(
        in body: [UInt8],
        of checkpoint: Checkpoint,
        _ witness: WitnessPolicy.Witness
    ) throws(LogError) -> Cosignature {
        let lines = String(decoding: body, as: UTF8.self)
            .split(separator: "\n").compactMap(SignedNote.Signature.init(line:))
        let own = lines.filter { $0.name == witness.key.name && $0.keyID == witness.key.id }
        guard !own.isEmpty else {
            throw LogError(.badSignature, "witness \(witness.name) has not cosigned")
        }
        let valid = own.filter { witness.key.accepts($0, over: checkpoint.note.text) }
        guard valid.count == own.count, let cosignature = valid.first.flatMap(Cosignature.init)
        else {
            throw LogError(
                .badSignature,
                "the cosignature of witness \(witness.name) does not verify"
            )
        }
        return cosignature
    }

    private func post(
        _ request: CosignRequest,
        to url: String
    ) throws(LogError) -> HTTPAnswer {
        let prefix = url.hasSuffix("/") ? String(url.dropLast()) : url
        do {
            return try HTTPClient.post(
                Array(request.description.utf8),
                "text/plain; charset=utf-8",
                to: prefix + "/add-checkpoint"
            )
        } catch  where error.code == .unreachable {
            throw self.error(.unreachable, "cannot be reached: \(error.reason)")
        }
    }

    /// The size a witness says it has cosigned last, if this ledger is that long.
    private func size(in answer: HTTPAnswer) throws(LogError) -> UInt64 {
        let text = String(decoding: answer.body, as: UTF8.self)
        guard let size = UInt64(text.dropLast()), text == "\(size)\n" else {
            throw error(.malformed, "answers 409 without a size")
        }
        let newest = try ledger.checkpoint().head.size
        guard size <= newest else {
            throw error(
                .foreignHead,
                "has cosigned size \(size) of this ledger, which has \(newest) entries here: "
                    + "this copy was cut back or restored, nothing may be appended to it"
            )
        }
        return size
    }

    private func refusal(_ answer: HTTPAnswer, _ request: CosignRequest) -> LogError {
        switch answer.status {
        case 403: error(.badSignature, "does not accept the ledger's signature")
        case 404: error(.notFound, "does not witness \(request.checkpoint.origin)")
        case 422:
            error(
                .foreignHead,
                "refuses: this is not the history it cosigned up to size \(request.old)"
            )
        case 400: error(.malformed, "does not understand the request")
        default: error(.unreachable, "answers with status \(answer.status)")
        }
    }

    private func error(_ code: LogError.Code, _ reason: String) -> LogError {
        LogError(code, "witness \(witness.name) \(reason)")
    }
}
