import CanonicalJSON

/// The outline of a shape in a grid of 1000 × 1000, from the upper left: lines and Bézier curves.
///
/// Written as SVG writes paths, with `M`, `L`, `C`, `Z` and whole numbers only.
package struct Outline: Hashable, Sendable, LosslessStringConvertible, CanonicalScalar {
    /// A place in the grid.
    package struct Point: Hashable, Sendable {
        package let x: Int
        package let y: Int

        package init(_ x: Int, _ y: Int) {
            self.x = x
            self.y = y
        }
    }

    /// One step along the outline.
    package enum Step: Hashable, Sendable {
        case move(Point)
        case line(Point)
        /// By two control points to the third.
        case curve(Point, Point, Point)
        case close
    }

    package let steps: [Step]

    package init(_ steps: [Step]) {
        self.steps = steps
    }

    package init?(_ description: String) {
        var steps: [Step] = []
        var words = description.split(separator: " ")[...]
        while let letter = words.popFirst() {
            let count = ["M": 1, "L": 1, "C": 3, "Z": 0][letter]
            guard let count, words.count >= 2 * count else { return nil }
            let numbers = words.prefix(2 * count).compactMap { Int($0) }
            guard numbers.count == 2 * count else { return nil }
            words = words.dropFirst(2 * count)
            let points = stride(from: 0, to: numbers.count, by: 2).map {
                Point(numbers[$0], numbers[$0 + 1])
            }
            switch letter {
            case "M": steps.append(.move(points[0]))
            case "L": steps.append(.line(points[0]))
            case "C": steps.append(.curve(points[0], points[1], points[2]))
            default: steps.append(.close)
            }
        }
        guard case .move = steps.first else { return nil }
        self.steps = steps
    }

    package var description: String {
        steps.map { step in
            switch step {
            case .move(let point): "M \(point)"
            case .line(let point): "L \(point)"
            case .curve(let first, let second, let end): "C \(first) \(second) \(end)"
            case .close: "Z"
            }
        }
        .joined(separator: " ")
    }

    /// Corners joined by lines.
    static func polygon(_ corners: [(Int, Int)]) -> Outline {
        let points = corners.map { Point($0.0, $0.1) }
        guard let first = points.first else { preconditionFailure("a polygon has corners") }
        return Outline([.move(first)] + points.dropFirst().map(Step.line) + [.close])
    }

    /// A circle, or an ellipse if the radii differ, of four curves.
    static func circle(_ x: Int, _ y: Int, _ radius: Int, _ height: Int? = nil) -> Outline {
        let (a, b) = (radius, height ?? radius)
        // The control points of a quarter lie 0.5523 of the radius from its ends.
        let (c, d) = (a * 5523 / 10_000, b * 5523 / 10_000)
        return Outline([
            .move(Point(x + a, y)),
            .curve(Point(x + a, y + d), Point(x + c, y + b), Point(x, y + b)),
            .curve(Point(x - c, y + b), Point(x - a, y + d), Point(x - a, y)),
            .curve(Point(x - a, y - d), Point(x - c, y - b), Point(x, y - b)),
            .curve(Point(x + c, y - b), Point(x + a, y - d), Point(x + a, y)),
            .close,
        ])
    }

    /// A straight bar between two places.
    static func bar(_ from: (Int, Int), _ to: (Int, Int), _ width: Int) -> Outline {
        let (dx, dy) = (Double(to.0 - from.0), Double(to.1 - from.1))
        let length = (dx * dx + dy * dy).squareRoot()
        let x = Int((-dy / length * Double(width) / 2).rounded())
        let y = Int((dx / length * Double(width) / 2).rounded())
        return polygon([
            (from.0 + x, from.1 + y), (to.0 + x, to.1 + y), (to.0 - x, to.1 - y),
            (from.0 - x, from.1 - y),
        ])
    }
}

extension Outline.Point: CustomStringConvertible {
    package var description: String { "\(x) \(y)" }
}
