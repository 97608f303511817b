/// Where the boxes of a graph stand: generations from left to right, each a column.
///
/// All in whole pixels, so that every machine draws the same.
struct GraphLayout {
    struct Box: Hashable {
        var x: Int
        var y: Int
        let width: Int
        let height: Int
    }

    static let margin = 24
    static let lineHeight = 17
    static let textSize = 12
    /// Room for arrows and their words.
    private static let columnGap = 96
    private static let rowGap = 18
    private static let padding = 8
    /// How often columns are put in the order of their neighbours.
    private static let sweeps = 4

    /// By node.
    private(set) var boxes: [Box]
    private(set) var width = 0
    private(set) var height = 0

    init(_ graph: PackageGraph, below top: Int) {
        boxes = graph.nodes.map { node in
            let text = node.lines.map { TextFit.width(of: $0, Self.textSize) }.max() ?? 0
            return Box(
                x: 0,
                y: 0,
                width: text + 2 * Self.padding,
                height: node.lines.count * Self.lineHeight + Self.padding
            )
        }
        place(Self.ordered(Self.columns(of: graph), graph), below: top)
    }

    /// The nodes of each column.
    ///
    /// Each stands behind all it comes from, and no further ahead of what it became than needs be.
    /// An arrow that closes a circle counts for nothing.
    private static func columns(of graph: PackageGraph) -> [[Int]] {
        let forward = acyclic(graph)
        var rank = [Int](repeating: 0, count: graph.nodes.count)
        // The longest way of a graph without circles has fewer arrows than there are nodes.
        var isChanged = true
        while isChanged {
            isChanged = false
            for edge in forward where rank[edge.to] <= rank[edge.from] {
                rank[edge.to] = rank[edge.from] + 1
                isChanged = true
            }
        }
        let entered = Set(forward.map(\.to))
        for node in graph.nodes.indices where !entered.contains(node) {
            let next = forward.filter { $0.from == node }.map { rank[$0.to] }.min()
            rank[node] = max(0, (next ?? 1) - 1)
        }
        var columns = [[Int]](repeating: [], count: (rank.max() ?? 0) + 1)
        for node in graph.nodes.indices { columns[rank[node]].append(node) }
        return columns
    }

    /// The edges without those that lead back to where a walk along them is already.
    private static func acyclic(_ graph: PackageGraph) -> [PackageGraph.Edge] {
        let outgoing = Dictionary(grouping: graph.edges, by: \.from)
        var kept: [PackageGraph.Edge] = []
        var state = [Int](repeating: 0, count: graph.nodes.count)
        for start in graph.nodes.indices where state[start] == 0 {
            var path: [(node: Int, next: Int)] = [(start, 0)]
            state[start] = 1
            while let (node, next) = path.last {
                let edges = outgoing[node] ?? []
                guard next < edges.count else {
                    state[node] = 2
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let edge = edges[next]
                if state[edge.to] != 1 { kept.append(edge) }
                if state[edge.to] == 0 {
                    state[edge.to] = 1
                    path.append((edge.to, 0))
                }
            }
        }
        return kept
    }

    /// Puts each column in the order of what its nodes are joined with, to and fro.
    private static func ordered(_ columns: [[Int]], _ graph: PackageGraph) -> [[Int]] {
        var columns = columns
        var neighbours = [[Int]](repeating: [], count: graph.nodes.count)
        for edge in graph.edges {
            neighbours[edge.from].append(edge.to)
            neighbours[edge.to].append(edge.from)
        }
        var place = [Int](repeating: 0, count: graph.nodes.count)
        func number() {
            for column in columns {
                for (index, node) in column.enumerated() {
                    place[node] = (2 * index + 1) * 1000 / max(1, column.count)
                }
            }
        }
        number()
        for sweep in 0..<sweeps {
            let order = sweep % 2 == 0 ? Array(columns.indices) : columns.indices.reversed()
            for column in order {
                let means = columns[column].map { node -> (Int, Int, Int) in
                    let joined = neighbours[node].map { place[$0] }
                    let mean = joined.isEmpty ? place[node] : joined.reduce(0, +) / joined.count
                    return (mean, place[node], node)
                }
                columns[column] = means.sorted { $0 < $1 }.map(\.2)
                number()
            }
        }
        return columns
    }

    private mutating func place(_ columns: [[Int]], below top: Int) {
        let heights = columns.map { column in
            column.map { boxes[$0].height + Self.rowGap }.reduce(-Self.rowGap, +)
        }
        let tallest = max(0, heights.max() ?? 0)
        var x = Self.margin
        for (column, own) in zip(columns, heights) {
            let wide = column.map { boxes[$0].width }.max() ?? 0
            var y = top + (tallest - own) / 2
            for node in column {
                boxes[node].x = x + (wide - boxes[node].width) / 2
                boxes[node].y = y
                y += boxes[node].height + Self.rowGap
            }
            x += wide + Self.columnGap
        }
        width = x - Self.columnGap + Self.margin
        height = top + tallest + Self.margin
    }
}
