import LiandanTesting

extension Stage {
    /// Types into a command at a pseudo-terminal, line after line, each once the one before is
    /// taken: how it ended, and what was shown.
    func type(
        _ text: String,
        into arguments: [String],
        by place: Place = .generator,
        at time: String = morning,
        _ environment: [String: String] = ["TERM": "xterm"]
    ) throws -> (status: Int32, shown: String) {
        let shell = try Shell.run(
            ["python3", "-c", Self.terminal, text, Program.path] + arguments,
            in: "\(path)/\(place.rawValue)",
            environment: Self.quiet.merging(["LIANDAN_CLOCK": time]) { $1 }
                .merging(environment) { $1 }
        )
        return (shell.status, shell.output)
    }

    /// The first line is typed after the greeting, each other once the echo of the one before and
    /// something else stand there.
    private static let terminal = """
        import os, pty, re, sys
        text, arguments = sys.argv[1], sys.argv[2:]
        pid, master = pty.fork()
        if pid == 0:
            os.execv(arguments[0], arguments)
        shown, lines = b"", re.findall("[^\\n]*\\n|[^\\n]+", text)
        count = len(lines)
        while True:
            try:
                block = os.read(master, 65536)
            except OSError:
                break
            if not block:
                break
            shown += block
            typed = count - len(lines)
            if lines and shown.count(b"\\n") >= 1 + 2 * typed:
                os.write(master, lines.pop(0).encode())
        sys.stdout.buffer.write(shown)
        sys.stdout.flush()
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
        """
}
