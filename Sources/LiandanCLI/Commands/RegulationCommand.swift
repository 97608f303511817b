import ArgumentParser
import CanonicalJSON
import Foundation
import LedgerCrypto
import LedgerLog
import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// The regulation's data 法规数据.
struct RegulationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regulation",
        abstract: say(
            "查看、导出和启用法规数据（名录、工作日、区划、参数）",
            "Look at, export and adopt the regulation's data"
        ),
        subcommands: [Show.self, Export.self, Adopt.self]
    )

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("显示现行的法规数据", "Show the regulation in force")
        )

        @OptionGroup var common: CommonOptions

        func run() throws {
            let ledger = try ReadingDesk(common).ledger()
            let regulation = try ledger.regulation()
            let adopted = try ledger.query { (reader) throws(LogError) in
                try reader.record(AdoptedRegulation.self, AdoptedRegulation.current)
            }
            let parameters = Parameters.Name.allCases.flatMap { name in
                regulation.parameters.all(name).map { value in
                    [
                        name.rawValue, value.text, value.region?.description ?? "", value.basis,
                        value.confidence,
                    ]
                }
            }
            let json: JSONObject = [
                "adopted": adopted, "codes": regulation.catalogue.count,
                "digest": regulation.digest, "v": 1,
            ]
            let head = say(
                "法规数据 \(regulation.digest)，名录 \(regulation.catalogue.count) 个代码",
                "regulation \(regulation.digest), \(regulation.catalogue.count) waste codes"
            )
            let columns = [
                say("参数", "parameter"), say("值", "value"), say("地区", "region"),
                say("依据", "basis"), say("可信度", "confidence"),
            ]
            common.printer.show(json, head + "\n" + TextTable(columns, parameters).text)
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "把内置的表格写入文件夹，以便修改",
                "Write the built-in tables into a folder, to change them"
            )
        )

        @Argument(help: ArgumentHelp(say("文件夹", "Folder")))
        var folder: String

        @OptionGroup var common: CommonOptions

        func run() throws {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
            let texts = RegulationTables.builtIn.texts
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(RegulationTables.streamFolder)",
                withIntermediateDirectories: true
            )
            for (name, text) in texts {
                try FileAccess.write(Array(text.utf8), to: RegulationFolder.path(name, in: folder))
            }
            let json: JSONObject = ["folder": folder, "tables": texts.keys.sorted(), "v": 1]
            common.printer.show(
                json,
                texts.keys.sorted().map { RegulationFolder.path($0, in: folder) }
                    .joined(separator: "\n")
            )
        }
    }

    struct Adopt: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say(
                "启用内置的或文件夹中的法规数据",
                "Adopt the built-in regulation, or the one in a folder"
            )
        )

        @Argument(
            help: ArgumentHelp(
                say(
                    "含 .csv 表格和 streams/*.json 的文件夹；默认用内置的",
                    "Folder with the .csv tables and streams/*.json; the built-in ones by default"
                )
            )
        )
        var folder: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let desk = try Desk(common, signing)
            let tables = try folder.map(RegulationFolder.read) ?? .builtIn
            let digest = RegulationLibrary.digest(of: tables, desk.description.suite)
            do {
                _ = try Regulation(tables, digest: digest)
            } catch {
                throw CommandError(
                    .refused,
                    "表格无法使用: \(error)",
                    "the tables cannot be used: \(error)"
                )
            }
            try desk.state([
                StatementDraft(.regulationAdopted, ["digest": digest, "tables": tables])
            ])
        }
    }
}
