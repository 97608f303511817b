import ArgumentParser
import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import Liandan
import Witnessing

/// A witness of other people's ledgers 见证人.
struct WitnessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: say(
            "见证别人的账本: 只为接得上以前所见的检查点联署",
            "Witness other people's ledgers: cosign only what follows all that was seen before"
        ),
        subcommands: [
            Init.self, Add.self, List.self, WitnessServeCommand.self, WitnessSignCommand.self,
        ]
    )

    struct Init: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("新建见证人: 密钥和它的记忆", "Make a witness: its key and its memory")
        )

        @OptionGroup var files: WitnessOptions

        @Option(
            help: ArgumentHelp(
                say("见证人的名称，如 example.org/w1", "The witness's name, such as example.org/w1")
            )
        )
        var name: String

        @Option(
            help: ArgumentHelp(
                say(
                    "算法: ed25519，或 sm2（国密账本只能用它）",
                    "Algorithm: ed25519, or sm2, which ledgers of the gm suite need"
                )
            )
        )
        var algorithm = "ed25519"

        @Flag(help: ArgumentHelp(say("用口令保护密钥文件", "Protect the key file with a passphrase")))
        var passphrase = false

        @OptionGroup var common: CommonOptions

        func run() throws {
            for file in [files.path, files.keyPath] where FileAccess.exists(file) {
                throw CommandError(
                    .refused,
                    "\(file) 已存在，不覆盖",
                    "\(file) exists already and is kept"
                )
            }
            guard let chosen = SignatureAlgorithm(rawValue: algorithm), chosen != .p256 else {
                throw CommandError(.usage, "算法只能是 ed25519 或 sm2", "it is ed25519 or sm2")
            }
            guard NoteKey.isValid(name: name) else {
                throw CommandError(
                    .usage,
                    "名称无效: \(name)（不能有空白和 +）",
                    "the name is not valid: \(name) (neither blanks nor +)"
                )
            }
            let secret = passphrase ? try Passphrase.choose() : nil
            let made = try SigningKey.generate(chosen)
            guard let key = NoteKey(name: name, key: made.verifyingKey, use: .cosignature) else {
                throw CommandError(.fault, "密钥无法使用", "the key cannot be used")
            }
            try KeyFile.write(made, of: nil, to: files.keyPath, passphrase: secret)
            _ = try WitnessMemory.create(at: files.path, key)
            let json: JSONObject = [
                "key": files.keyPath, "name": name, "v": 1, "verifierKey": key.description,
                "witness": files.path,
            ]
            common.printer.show(
                json,
                [
                    say(
                        "密钥 \(files.keyPath)（不要给任何人）",
                        "key \(files.keyPath) (give it to nobody)"
                    ),
                    say("供策略文件使用的一行:", "the line for a witness policy:"),
                    "\(chosen == .sm2 ? "witness-sm2" : "witness") NAME \(key.description) [URL]",
                ].joined(separator: "\n")
            )
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "开始见证一个账本（--trust 信任文件，或 --log 公钥）",
                "Begin to witness a ledger: --trust FILE, or --log KEY"
            )
        )

        @OptionGroup var files: WitnessOptions

        @Option(
            help: ArgumentHelp(
                say("检查点公钥，见 trust show", "Its verifier key, as `trust show` has it")
            )
        )
        var log: String?

        @OptionGroup var common: CommonOptions

        func run() throws {
            let memory = try WitnessMemory.open(files.path)
            let key: NoteKey
            if let log {
                key = try Self.key(log)
                try memory.add(key)
            } else {
                let ledger = try trusted()
                key = try ledger.newestNoteKey()
                try memory.add(ledger)
            }
            let json: JSONObject = ["origin": key.name, "v": 1, "verifierKey": key.description]
            common.printer.show(json, say("见证 \(key.name)", "witnessing \(key.name)"))
        }

        private func trusted() throws -> LedgerIdentity {
            guard let trust = try ReadingDesk(common).trustIfAny() else {
                throw CommandError(
                    .usage,
                    "没有指定账本: --trust 或 --log",
                    "no ledger is named: --trust or --log"
                )
            }
            return trust.ledger
        }

        private static func key(_ text: String) throws -> NoteKey {
            guard let key = NoteKey(text), key.use == .note else {
                throw CommandError(.usage, "不是检查点公钥: \(text)", "no verifier key: \(text)")
            }
            return key
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "列出见证的账本和最后联署的大小",
                "List the ledgers witnessed, and the size of each cosigned last"
            )
        )

        @OptionGroup var files: WitnessOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let memory = try WitnessMemory.open(files.path)
            let logs = try memory.logs()
            let rows = logs.map { log in
                [
                    "origin": log.key.name, "root": log.checkpoint?.head.root,
                    "size": log.checkpoint?.head.size, "verifierKey": log.key.description,
                ] as JSONObject
            }
            let json: JSONObject = [
                "logs": rows, "v": 1, "verifierKey": memory.key.description,
            ]
            common.printer.show(
                json,
                TextTable(
                    [say("账本", "ledger"), say("大小", "size"), say("根", "root")],
                    logs.map { log in
                        [
                            log.key.name, log.checkpoint.map { "\($0.head.size)" } ?? "—",
                            log.checkpoint?.head.root.description ?? "",
                        ]
                    }
                ).text
            )
        }
    }
}

/// Where a witness has its memory and its key.
struct WitnessOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(say("见证人的记忆，如 w1.witness", "The witness's memory, such as w1.witness"))
    )
    var path: String

    @Option(
        help: ArgumentHelp(
            say("见证人的密钥文件；默认在记忆旁", "The witness's key file; beside its memory by default"),
            valueName: "key"
        )
    )
    var witnessKey: String?

    var keyPath: String {
        witnessKey ?? OperatorKey.stem(of: LedgerLocation(path)) + ".witness.key"
    }

    /// The witness, with its key.
    func witness() throws -> Witness {
        let memory = try WitnessMemory.open(path)
        return try Witness(memory, key: KeyFile(keyPath).key, clock: RehearsalClock.current())
    }
}
