import ArgumentParser

/// What every command understands that keeps a session.
struct SessionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "扫码记录文件；默认在密钥旁的 scans 文件夹",
                "The session's file; in the folder scans beside the key by default"
            ),
            valueName: "file"
        )
    )
    var session: String?

    @Flag(
        help: ArgumentHelp(
            say("继续未完成的扫码；没有就新开始", "Go on with an unfinished session; begin one if there is none")
        )
    )
    var resume = false

    @Flag(help: ArgumentHelp(say("放弃未完成的扫码，另起", "Give an unfinished session up and begin again")))
    var anew = false

    func validate() throws {
        guard !(resume && anew) else {
            throw ValidationError(
                say("--resume 和 --anew 不能同用", "--resume and --anew exclude each other")
            )
        }
    }
}

/// What every scanning command understands.
struct ScanOptions: ParsableArguments {
    @OptionGroup var session: SessionOptions

    @Flag(
        help: ArgumentHelp(
            say(
                "不属于这里的包装也照收（只用于接收）",
                "Take packages too that do not belong here (for receive only)"
            )
        )
    )
    var extras = false
}
