import CanonicalJSON
import Prints
import Regulation
import Testing
import WasteDomain

/// What stands on a label, and how large (HJ 1276-2022).
struct LabelPaperTests {
    private static let everything: JSONObject = [
        "components": String(repeating: "氢氧化钠NaOH 30%，", count: 14).dropped,
        "harmful": String(repeating: "W", count: 190), "hazards": ["T", "C", "I", "R"],
        "name": String(repeating: "名称Name ", count: 22).dropped,
    ]

    @Test(arguments: [(50, 100, 3), (450, 150, 5), (451, 200, 6)])
    func `text is no lower than asked for, however much there is`(
        litres: Int,
        side: Int,
        least: Int
    ) throws {
        for members in [[:], Self.everything] {
            let label = try LabelSample.label(members, litres: litres)
            #expect(label.drawing.width == side * 100)
            #expect(label.drawing.height == side * 100)
            let smallest = try #require(label.drawing.texts.map(\.size).min())
            // The place of a Chinese character is a tenth higher than the character.
            #expect(smallest * 100 >= least * 100 * 110)
        }
    }

    @Test func `the border is 1 mm wide, with 3 mm blank around it, on orange`() throws {
        let drawing = try LabelSample.label(litres: 50).drawing
        let orange = try #require(Colour("FF9600"))
        #expect(
            drawing.elements.prefix(3) == [
                .rectangle(DrawnArea(x: 0, y: 0, width: 10_000, height: 10_000), orange),
                .rectangle(DrawnArea(x: 300, y: 300, width: 9_400, height: 9_400), .black),
                .rectangle(DrawnArea(x: 400, y: 400, width: 9_200, height: 9_200), orange),
            ]
        )
        for element in drawing.elements.dropFirst(3) {
            guard let area = element.area else { continue }
            #expect(area.x >= 400 && area.y >= 400, "\(element)")
            #expect(area.x + area.width <= 9_600 && area.y + area.height <= 9_600, "\(element)")
        }
    }

    @Test func `every field has its title, and what is known stands behind it`() throws {
        let text = try LabelSample.label().drawing.joinedText
        for field in try LabelSample.profile().fields { #expect(text.contains(field.title)) }
        for value in [
            "危险废物", "废物名称：废机油", "废物类别：HW08", "废物代码：900-214-08", "废物形态：液态",
            "主要成分：矿物油、添加剂", "有害成分：石油烃、重金属", "注意事项：避免吸入和误食；远离火源和热源",
            "数字识别码：91500114MA5000022X9002140820260915001",
            "产生/收集单位：示例精密机械制造有限责任公司", "联系人和联系方式：王芳023-79221000",
            "产生日期：2026-09-15", "废物重量：182.5kg", "备注：第二车间", "毒性", "易燃性",
        ] {
            #expect(text.contains(value), "\(value)")
        }
        #expect(!text.contains("腐蚀性"))
    }

    @Test func `what is not known is left to be filled in, and a packed unit counts its content`()
        throws
    {
        let label = try LabelSample.label(
            without: ["components", "harmful"],
            facts: LabelContent.Facts(remark: "易碎", count: 12)
        )
        let lines = label.drawing.texts.map(\.text)
        for title in ["主要成分：", "产生/收集单位：", "联系人和联系方式：", "废物重量："] {
            #expect(lines.contains(title))
        }
        #expect(lines.contains("备注：内含 12 件；易碎"))
    }

    @Test func `the code is printed in groups`() throws {
        let issued = try LabelSample.content()
        #expect(issued.code.grouped == "91500114MA5000022X 90021408 20260915 001")
        #expect(issued.code.grouped.filter { $0 != " " } == issued.code.description)
    }

    @Test(arguments: [50, 450, 1000])
    func `what has no room is cut and said, never the code`(litres: Int) throws {
        let label = try LabelSample.label(Self.everything, litres: litres)
        #expect(label.cut.contains(.harmful))
        let whole: Set<LabelField> = [.id, .code, .category, .form, .date, .weight]
        #expect(whole.isDisjoint(with: label.cut))
        #expect(label.drawing.joinedText.contains("数字识别码：\(label.code)"))
        #expect(label.drawing.texts.contains { $0.text.hasSuffix("…") })
        #expect(try LabelSample.label(litres: litres).cut == [])
    }

    @Test(arguments: HazardProperty.allCases)
    func `each hazard has a pictogram in the middle of the page's side`(
        hazard: HazardProperty
    ) throws {
        let drawing = try LabelSample.label(["hazards": [hazard]], litres: 50).drawing
        let shapes = drawing.elements.compactMap { element -> DrawnArea? in
            guard case .shape(_, let area, _) = element else { return nil }
            return area
        }
        #expect(Set(shapes).count == 1)
        let area = try #require(shapes.first)
        #expect(area.width == area.height)
        #expect(area.width >= 1_500)
    }

    @Test func `four hazards stand in a square and none over another`() throws {
        let hazards: JSONObject = ["hazards": ["T", "C", "I", "R"]]
        let drawing = try LabelSample.label(hazards, litres: 50).drawing
        let areas = Set(
            drawing.elements.compactMap { element -> DrawnArea? in
                guard case .shape(_, let area, _) = element else { return nil }
                return area
            }
        )
        #expect(areas.count == 4)
        #expect(Set(areas.map(\.x)).count == 2)
        #expect(Set(areas.map(\.y)).count == 2)
        for one in areas {
            for other in areas where one != other {
                let isApart =
                    abs(one.x - other.x) >= one.width || abs(one.y - other.y) >= one.height
                #expect(isApart)
            }
        }
    }

    @Test func `labels of 100 mm stand four on a sheet, larger ones alone`() throws {
        let small = try LabelSample.label(litres: 50).drawing
        let large = try LabelSample.label(litres: 200).drawing
        let sheets = LabelSheet.pages(of: [small, small, small, small, small, large, large])
        #expect(sheets.map(\.width) == [21_000, 21_000, 21_000, 21_000])
        #expect(sheets.map(\.height) == [29_700, 29_700, 29_700, 29_700])
        let symbols = sheets.map { sheet in
            sheet.elements.filter { element in
                if case .symbol = element { true } else { false }
            }.count
        }
        #expect(symbols == [4, 1, 1, 1])
    }

    @Test func `a drawing survives the way to the program that makes PDF`() throws {
        let symbol = DrawnSymbol(.gs1DataMatrix, LabelSample.alternate)
        let pages: [PrintedPage] = [
            .drawing(try LabelSample.label(alternate: symbol).drawing),
            .form(try PaperSample.paper(PaperSample.unrecorded())),
        ]
        var faults: [FieldFault] = []
        let json = try CanonicalReader.read(pages.canonicalBytes, limits: .document)
        #expect([PrintedPage].read(json, faults: &faults) == pages)
        #expect(faults == [])
    }

    @Test(arguments: ["", "L 1 1", "M 1", "M 1 1 Q 2 2", "M 1 1 C 1 1", "M 1 x"])
    func `what is no outline is refused`(text: String) {
        #expect(Outline(text) == nil)
    }
}

extension DrawnElement {
    fileprivate var area: DrawnArea? {
        switch self {
        case .rectangle(let area, _), .shape(_, let area, _), .symbol(_, let area): area
        case .text: nil
        }
    }
}

extension String {
    /// Without the last character, which may not end a line of text.
    fileprivate var dropped: String { String(dropLast()) }
}
