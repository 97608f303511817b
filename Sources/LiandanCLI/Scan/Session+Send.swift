import CanonicalJSON
import LedgerLog

extension Session {
    /// Sends what is on disk as signed, so that sending it again is the same submission.
    ///
    /// - Throws: `Ended` after the session is open again, if the submission was refused.
    func send(_ submission: Submission, _ drafts: [StatementDraft], _ desk: Desk) throws {
        do {
            try desk.send(submission, drafts)
        } catch let ended as Ended where ended.status == .refused {
            try reopen()
            ScanText(desk.output).note(
                "kept",
                say(
                    "扫码记录还在；更正后用 --resume 再提交",
                    "the session is kept: mend it, and state it again with --resume"
                ),
                ["session": path]
            )
            throw ended
        }
        try close(.stated)
    }
}
