import CanonicalJSON
import Foundation
import Prints

/// The program `liandan-pdf`: pages as JSON on standard input, PDF on standard output.
///
/// `liandan` runs it. The exit status says what went wrong, standard error says it in words.
@main
enum PrintsPDF {
    /// How it ends; `Schemas/print.md` 3.
    enum Status: Int32 {
        case done = 0
        case malformed = 2
        /// No font has Chinese characters.
        case noFont = 3
        case fault = 70
    }

    static func main() {
        let input = FileHandle.standardInput.readDataToEndOfFile()
        do {
            try write(pages(in: [UInt8](input)))
        } catch let error as DocumentError {
            end(.malformed, error.description)
        } catch PDFFailure.noFont {
            end(.noFont, "no font has the Chinese characters; install fonts-noto-cjk")
        } catch {
            end(.fault, "\(error)")
        }
    }

    private static func pages(in input: [UInt8]) throws(DocumentError) -> [PrintedPage] {
        let json: JSONValue
        do {
            json = try CanonicalReader.read(input, limits: .document)
        } catch {
            throw .notCanonical(error)
        }
        var faults: [FieldFault] = []
        guard let pages = [PrintedPage].read(json, faults: &faults) else { throw .faulty(faults) }
        return pages
    }

    private static func write(_ pages: [PrintedPage]) throws {
        let canvas = try Canvas()
        canvas.setTitle(pages.first?.title ?? "")
        for page in pages {
            switch page {
            case .form(let form): try FormPainter(form, on: canvas).paint()
            case .drawing(let drawing): try DrawingPainter(drawing, on: canvas).paint()
            }
        }
        try FileHandle.standardOutput.write(contentsOf: Data(canvas.finish()))
    }

    private static func end(_ status: Status, _ reason: String) -> Never {
        FileHandle.standardError.write(Data((reason + "\n").utf8))
        exit(status.rawValue)
    }
}

/// Why no PDF can be made.
enum PDFFailure: Error {
    /// The forms' own title cannot be set in any installed font.
    case noFont
    /// Cairo's own word for it.
    case cairo(String)
}
