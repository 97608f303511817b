/// Packages and how they hang together, as they are drawn: texts and lines, no waste.
package struct PackageGraph: Hashable, Sendable {
    /// A box of the drawing.
    package struct Node: Hashable, Sendable {
        /// How it looks.
        package enum Look: String, Sendable {
            /// The one the drawing is about.
            case root
            case package
            /// What others stood in.
            case unit
            /// A treatment.
            case batch
            /// Packages that are only counted.
            case rest
        }

        /// A few short lines.
        package let lines: [String]
        /// All of it, where there is room: shown by a browser that points at it.
        package let note: String
        package let look: Look

        package init(_ lines: [String], note: String, look: Look) {
            self.lines = lines
            self.note = note
            self.look = look
        }
    }

    /// An arrow of the drawing.
    package struct Edge: Hashable, Sendable {
        /// How it looks.
        package enum Look: String, Sendable {
            case became, packed, treated
        }

        /// Indices of nodes.
        package let from: Int
        package let to: Int
        /// One or two words.
        package let label: String
        package let look: Look

        package init(from: Int, to: Int, label: String, look: Look) {
            self.from = from
            self.to = to
            self.label = label
            self.look = look
        }
    }

    /// What stands above it.
    package let title: String
    package let nodes: [Node]
    /// Between nodes there are.
    package let edges: [Edge]

    package init(title: String, nodes: [Node], edges: [Edge]) {
        precondition(
            edges.allSatisfy { nodes.indices.contains($0.from) && nodes.indices.contains($0.to) },
            "an edge joins nodes there are"
        )
        self.title = title
        self.nodes = nodes
        self.edges = edges
    }
}
