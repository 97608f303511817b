/// Shapes of codes that are data: plates, telephones, batches, facilities.
///
/// A pattern is a sequence of characters, of classes in braces such as `{D}` for a digit, and of
/// `+`, which lets what stands before it repeat.
package struct Patterns: Sendable {
    private struct Step: Sendable {
        let characters: Set<Character>
        var repeats = false
    }

    private let patterns: [String: [[Step]]]

    init(_ rows: [TableRow]) throws(RegulationError) {
        var classes: [Character: Set<Character>] = [:]
        var patterns: [String: [[Step]]] = [:]
        for row in rows {
            let name: String = try row.value("name")
            let text: String = try row.value("pattern")
            if name.hasPrefix("class."), let letter = name.last {
                classes[letter] = Set(text)
            } else if let steps = Self.steps(of: text, classes) {
                patterns[name, default: []].append(steps)
            } else {
                throw row.fault("pattern")
            }
        }
        self.patterns = patterns
    }

    /// Whether a text has one of the shapes of a name.
    package func matches(_ text: String, _ name: String) -> Bool {
        (patterns[name] ?? []).contains { Self.matches(text, $0) }
    }

    private static func steps(of text: String, _ classes: [Character: Set<Character>]) -> [Step]? {
        var steps: [Step] = []
        var rest = Substring(text)
        while let character = rest.popFirst() {
            switch character {
            case "{":
                guard let name = rest.popFirst(), let characters = classes[name],
                    rest.popFirst() == "}"
                else { return nil }
                steps.append(Step(characters: characters))
            case "+":
                guard !steps.isEmpty else { return nil }
                steps[steps.count - 1].repeats = true
            default: steps.append(Step(characters: [character]))
            }
        }
        return steps
    }

    private static func matches(_ text: String, _ steps: [Step]) -> Bool {
        var rest = Substring(text)
        for step in steps {
            guard let first = rest.popFirst(), step.characters.contains(first) else { return false }
            while step.repeats, let next = rest.first, step.characters.contains(next) {
                rest.removeFirst()
            }
        }
        return rest.isEmpty
    }
}
