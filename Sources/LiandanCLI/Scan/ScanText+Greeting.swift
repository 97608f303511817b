import CanonicalJSON

extension ScanText {
    /// Says how many packages there are already, and what cannot be known here.
    func greet(_ session: Session<some SessionContent>, isBlind: Bool) {
        let count = session.content.count
        let file = session.path
        let greeting =
            session.isResumed
            ? say("继续: 已有 \(count) 件，记在 \(file)", "resumed: \(count) packages, kept in \(file)")
            : say("开始扫码，记在 \(file)；帮助: ?", "scan now; kept in \(file); ? for help")
        let warning = say(
            "\n这里没有账本，不知道箱、托盘内有什么: 每个编码算一件，照记",
            "\nNo ledger is here to say what boxes and pallets hold: each code counts as one package and is kept"
        )
        note(
            session.isResumed ? "resumed" : "begun",
            greeting + (isBlind ? warning : ""),
            ["count": count, "offline": isBlind ? true : nil, "session": file]
        )
    }

    /// What can be said.
    func help() {
        note(
            "help",
            say(
                "撤销 undo（撤销最后一件，或 undo 编码）  清单 list  =12.5kg（刚扫的一件单独称重）  照收 take（不属于这里而确实在这里）  完成 done  取消 cancel",
                "undo (the last one, or undo CODE)  list  =12.5kg (what the last one weighs alone)  take (it does not belong here and is here)  done  cancel"
            )
        )
    }
}
