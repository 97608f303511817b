import ArgumentParser

/// Whole numbers, those that follow each other written together: `2-4,7`.
struct Runs: LosslessStringConvertible, ExpressibleByArgument {
    private(set) var numbers: Set<Int>

    init(_ numbers: some Sequence<Int>) {
        self.numbers = Set(numbers)
    }

    /// Parses `2-4,7`; nil for anything else.
    init?(_ description: String) {
        numbers = []
        for part in description.split(whereSeparator: { ",，".contains($0) }) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard (1...2).contains(ends.count), let first = ends.first ?? nil,
                let last = ends.last ?? nil, first >= 0, first <= last, last < 1 << 20
            else { return nil }
            numbers.formUnion(first...last)
        }
    }

    init?(argument: String) {
        self.init(argument)
    }

    mutating func insert(_ number: Int) {
        numbers.insert(number)
    }

    /// Ascending, as long as can be.
    var ranges: [ClosedRange<Int>] {
        numbers.sorted().reduce(into: []) { ranges, number in
            if let last = ranges.last, last.upperBound + 1 == number {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
    }

    var description: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ",")
    }
}
