import LedgerLog

/// A witness as others ask it over HTTP (`Schemas/witness.md` 3).
package struct WitnessService: Sendable {
    /// A request has at most 63 hashes and a checkpoint of 64 KiB.
    package static let maximumBytes = 96 * 1024

    private let witness: Witness
    private let log: @Sendable (String) -> Void

    /// - Parameters:
    ///   - witness: Who answers.
    ///   - log: Told in one line what each request came to.
    package init(_ witness: Witness, log: @escaping @Sendable (String) -> Void) {
        self.witness = witness
        self.log = log
    }

    /// Answers one request.
    package func answer(_ request: HTTPRequest) -> HTTPAnswer {
        let answer = route(request)
        log("\(request.method) \(request.path) \(answer.status)")
        return answer
    }

    private func route(_ request: HTTPRequest) -> HTTPAnswer {
        let parts = request.path.split(separator: "/", omittingEmptySubsequences: false)
        do throws(LogError) {
            if parts == ["", "add-checkpoint"] {
                guard request.method == "POST" else { return HTTPAnswer(405, "POST only\n") }
                return try add(request.body)
            }
            if parts.count == 3, parts[2] == "checkpoint" {
                guard request.method == "GET" else { return HTTPAnswer(405, "GET only\n") }
                let checkpoint = try witness.checkpoint(ofOriginHash: String(parts[1]))
                return checkpoint.map { HTTPAnswer(200, $0.description) }
                    ?? HTTPAnswer(404, "none\n")
            }
            return HTTPAnswer(404, "no such place\n")
        } catch {
            // The log may try again; why it failed is for whoever runs the witness.
            log("error: \(error)")
            return HTTPAnswer(error.code == .busy ? 503 : 500, "the witness cannot answer\n")
        }
    }

    private func add(_ body: [UInt8]) throws(LogError) -> HTTPAnswer {
        guard let request = CosignRequest(String(decoding: body, as: UTF8.self)) else {
            return HTTPAnswer(400, "not a request of tlog-witness\n")
        }
        return switch try witness.answer(request) {
        case .cosigned(let cosignature, _): HTTPAnswer(200, cosignature.signature.line)
        case .oldAboveNew: HTTPAnswer(400, "the old size is above the new\n")
        case .unsigned: HTTPAnswer(403, "the log has not signed this\n")
        case .unknownLog: HTTPAnswer(404, "this log is not witnessed here\n")
        case .conflict(let size): HTTPAnswer(409, "\(size)\n", type: "text/x.tlog.size")
        case .unproven: HTTPAnswer(422, "it does not follow what was cosigned last\n")
        }
    }
}
