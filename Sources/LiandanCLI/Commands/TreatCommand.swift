import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import WasteDomain

/// Use and disposal 利用处置.
struct TreatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "treat",
        abstract: say("记录利用处置", "Record use and disposal"),
        subcommands: [Record.self]
    )

    struct Record: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("记录对所接受废物的利用处置", "Record what was done with accepted waste")
        )

        @Argument(help: ArgumentHelp(say("联单编号或 UUID", "Manifest number or UUID")))
        var manifest: String

        @Flag(
            help: ArgumentHelp(
                say(
                    "所有已接受而未处理的行和物品，包括由其拆分、合并、装箱而来的",
                    "Every line and item accepted and not yet treated, and what became of such"
                )
            )
        )
        var all = false

        @Option(
            help: ArgumentHelp(
                say("行号；默认为物品所在行，否则 1", "Line; by default that of the items, otherwise 1")
            )
        )
        var line: Int?

        @Option(help: ArgumentHelp(say("物品编码；@文件；可多次", "Item codes; @file; repeatable")))
        var item: [String] = []

        @Option(
            help: ArgumentHelp(
                say(
                    "处理量，如 200kg；默认为所列物品的接受量",
                    "Quantity, such as 200kg; by default what was accepted of the items"
                )
            )
        )
        var mass: String?

        @Option(help: ArgumentHelp(say("方式代码；默认按接受意见", "Method; as decided by default")))
        var method: String?

        @Option(help: ArgumentHelp(say("设施编码", "Facility")))
        var facility: String?

        @Option(
            help: ArgumentHelp(
                say(
                    "利用处置批次编码；剩余的次生废物用 item fill --residue-of 指明它",
                    "The batch; what is left over names it with item fill --residue-of"
                )
            )
        )
        var batch: String?

        @OptionGroup var handling: HandlingOptions

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let id = try ManifestReference.resolve(manifest, desk)
            try desk.state(all ? try everything(id, desk) : [try one(id, desk)])
        }

        private func one(_ id: UniqueID, _ desk: Desk) throws -> StatementDraft {
            let codes = try CodeList.expand(item)
            let brought = try desk.origins(of: codes).filter { $0.manifest == id }
            let line = self.line ?? brought.first?.line ?? 1
            let known = brought.first { $0.line == line }?.mass
            let decided = try desk.ledgerIfAny()?.query { (reader) throws(LogError) in
                try reader.record(Manifest.self, id)?.progress(line)?.method
            }
            return draft(
                id,
                line: line,
                items: codes,
                mass: mass.map { Mass($0)?.json ?? .string($0) } ?? known?.json,
                method: method ?? decided?.description
            )
        }

        private func everything(_ id: UniqueID, _ desk: Desk) throws -> [StatementDraft] {
            let lines = try desk.ledger().query { (reader) throws(LogError) in
                try OpenLine.all(of: id, reader)
            }
            return lines.flatMap { line in
                let parts = [(line.items, line.mass), ([], line.rest)]
                return parts.filter { $1 > .zero }.map { items, mass in
                    draft(
                        id,
                        line: line.progress.line,
                        items: items.map(\.description),
                        mass: mass.json,
                        method: method ?? line.progress.method?.description
                    )
                }
            }
        }

        private func draft(
            _ id: UniqueID,
            line: Int,
            items: [String],
            mass: JSONValue?,
            method: String?
        ) -> StatementDraft {
            StatementDraft(
                .treatmentRecorded,
                [
                    "batch": batch, "facility": facility, "handler": handling.handler,
                    "items": items, "line": line, "manifest": id, "mass": mass, "method": method,
                ]
            )
        }
    }
}
