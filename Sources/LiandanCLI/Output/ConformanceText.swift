import CanonicalJSON
import Conformance
import WasteDomain

/// What came of scenarios, for people.
enum ConformanceText {
    static func text(_ reports: [ScenarioReport]) -> String {
        let head = [say("场景", "scenario"), say("步", "steps"), say("结果", "result"), ""]
        let failed = reports.filter { !$0.isMet }.count
        let total =
            failed == 0
            ? Terminal.green(
                say("\(reports.count) 个场景全部符合", "all \(reports.count) scenarios conform")
            )
            : Terminal.red(
                say(
                    "\(reports.count) 个场景中有 \(failed) 个不符",
                    "\(failed) of \(reports.count) scenarios do not conform"
                )
            )
        return TextTable(head, reports.flatMap(rows)).text + "\n\n" + total
    }

    private static func rows(_ report: ScenarioReport) -> [[String]] {
        let steps = report.scenario.map { String($0.steps.count) } ?? "—"
        switch report.result {
        case .conforms:
            return [[report.path, steps, say("符合", "ok"), report.scenario?.title.text ?? ""]]
        case .failed(let error):
            return [[report.path, steps, say("无法进行", "stopped"), error.reason.text]]
        case .differs(let differences):
            return differences.enumerated().map { index, difference in
                (index == 0 ? [report.path, steps, say("不符", "differs")] : ["", "", ""])
                    + [text(difference)]
            }
        }
    }

    private static func text(_ difference: Difference) -> String {
        let step = difference.step.map { say("第\($0)步 ", "step \($0) ") } ?? ""
        let nothing = say("无", "nothing")
        let texts = [difference.expected, difference.found].map { value in
            value.map { String(decoding: $0.canonicalBytes, as: UTF8.self) } ?? nothing
        }
        return step + difference.place
            + say(": 应为 \(texts[0])，实为 \(texts[1])", ": expected \(texts[0]), found \(texts[1])")
    }
}
