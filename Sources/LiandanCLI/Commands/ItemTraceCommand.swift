import ArgumentParser
import CanonicalJSON
import LedgerLog
import Liandan
import Prints
import Tracing
import WasteDomain

/// Shows the whole life of a package 追溯.
struct ItemTraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: say(
            "追溯一件物品的全过程: 来源、包装、联单、去向、次生废物",
            "Trace the whole life of a package: what it came from, stood in, travelled under, became"
        ),
        discussion: say(
            "一次合并、装箱或处置涉及的物品超过20件时只计数，超过10代不再追；--all 全部追溯。",
            "Where more than 20 packages join in one merge, box or treatment they are counted only, "
                + "and no more than 10 generations are followed; --all follows everything."
        )
    )

    @Argument(help: ArgumentHelp(say("物品编码，37位", "Item code, 37 characters")))
    var code: String

    @Flag(help: ArgumentHelp(say("只追来源", "Only what it came from")))
    var up = false

    @Flag(help: ArgumentHelp(say("只追去向", "Only what became of it")))
    var down = false

    @Option(help: ArgumentHelp(say("最多追几代", "How many generations to follow at most")))
    var depth: Int?

    @Flag(help: ArgumentHelp(say("全部追溯，不限数量", "Follow everything, however much it is")))
    var all = false

    @Flag(help: ArgumentHelp(say("画成 SVG 图", "Draw it as SVG")))
    var graph = false

    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let depth, depth < 0 {
            throw ValidationError(say("--depth 不能是负数", "--depth cannot be negative"))
        }
        if writing.out != nil, !graph {
            throw ValidationError(say("--out 用于 --graph", "--out belongs to --graph"))
        }
        if graph, writing.out == nil, common.output == .json {
            throw ValidationError(
                say(
                    "--output json 需要 --out 文件: 标准输出是图本身",
                    "--output json needs --out FILE: standard output is the drawing itself"
                )
            )
        }
    }

    func run() throws {
        let trace = try traced()
        guard graph else {
            common.printer.show(trace, TraceText(trace).text)
            return
        }
        let drawing = Array(SVGGraph.document(TraceGraph(trace).graph).utf8)
        guard let out = writing.out else {
            Terminal.write(drawing)
            return
        }
        try FileAccess.write(drawing, to: out)
        let json = trace.json.object?.adding(["file": out]) ?? [:]
        common.printer.show(json, say("已写入 \(out)", "written to \(out)"))
    }

    private func traced() throws -> Trace {
        let ledger = try ReadingDesk(common).ledger()
        return try ledger.query { (reader) throws(LogError) in
            let (item, _) = try ItemLookup.find(code, reader)
            guard let trace = try reader.trace(item.code, scope) else {
                throw LogError(.notFound, say("没有物品 \(code)", "there is no item \(code)"))
            }
            return trace
        }
    }

    private var scope: TraceScope {
        var scope = all ? TraceScope.unlimited : TraceScope()
        // Neither or both of the two is the whole life.
        scope.followsUp = up || !down
        scope.followsDown = down || !up
        if let depth { scope.depth = depth }
        return scope
    }
}
