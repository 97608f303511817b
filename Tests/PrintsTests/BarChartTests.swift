import CanonicalJSON
import Prints
import Regulation
import Testing

/// Bars as they are drawn.
struct BarChartTests {
    private static func row(_ length: Int?, isGood: Bool? = nil, marks: [BarChart.Mark] = [])
        -> BarChart.Row
    {
        BarChart.Row(
            label: "<IND-05>",
            value: "50.00 %",
            length: length,
            isGood: isGood,
            marks: marks
        )
    }

    private static func rectangles(_ chart: BarChart) -> [(area: DrawnArea, colour: String)] {
        chart.drawing.elements.compactMap { element in
            guard case .rectangle(let area, let colour) = element else { return nil }
            return (area, colour.description)
        }
    }

    @Test func `a bar is as long as its value, a mark stands where its number is`() {
        let mark = BarChart.Mark(length: 2_500, isTarget: true, label: "2025")
        let chart = BarChart(
            title: "t",
            note: "n",
            rows: [Self.row(5_000, isGood: true, marks: [mark])]
        )
        let drawn = Self.rectangles(chart)
        // The page, the track, the bar, the mark.
        #expect(drawn.count == 4)
        #expect(drawn[2].area.width * 2 == drawn[1].area.width)
        #expect(drawn[2].colour == "2A7D2E")
        let middle = drawn[3].area.x + drawn[3].area.width / 2
        #expect((middle - drawn[1].area.x) * 4 == drawn[1].area.width)
    }

    @Test(arguments: [(nil, 0), (true, 0), (false, 0)] as [(Bool?, Int)])
    func `a value of nothing has a bar without length`(isGood: Bool?, length: Int) {
        let chart = BarChart(title: "t", note: "n", rows: [Self.row(length, isGood: isGood)])
        #expect(Self.rectangles(chart)[2].area.width == 0)
    }

    @Test func `without a value there is no bar, and nothing goes beyond the track`() {
        let none = BarChart(title: "t", note: "n", rows: [Self.row(nil)])
        #expect(Self.rectangles(none).count == 2)
        let long = Self.rectangles(BarChart(title: "t", note: "n", rows: [Self.row(99_999)]))
        #expect(long[2].area.width == long[1].area.width)
    }

    @Test func `text is never markup`() throws {
        let chart = BarChart(title: "a & b", note: "n", rows: [Self.row(1)])
        let document = try SVGPage.document(chart.drawing)
        #expect(document.contains("&lt;IND-05&gt;"))
        #expect(!document.contains("<IND-05>"))
        #expect(document.contains("a &amp; b"))
    }
}
