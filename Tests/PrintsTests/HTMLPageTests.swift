import CanonicalJSON
import LiandanTesting
import Prints
import Testing

/// The form as HTML, read by a parser that is not ours.
struct HTMLPageTests {
    /// Prints the elements of a document, what they link to, and its text, each as one JSON line.
    private static let reader = """
        import json, sys, xml.etree.ElementTree as tree
        root = tree.fromstring(sys.stdin.buffer.read())
        names = sorted({e.tag.split('}')[-1] for e in root.iter()})
        links = [v for e in root.iter() for k, v in e.attrib.items()
                 if k.split('}')[-1] in ('src', 'href', 'action', 'data', 'srcset')]
        paths = [e.get('d') for e in root.iter() if e.tag.endswith('}path')]
        answer = [names, links, paths, ' '.join(root.itertext())]
        print(json.dumps(answer, ensure_ascii=False, separators=(',', ':')))
        """

    private struct Document {
        let elements: [String]
        let links: [String]
        let paths: [String]
        let text: String
    }

    private static func read(_ html: String) throws -> Document {
        let shell = try Shell.run(["/usr/bin/python3", "-c", reader], input: html)
        try #require(shell.status == 0, "\(shell.errors)")
        let json = try CanonicalReader.read(Array(shell.output.utf8.dropLast()))
        let parts = try #require(json.array)
        let list = { (index: Int) in parts[index].array?.compactMap(\.string) ?? [] }
        return Document(
            elements: list(0),
            links: list(1),
            paths: list(2),
            text: parts[3].string ?? ""
        )
    }

    @Test func `the page is well-formed and says everything the form says`() throws {
        let form = try PaperSample.paper(PaperSample.closed().paper)
        let document = try Self.read(HTMLPage.document([form]))
        for text in form.texts { #expect(document.text.contains(text), "\(text)") }
    }

    @Test func `a party's name is text, whatever it says`() throws {
        let form = try PaperSample.paper(PaperSample.closed().paper)
        let html = try HTMLPage.document([form])
        #expect(!html.contains("<script"))
        let document = try Self.read(html)
        #expect(document.text.contains(PaperSample.script))
        #expect(!document.elements.contains("script"))
    }

    @Test func `the page needs nothing beside it`() throws {
        let form = try PaperSample.paper(PaperSample.closed().paper)
        let html = try HTMLPage.document([form])
        #expect(try Self.read(html).links == [])
        let name = "xmlns=\"http://www.w3.org/2000/svg\""
        let rest = html.replacing(name, with: "")
        for reference in ["//", "url(", "@import"] { #expect(!rest.contains(reference)) }
        #expect(html.contains("@page { size: A4;"))
    }

    @Test func `two manifests are two sections with a code each`() throws {
        let forms = [
            try PaperSample.paper(PaperSample.closed().paper),
            try PaperSample.paper(PaperSample.unrecorded()),
        ]
        let document = try Self.read(HTMLPage.document(forms))
        #expect(document.paths.count == 2)
        #expect(Set(document.paths).count == 2)
    }
}
