import ArgumentParser
import CanonicalJSON
import Conformance
import Foundation
import HandoffRules
import WasteDomain

/// Acts scenarios and says where one comes out otherwise (whoever writes a client).
struct ConformCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conform",
        abstract: say(
            "按场景逐步核对: 每次提交的结论和最后的状态",
            "Act scenarios step by step: the verdict on every submission, and the state in the end"
        ),
        discussion: say(
            "每个场景用一个临时账本。场景的格式见 Schemas/conform.md。",
            "Each scenario has a ledger of its own, kept nowhere. Schemas/conform.md has their format."
        )
    )

    @Argument(
        help: ArgumentHelp(
            say("场景文件，或其文件夹", "Files of scenarios, or folders of such files"),
            valueName: "path"
        )
    )
    var paths: [String]

    @OptionGroup var common: CommonOptions

    func run() throws {
        let files = try paths.flatMap(ScenarioFile.all)
        let runner = try ScenarioRunner()
        let reports = files.enumerated().map { index, file in
            Terminal.progress(say("场景 \(index)/\(files.count)", "scenario \(index)/\(files.count)"))
            return runner.run(file)
        }
        Terminal.progress("")
        let failed = reports.filter { !$0.isMet }.count
        let json: JSONObject = [
            "differing": failed, "scenarios": reports, "total": reports.count, "v": 1,
        ]
        common.printer.show(json, ConformanceText.text(reports))
        if failed > 0 { throw Ended(status: .refused) }
    }
}
