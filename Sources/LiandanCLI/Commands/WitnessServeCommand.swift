import ArgumentParser
import CanonicalJSON
import Foundation
import Witnessing

/// Answers requests for cosignatures over HTTP until it is told to end.
struct WitnessServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: say("以 HTTP 提供联署（C2SP tlog-witness）", "Cosign over HTTP (C2SP tlog-witness)"),
        discussion: say(
            "明文 HTTP；对外服务请放在反向代理之后。收到 SIGTERM 时答完手头的请求再结束。",
            "Plain HTTP: put it behind a reverse proxy for others. On SIGTERM it answers what it has in hand and ends."
        )
    )

    @OptionGroup var files: WitnessOptions

    @Option(
        help: ArgumentHelp(
            say(
                "监听的地址和端口；端口 0 取任一空闲端口",
                "Address and port to listen on; port 0 takes a free one"
            )
        )
    )
    var listen = "127.0.0.1:8440"

    @OptionGroup var common: CommonOptions

    func run() throws {
        let service = WitnessService(try files.witness()) { Terminal.complain($0) }
        let ended = DispatchSemaphore(value: 0)
        let signals = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { ended.signal() }
            source.resume()
            return source
        }
        let server = try HTTPServer(listen, maximumBytes: WitnessService.maximumBytes) {
            service.answer($0)
        }
        let host = listen[..<(listen.lastIndex(of: ":") ?? listen.endIndex)]
        let address = "\(host):\(server.port)"
        let json: JSONObject = ["address": address, "v": 1]
        common.printer.show(json, say("在 \(address) 提供服务", "serving on \(address)"))
        ended.wait()
        server.stop()
        signals.forEach { $0.cancel() }
    }
}
