import ArgumentParser
import Audit
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Makes proofs that others check without the ledger.
struct ProveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: say(
            "出具证明，别人没有账本也能核对（用 verify）",
            "Make proofs that others check without the ledger (with verify)"
        ),
        subcommands: [Inclusion.self, Consistency.self]
    )

    struct Inclusion: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "证明一条记录或一个事件在账本中",
                "Prove that an entry or an event stands in the ledger"
            ),
            discussion: say(
                "记录的证明是 C2SP .tlog-proof 文件；事件的证明还带着事件本身。",
                "The proof of an entry is a C2SP .tlog-proof file; that of an event brings the event along."
            )
        )

        @Argument(
            help: ArgumentHelp(
                say(
                    "记录号如 12，事件如 12.0，联单编号或 UUID（证明其填写）",
                    "An entry such as 12, an event such as 12.0, a manifest's number or UUID (proves its issue)"
                )
            )
        )
        var subject: String

        @OptionGroup var proving: ProvingOptions

        func run() throws {
            let ledger = try ReadingDesk(proving.common).ledger()
            if let seq = UInt64(subject), ManifestNumber(subject) == nil {
                let proof = try ledger.inclusionProof(of: seq, in: proving.size)
                try proving.hand(out: .inclusion(proof), Array(proof.description.utf8))
                return
            }
            let proof = try ledger.eventProof(of: place(in: ledger), in: proving.size)
            try proving.hand(out: .event(proof), DocumentFile.file(of: proof))
        }

        /// The event named, or the first of the manifest named.
        private func place(in ledger: Ledger) throws -> EventID {
            if let place = EventID(subject) { return place }
            let id = try ManifestReference.find(subject, ledger).manifest
            let first = try ledger.query { (reader) throws(LogError) in
                try reader.places(of: Subject(.manifest, id)).first
            }
            guard let first else {
                throw CommandError(.notFound, "没有联单 \(subject)", "there is no manifest \(subject)")
            }
            return first
        }
    }

    struct Consistency: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "证明账本较早的状态是较晚状态的开头",
                "Prove that an earlier state of the ledger is the start of a later one"
            )
        )

        @Argument(help: ArgumentHelp(say("较早的记录数", "The earlier number of entries")))
        var old: UInt64

        @Argument(
            help: ArgumentHelp(
                say("较晚的记录数；默认最新", "The later number of entries; the newest by default")
            )
        )
        var new: UInt64?

        @OptionGroup var proving: ProvingOptions

        func run() throws {
            let ledger = try ReadingDesk(proving.common).ledger()
            let proof = try ledger.consistencyProof(from: old, to: new ?? proving.size)
            try proving.hand(out: .consistency(proof), DocumentFile.file(of: proof))
        }
    }
}

/// What a command understands that makes a proof.
struct ProvingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "对这一记录数的检查点证明；默认最新",
                "Prove against the checkpoint of this number of entries; the newest by default"
            )
        )
    )
    var size: UInt64?

    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    /// Writes a proof into the file that was named, or to standard output.
    func hand(out proof: ProofFile, _ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        if let out = writing.out { try FileAccess.write(bytes, to: out) }
        let json: JSONObject = [
            "file": writing.out, "kind": proof.kind, "proof": writing.out == nil ? text : nil,
            "size": proof.checkpoint?.head.size, "v": 1,
        ]
        guard let out = writing.out else {
            common.printer.show(json, text.hasSuffix("\n") ? String(text.dropLast()) : text)
            return
        }
        let size = proof.checkpoint?.head.size ?? 0
        common.printer.show(
            json,
            say(
                "\(proof.kind.title.text)（检查点: \(size) 条记录）写入 \(out)",
                "\(proof.kind.title.text) (checkpoint of \(size) entries) written to \(out)"
            )
        )
    }
}
