/// Draws a graph as an SVG document that needs nothing beside it but a font with Chinese characters.
///
/// It loads nothing and runs nothing: text of a graph is never markup.
package enum SVGGraph {
    private static let headHeight = 56
    private static let titleSize = 15

    package static func document(_ graph: PackageGraph) -> String {
        let layout = GraphLayout(graph, below: headHeight)
        let title = TextFit.width(of: graph.title, titleSize) + 2 * GraphLayout.margin
        let width = max(layout.width, title)
        let edges = graph.edges.map { edge in
            arrow(edge, layout.boxes[edge.from], layout.boxes[edge.to])
        }
        let nodes = zip(graph.nodes, layout.boxes).map(box)
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(layout.height)" \
            viewBox="0 0 \(width) \(layout.height)" role="img">
            <title>\(HTMLPage.escaped(graph.title))</title>
            <style>
            \(style)
            </style>
            <defs>
            <marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" \
            markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker>
            </defs>
            <rect class="page" width="100%" height="100%"/>
            <text class="title" x="\(GraphLayout.margin)" y="32">\
            \(HTMLPage.escaped(graph.title))</text>
            \(edges.joined(separator: "\n"))
            \(nodes.joined(separator: "\n"))
            </svg>

            """
    }

    /// A curve from the right of one box to the left of the other, with its word in the middle.
    private static func arrow(
        _ edge: PackageGraph.Edge,
        _ from: GraphLayout.Box,
        _ to: GraphLayout.Box
    ) -> String {
        let (x1, y1) = (from.x + from.width, from.y + from.height / 2)
        let (x2, y2) = (to.x, to.y + to.height / 2)
        let bend = max(24, (x2 - x1) / 2)
        let path = "M\(x1) \(y1)C\(x1 + bend) \(y1) \(x2 - bend) \(y2) \(x2) \(y2)"
        return """
            <g class="\(edge.look.rawValue)"><path class="line" d="\(path)" \
            marker-end="url(#tip)"/><text class="word" x="\((x1 + x2) / 2)" \
            y="\((y1 + y2) / 2 - 3)">\(HTMLPage.escaped(edge.label))</text></g>
            """
    }

    private static func box(_ node: PackageGraph.Node, _ box: GraphLayout.Box) -> String {
        let middle = box.x + box.width / 2
        let lines = node.lines.enumerated().map { index, line in
            let y = box.y + (index + 1) * GraphLayout.lineHeight
            return "<text x=\"\(middle)\" y=\"\(y)\">\(HTMLPage.escaped(line))</text>"
        }
        let corner = node.look == .batch ? box.height / 2 : 3
        return """
            <g class="\(node.look.rawValue)"><title>\(HTMLPage.escaped(node.note))</title>\
            <rect x="\(box.x)" y="\(box.y)" width="\(box.width)" height="\(box.height)" \
            rx="\(corner)"/>\(lines.joined())</g>
            """
    }

    private static let style = """
        text { font: \(GraphLayout.textSize)px "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei",
          "WenQuanYi Micro Hei", sans-serif; text-anchor: middle; fill: #000; }
        .title { font-size: \(titleSize)px; font-weight: 600; text-anchor: start; }
        .word { font-size: 11px; stroke: #fff; stroke-width: 3px; paint-order: stroke; }
        .line { fill: none; stroke: #444; stroke-width: 1.3px; }
        .packed .line { stroke: #0b5fa5; stroke-dasharray: 5 3; }
        .treated .line { stroke: #2a7d2e; }
        rect { stroke: #444; fill: #fff; }
        .page { stroke: none; }
        .root rect { fill: #f9c27a; stroke-width: 2px; }
        .unit rect { fill: #e6f0f9; stroke: #0b5fa5; stroke-dasharray: 5 3; }
        .batch rect { fill: #e3f3e3; stroke: #2a7d2e; }
        .rest rect { fill: #f2f2f2; stroke-dasharray: 2 2; }
        """
}
