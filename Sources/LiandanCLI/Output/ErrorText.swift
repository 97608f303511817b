import CanonicalJSON
import Conformance
import Interchange
import LedgerCrypto
import LedgerLog
import Simulation

/// Says an error, with a name that is stable and what to do.
enum ErrorText {
    static func show(_ error: any Error, _ status: ExitStatus) {
        let (code, message) = parts(of: error)
        if isJSON {
            printJSON(code, message)
        } else {
            Terminal.complain(say("错误: ", "error: ") + message)
            if let advice = advice(for: error, status) { Terminal.complain("  → \(advice)") }
        }
    }

    /// Says what the parser did not understand, and how the command is used.
    static func show(usage text: String) {
        isJSON ? printJSON("usage", text) : Terminal.complain(text)
    }

    private static func printJSON(_ code: String, _ message: String) {
        let json: JSONObject = ["error": code, "message": message, "status": "failed", "v": 1]
        Terminal.print(String(decoding: json.canonicalBytes, as: UTF8.self))
    }

    /// Whether a machine is listening; known even when the arguments cannot be parsed.
    private static var isJSON: Bool {
        let arguments = CommandLine.arguments
        return arguments.contains("--output=json")
            || zip(arguments, arguments.dropFirst()).contains { $0 == "--output" && $1 == "json" }
    }

    private static func parts(of error: any Error) -> (code: String, message: String) {
        switch error {
        case let error as CommandError: (error.status.name, error.message)
        case let error as LogError: (error.code.rawValue, error.reason)
        case let error as LedgerCryptoError: (error.code.rawValue, error.reason)
        case let error as InterchangeError:
            (
                error.code.rawValue,
                (error.line.map { say("第\($0)行: ", "line \($0): ") } ?? "") + error.reason.text
            )
        case let error as ConformanceError: (error.code.rawValue, error.reason.text)
        case let error as SimulationError: (error.code.rawValue, error.reason.text)
        default: ("fault", "\(error)")
        }
    }

    private static func advice(for error: any Error, _ status: ExitStatus) -> String? {
        guard !(error is CommandError) else { return nil }
        if (error as? LogError)?.code == .rolledBack {
            return say(
                "在这个文件上不能继续记录；liandan restore 说明会丢失什么、怎样继续",
                "nothing can be appended here; liandan restore says what would be forgotten, and the way on"
            )
        }
        return switch status {
        case .tryAgain: say("稍后再试，不会重复记录", "try again later; nothing is recorded twice")
        case .notAllowed: say("检查密钥文件和口令", "check the key file and its passphrase")
        case .fault: say("请把这条消息报告给开发者", "please report this message to the developers")
        default: nil
        }
    }
}
