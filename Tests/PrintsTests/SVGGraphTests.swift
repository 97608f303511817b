import LiandanTesting
import Prints
import Testing

/// Drawings of packages.
struct SVGGraphTests {
    private func graph(_ labels: [String], _ edges: [(Int, Int)]) -> PackageGraph {
        PackageGraph(
            title: "物品追溯",
            nodes: labels.map { PackageGraph.Node([$0], note: $0, look: .package) },
            edges: edges.map {
                PackageGraph.Edge(from: $0, to: $1, label: "合并", look: .became)
            }
        )
    }

    /// What Python's XML parser reads: the x of each text of a box, by the text.
    private func places(_ graph: PackageGraph) throws -> [String: Int] {
        let folder = try TemporaryFolder()
        try folder.write(Array(SVGGraph.document(graph).utf8), to: "graph.svg")
        let program = """
            import xml.etree.ElementTree as tree
            for text in tree.parse("graph.svg").iter("{http://www.w3.org/2000/svg}text"):
                if text.get("class") is None:
                    print(text.get("x"), text.text)
            """
        let shell = try Shell.run(["python3", "-c", program], in: folder.path)
        try #require(shell.status == 0, "\(shell.errors)")
        let rows = shell.output.split(separator: "\n").map {
            $0.split(separator: " ", maxSplits: 1)
        }
        return Dictionary(uniqueKeysWithValues: rows.map { (String($0[1]), Int($0[0]) ?? -1) })
    }

    @Test func `generations stand from left to right`() throws {
        let found = try places(graph(["a", "b", "c", "d", "e"], [(0, 2), (1, 2), (2, 3), (4, 3)]))
        let x = try ["a", "b", "c", "d", "e"].map { try #require(found[$0]) }
        #expect(x[0] == x[1] && x[1] < x[2] && x[2] < x[3])
        // What has nothing before it stands close to what it went into.
        #expect(x[4] == x[2])
    }

    @Test func `a circle is drawn and comes to an end`() throws {
        let found = try places(graph(["a", "b", "c"], [(0, 1), (1, 2), (2, 0), (1, 1)]))
        #expect(Set(found.values).count == 3)
    }

    @Test(arguments: ["<&>\"'", "</svg><script>alert(1)</script>", "废机油 & 油泥"])
    func `no text is markup`(text: String) throws {
        #expect(try places(graph([text], [])).keys.sorted() == [text])
    }

    @Test func `nothing is drawn of nothing`() throws {
        #expect(try places(graph([], [])).isEmpty)
    }
}
